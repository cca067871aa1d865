import { afterAll, expect, test } from '@jest/globals'
import { assignIncidentRole } from '../../src/incidents/use-cases/assign-incident-role.js'
import { addIncidentTask } from '../../src/incidents/use-cases/add-incident-task.js'
import { postStatusUpdate } from '../../src/incidents/use-cases/post-status-update.js'
import { updateOrganization } from '../../src/organizations/index.js'
import { testDesk } from '../harness/desk.js'
import { refusal } from '../harness/hand.js'

const desk = await testDesk()
afterAll(() => desk.close())
const statusOf = async (id: string) => (await desk.incident(id)).status
const tick = () => desk.desk.engine.tick()

async function resolved(): Promise<string> {
  const id = await desk.open()
  await desk.resolve(id)
  return id
}

test('a resolved incident closes by itself after seven quiet days', async () => {
  const id = await resolved()
  desk.clock.advance(7 * 86_400_000 - 1)
  await tick()
  expect(await statusOf(id)).toBe('RESOLVED')
  const closedAt = desk.clock.advance(1)
  await tick()
  expect(await desk.incident(id)).toMatchObject({ status: 'CLOSED', closedAt })
  expect((await desk.timeline(id)).at(-1)?.actorKind).toBe('SYSTEM')
})

const stirs: [string, (id: string) => Promise<unknown>][] = [
  ['a note', (id) => desk.note(id)],
  ['a late acknowledgement', (id) => desk.acknowledge(id)],
  ['another owner', (id) => desk.assign(id, null)],
  ['another title', (id) => desk.update(id, { title: 'Checkout failed' })],
  ['another severity', (id) => desk.update(id, { severity: 'LOW' })],
  ['a task', (id) => desk.do(addIncidentTask, { id, title: 'write it up' })],
  ['an update', (id) => desk.do(postStatusUpdate, { id, message: 'all is well', audience: 'PUBLIC' })],
  [
    'a role',
    (id) =>
      desk.do(assignIncidentRole, { id, kind: 'SCRIBE', userId: desk.admin.actor.userId, remove: false }),
  ],
]

test.each(stirs)('%s begins the quiet time anew', async (_what, stir) => {
  const id = await resolved()
  desk.clock.advance('6d')
  await stir(id)
  desk.clock.advance('6d')
  await tick()
  expect(await statusOf(id)).toBe('RESOLVED')
  desk.clock.advance('1d')
  await tick()
  expect(await statusOf(id)).toBe('CLOSED')
})

test('what was reopened or merged meanwhile does not close', async () => {
  const [reopened, merged] = [await resolved(), await resolved()]
  await desk.reopen(reopened)
  await desk.merge(merged, await desk.open())
  desk.clock.advance('8d')
  await tick()
  expect(await statusOf(reopened)).toBe('IN_PROGRESS')
  expect(await statusOf(merged)).toBe('CANCELED')
})

test('where the organisation never closes by itself, resolved incidents stay', async () => {
  await desk.do(updateOrganization, { closeAfter: null })
  const id = await resolved()
  await desk.do(updateOrganization, { closeAfter: 7 * 86_400_000 })
  desk.clock.advance('30d')
  await tick()
  expect(await statusOf(id)).toBe('RESOLVED')
})

test('a closed incident may be reopened to the last instant of the window, and not after', async () => {
  const [early, late] = [await resolved(), await resolved()]
  for (const id of [early, late]) await desk.closeIncident(id)
  desk.clock.advance('14d')
  await desk.reopen(early)
  expect(await statusOf(early)).toBe('IN_PROGRESS')
  desk.clock.advance(1)
  const { extensions } = await refusal(desk.reopen(late))
  expect(extensions).toMatchObject({ code: 'INVALID_TRANSITION', status: 'CLOSED', allowedTransitions: [] })
})

test('the reopen window is the organisation’s own, and reaches back', async () => {
  const id = await resolved()
  await desk.closeIncident(id)
  desk.clock.advance('20d')
  await refusal(desk.reopen(id))
  await desk.do(updateOrganization, { reopenWindow: 21 * 86_400_000 })
  await desk.reopen(id)
  await desk.do(updateOrganization, { reopenWindow: 14 * 86_400_000 })
})

test('a resolution may be back-dated to what it must follow, not before and not into the future', async () => {
  const id = await desk.open()
  const acknowledgedAt = desk.clock.advance('10m')
  await desk.acknowledge(id)
  const mitigatedAt = desk.clock.advance('10m')
  await desk.mitigate(id)
  desk.clock.advance('10m')
  for (const resolvedAt of [acknowledgedAt, new Date(mitigatedAt.getTime() - 1), desk.clock.in(1)]) {
    const { extensions } = await refusal(desk.resolve(id, { resolvedAt }))
    expect(extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: ['input', 'resolvedAt'] }] })
  }
  await desk.resolve(id, { resolvedAt: mitigatedAt })
  const last = (await desk.timeline(id)).at(-1)
  expect(await desk.incident(id)).toMatchObject({ resolvedAt: mitigatedAt, updatedAt: desk.clock.now() })
  expect(last).toMatchObject({ occurredAt: mitigatedAt, recordedAt: desk.clock.now() })
})

test('a later resolution cannot lie before the reopening', async () => {
  const id = await resolved()
  const reopenedAt = desk.clock.advance('1h')
  await desk.reopen(id)
  desk.clock.advance('1h')
  await refusal(desk.resolve(id, { resolvedAt: new Date(reopenedAt.getTime() - 1) }))
  await desk.resolve(id, { resolvedAt: reopenedAt })
})

test('closed and canceled incidents take no more changes', async () => {
  const closed = await resolved()
  await desk.closeIncident(closed)
  const canceled = await desk.open()
  await desk.cancel(canceled)
  for (const id of [closed, canceled]) {
    const acts = [desk.note(id), desk.assign(id, null), desk.update(id, { title: 'x' })]
    for (const { code } of await Promise.all(acts.map(refusal))) expect(code).toBe('INVALID_TRANSITION')
  }
})
