import { expect, test } from '@jest/globals'
import { allowedTransitions } from '../../src/incidents/lifecycle.js'
import type { Stand } from '../../src/imports/servicenow-row.js'
import { stepsTo } from '../../src/imports/stands.js'

const stands: Stand[] = [
  { status: 'OPEN', holdReason: null },
  { status: 'IN_PROGRESS', holdReason: null },
  { status: 'ON_HOLD', holdReason: 'AWAITING_VENDOR' },
  { status: 'ON_HOLD', holdReason: 'OTHER' },
  { status: 'RESOLVED', holdReason: null },
  { status: 'CLOSED', holdReason: null },
]
const pairs = stands.flatMap((from) => stands.map((to) => [from, to] as const))

test.each(pairs)('from %j to %j each step is one that the lifecycle allows', (from, to) => {
  let stand = from
  for (const { move, hold } of stepsTo(from, to)) {
    const status = move?.to ?? 'ON_HOLD'
    const allowed = allowedTransitions({ status: stand.status, version: 1, closedAt: null }, new Date(0), 0)
    if (stand.status !== 'ON_HOLD' || !hold) expect(allowed).toContain(status)
    stand = { status, holdReason: hold ?? null }
  }
  const isBackToNew = to.status === 'OPEN' && from.status !== 'OPEN'
  expect(stand).toEqual(isBackToNew ? { status: 'IN_PROGRESS', holdReason: null } : to)
})
