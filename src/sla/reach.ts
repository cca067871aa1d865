import type { Work } from '../database/work.js'
import { setTimer } from '../engine/timers.js'
import { selectRows } from '../database/rows.js'
import { idBytes, prefixOf } from '../ids/type-id.js'
import { IncidentEntity } from '../incidents/index.js'
import { followPolicies } from './move-clocks.js'
import { policiesInForce } from './policy.store.js'

/** How many open incidents one transaction takes along. */
const batch = 100
/** What was being opened with the policies of before has been committed by then. */
const grace = 1_000

/**
 * Policies or calendars have changed: open incidents follow, the first at once, all within moments, however many there
 * are. Nothing happens to those that stand under the same terms.
 */
export async function reachIncidents(work: Work): Promise<void> {
  await followFrom(work, null)
  await setTimer(work, 'reach-incidents', work.viewer.organizationId, new Date(work.now.getTime() + grace))
}

/** The same by and by: the timer names the incident after which it goes on, or the organisation for all. */
export async function reachMoreIncidents(work: Work, { subject }: { subject: string }): Promise<void> {
  const last = await followFrom(work, prefixOf(subject) === 'incident' ? subject : null)
  if (last !== null) await setTimer(work, 'reach-incidents', last, work.now)
}

/** Answers after which incident there may be more; null where that was all. */
async function followFrom(work: Work, after: string | null): Promise<string | null> {
  const { organizationId } = work.viewer
  const ids = await selectRows(
    work.manager,
    IncidentEntity,
    `WHERE organizationId = ? AND open AND id > ? ORDER BY id LIMIT ${batch}`,
    [idBytes(organizationId), after === null ? Buffer.alloc(16) : idBytes(after)],
  )
  const policies = await policiesInForce(work.manager, organizationId)
  for (const { id } of ids) await followPolicies(work, id, policies)
  return ids.length < batch ? null : (ids.at(-1)?.id ?? null)
}
