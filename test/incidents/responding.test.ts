import { afterAll, expect, test } from '@jest/globals'
import { selectRow, selectRows } from '../../src/database/rows.js'
import { idBytes } from '../../src/ids/type-id.js'
import { IncidentRoleEntity, IncidentWatcherEntity } from '../../src/incidents/incident.entity.js'
import type { IncidentRoleKind } from '../../src/incidents/incident.enums.js'
import { IncidentTaskEntity, StatusUpdateEntity } from '../../src/incidents/response.entity.js'
import { addIncidentTask } from '../../src/incidents/use-cases/add-incident-task.js'
import { assignIncidentRole } from '../../src/incidents/use-cases/assign-incident-role.js'
import { completeIncidentTask } from '../../src/incidents/use-cases/complete-incident-task.js'
import { postStatusUpdate } from '../../src/incidents/use-cases/post-status-update.js'
import { removeIncidentTask } from '../../src/incidents/use-cases/remove-incident-task.js'
import { unwatchIncident } from '../../src/incidents/use-cases/unwatch-incident.js'
import { updateIncidentTask } from '../../src/incidents/use-cases/update-incident-task.js'
import { watchIncident } from '../../src/incidents/use-cases/watch-incident.js'
import { testDesk } from '../harness/desk.js'
import { refusal } from '../harness/hand.js'

const desk = await testDesk()
afterAll(() => desk.close())
const [bo, cy] = [await desk.hire('Bo'), await desk.hire('Cy')]
const told = async (id: string) => (await desk.timeline(id)).slice(1).map(({ summary }) => summary)
const taskOf = (id: string) => selectRow(desk.manager, IncidentTaskEntity, 'WHERE id = ?', [idBytes(id)])

const role = (id: string, kind: IncidentRoleKind, userId: string | null, remove = false) =>
  desk.do(assignIncidentRole, { id, kind, userId, remove })
async function holders(id: string, kind: IncidentRoleKind): Promise<string[]> {
  const clause = 'WHERE incidentId = ? AND kind = ?'
  const rows = await selectRows(desk.manager, IncidentRoleEntity, clause, [idBytes(id), kind])
  return rows.map(({ userId }) => userId)
}

test.each(['COMMANDER', 'COMMUNICATIONS_LEAD', 'SCRIBE'] as const)('%s has one holder', async (kind) => {
  const id = await desk.open()
  await role(id, kind, bo.id)
  await role(id, kind, cy.id)
  await role(id, kind, cy.id)
  expect(await holders(id, kind)).toEqual([cy.id])
  const events = (await desk.timeline(id)).slice(1).map(({ data }) => data)
  expect(events).toEqual([
    { role: kind, fromId: null, toId: bo.id },
    { role: kind, fromId: bo.id, toId: cy.id },
  ])
  expect((await desk.incident(id)).version).toBe(3)
})

test('a role of many takes any number, gives up one of them, and is freed of all', async () => {
  const id = await desk.open()
  const kind = 'SUBJECT_MATTER_EXPERT'
  await role(id, kind, bo.id)
  await role(id, kind, cy.id)
  expect(new Set(await holders(id, kind))).toEqual(new Set([bo.id, cy.id]))
  await role(id, kind, bo.id, true)
  expect(await holders(id, kind)).toEqual([cy.id])
  await role(id, kind, bo.id)
  await role(id, kind, null)
  expect(await holders(id, kind)).toEqual([])
  expect((await refusal(role(id, kind, null, true))).code).toBe('BAD_USER_INPUT')
})

test('a task is added, changed, done, not done after all, and removed; the timeline keeps each', async () => {
  const id = await desk.open()
  const { task } = await desk.do(addIncidentTask, { id, title: 'look' })
  await desk.do(updateIncidentTask, { id: task, title: 'look again', assigneeId: bo.id })
  await desk.do(updateIncidentTask, { id: task, title: 'look again' })
  await desk.do(completeIncidentTask, { id: task, done: true })
  await desk.do(completeIncidentTask, { id: task, done: true })
  expect(await taskOf(task)).toMatchObject({ done: true, assigneeId: bo.id, completedAt: desk.clock.now() })
  await desk.do(completeIncidentTask, { id: task, done: false })
  expect(await taskOf(task)).toMatchObject({ done: false, completedAt: null })
  await desk.do(removeIncidentTask, { id: task })
  expect(await taskOf(task)).toBeNull()
  expect((await refusal(desk.do(removeIncidentTask, { id: task }))).code).toBe('NOT_FOUND')
  const acts = ['added', 'changed', 'completed', 'reopened', 'removed']
  expect((await told(id)).map((sentence) => sentence.split(' ')[2])).toEqual(acts)
  expect((await desk.incident(id)).version).toBe(1)
})

test('people watch for themselves or others, once; a program must say who', async () => {
  const id = await desk.open()
  for (const userId of [undefined, bo.id, bo.id]) await desk.do(watchIncident, { id, userId })
  await desk.do(unwatchIncident, { id, userId: cy.id })
  await desk.do(unwatchIncident, { id })
  const rows = await selectRows(desk.manager, IncidentWatcherEntity, 'WHERE incidentId = ?', [idBytes(id)])
  expect(rows.map(({ userId }) => userId)).toEqual([bo.id])
  expect(await desk.story(id)).toEqual(['OPENED', ...Array<string>(3).fill('WATCHERS_CHANGED')])
  const program = desk.as(desk.program())
  const { extensions } = await refusal(program.do(watchIncident, { id }))
  expect(extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: ['input', 'userId'] }] })
})

test('a status update tells its audience, and what it expects changes the incident', async () => {
  const id = await desk.open()
  const expectedResolutionAt = desk.clock.in('4h')
  const nextUpdateAt = desk.clock.in('30m')
  const input = { id, message: 'Working on it', audience: 'PUBLIC' as const }
  const { statusUpdate } = await desk.do(postStatusUpdate, { ...input, expectedResolutionAt, nextUpdateAt })
  const row = await selectRow(desk.manager, StatusUpdateEntity, 'WHERE id = ?', [idBytes(statusUpdate)])
  expect(row).toMatchObject({ nextUpdateAt, audience: 'PUBLIC', postedAt: desk.clock.now() })
  expect(await desk.incident(id)).toMatchObject({ expectedResolutionAt, version: 2 })
  expect(await desk.story(id)).toEqual(['OPENED', 'STATUS_UPDATE_POSTED', 'UPDATED'])
  await desk.do(postStatusUpdate, input)
  expect(await desk.incident(id)).toMatchObject({ expectedResolutionAt, version: 2 })
  const past = { ...input, nextUpdateAt: desk.clock.now() }
  expect((await refusal(desk.do(postStatusUpdate, past))).code).toBe('BAD_USER_INPUT')
})

test('a note may be back-dated, never post-dated', async () => {
  const id = await desk.open()
  const occurredAt = desk.clock.in('-2h')
  await desk.note(id, 'it began here', { occurredAt })
  expect((await desk.timeline(id)).at(-1)).toMatchObject({ occurredAt, recordedAt: desk.clock.now() })
  expect((await refusal(desk.note(id, 'x', { occurredAt: desk.clock.in(1) }))).code).toBe('BAD_USER_INPUT')
})
