import { afterAll, expect, test } from '@jest/globals'
import { selectRow } from '../../src/database/rows.js'
import { idBytes } from '../../src/ids/type-id.js'
import { assignIncidentRole } from '../../src/incidents/use-cases/assign-incident-role.js'
import { addIncidentTask } from '../../src/incidents/use-cases/add-incident-task.js'
import { unwatchIncident } from '../../src/incidents/use-cases/unwatch-incident.js'
import { updateIncidentTask } from '../../src/incidents/use-cases/update-incident-task.js'
import { watchIncident } from '../../src/incidents/use-cases/watch-incident.js'
import { createTeam, setTeamMember, UserEntity } from '../../src/people/index.js'
import { deactivateUser } from '../../src/people/use-cases/deactivate-user.js'
import { reactivateUser } from '../../src/people/use-cases/reactivate-user.js'
import { setUserRole } from '../../src/people/use-cases/set-user-role.js'
import { updateUser } from '../../src/people/use-cases/update-user.js'
import { testDesk } from '../harness/desk.js'
import { refusal } from '../harness/hand.js'

const desk = await testDesk()
afterAll(() => desk.close())
const ada = desk.admin.principal
const userRow = (id: string) => selectRow(desk.manager, UserEntity, 'WHERE id = ?', [idBytes(id)])
const kindsOf = async (id: string) => (await desk.timeline(id)).map(({ kind }) => kind)

test('a role changes once, and asking for what is so already leaves no entry', async () => {
  const bo = await desk.hire('Bo')
  for (let turn = 0; turn < 2; turn += 1) await desk.do(setUserRole, { userId: bo.id, role: 'MANAGER' })
  expect(await userRow(bo.id)).toMatchObject({ role: 'MANAGER' })
  for (let turn = 0; turn < 2; turn += 1) await desk.do(deactivateUser, { userId: bo.id })
  expect(await userRow(bo.id)).toMatchObject({ active: false })
  for (let turn = 0; turn < 2; turn += 1) await desk.do(reactivateUser, { userId: bo.id })
  expect(await userRow(bo.id)).toMatchObject({ active: true, role: 'MANAGER' })
  expect(await kindsOf(bo.id)).toEqual([
    'USER_CREATED',
    'USER_ROLE_CHANGED',
    'USER_DEACTIVATED',
    'USER_REACTIVATED',
  ])
  expect((await desk.timeline(bo.id))[1]).toMatchObject({
    summary: 'Ada Park changed the role of Bo from RESPONDER to MANAGER',
    data: { before: { role: 'RESPONDER' }, after: { role: 'MANAGER' } },
  })
})

test('the last active admin cannot be demoted or deactivated, not by themselves either', async () => {
  const gone = await desk.hire('Bo', 'ADMIN')
  await desk.do(deactivateUser, { userId: gone.id })
  expect((await refusal(desk.do(setUserRole, { userId: ada, role: 'MANAGER' }))).code).toBe('CONFLICT')
  expect((await refusal(desk.do(deactivateUser, { userId: ada }))).code).toBe('CONFLICT')
  expect(await userRow(ada)).toMatchObject({ role: 'ADMIN', active: true })
  // Who has left counts for nothing, so their role may go.
  await desk.do(setUserRole, { userId: gone.id, role: 'VIEWER' })
})

test.each([
  ['demote', setUserRole, setUserRole],
  ['deactivate', deactivateUser, deactivateUser],
  ['demote and deactivate', setUserRole, deactivateUser],
])('of two admins who %s each other at the same instant one stays', async (_, first, second) => {
  for (let turn = 0; turn < 10; turn += 1) {
    const bo = await desk.hire('Bo', 'ADMIN')
    const results = await Promise.allSettled([
      desk.do(first, { userId: bo.id, role: 'MANAGER' }),
      desk.as(bo).do(second, { userId: ada, role: 'MANAGER' }),
    ])
    const refused = results.filter(({ status }) => status === 'rejected')
    expect(refused).toMatchObject([{ reason: { code: 'CONFLICT' } }])
    const rows = [await userRow(ada), await userRow(bo.id)]
    expect(rows.filter((row) => row?.active && row.role === 'ADMIN')).toHaveLength(1)
    await desk.as(bo).do(reactivateUser, { userId: ada })
    await desk.as(bo).do(setUserRole, { userId: ada, role: 'ADMIN' })
    await desk.do(deactivateUser, { userId: bo.id })
  }
})

test('people of another organisation are not there, and its admins do not count', async () => {
  const stranger = await desk.stranger()
  for (const useCase of [setUserRole, deactivateUser, reactivateUser]) {
    const { extensions } = await refusal(desk.do(useCase, { userId: stranger.principal, role: 'VIEWER' }))
    expect(extensions).toMatchObject({ code: 'NOT_FOUND', fields: [{ path: ['input', 'userId'] }] })
  }
})

test('who has left gets nothing new, keeps what is theirs, and can be relieved of it', async () => {
  const bo = await desk.hire('Bo')
  const other = await desk.hire('Cy')
  const id = await desk.open({ ownerId: bo.id })
  const { team: teamId } = await desk.do(createTeam, { name: 'Core' })
  await desk.do(setTeamMember, { teamId, userId: bo.id, role: 'RESPONDER' })
  await desk.do(assignIncidentRole, { id, kind: 'SCRIBE', userId: bo.id, remove: false })
  await desk.do(watchIncident, { id, userId: bo.id })
  const { task } = await desk.do(addIncidentTask, { id, title: 'look', assigneeId: bo.id })
  await desk.do(deactivateUser, { userId: bo.id })

  const another = await desk.open()
  const acts: [Promise<unknown>, string][] = [
    [desk.open({ ownerId: bo.id }), 'ownerId'],
    [desk.open({ reporterId: bo.id }), 'reporterId'],
    [desk.assign(another, bo.id), 'ownerId'],
    [desk.do(assignIncidentRole, { id: another, kind: 'SCRIBE', userId: bo.id, remove: false }), 'userId'],
    [desk.do(watchIncident, { id: another, userId: bo.id }), 'userId'],
    [desk.do(addIncidentTask, { id: another, title: 'look', assigneeId: bo.id }), 'assigneeId'],
    [desk.do(setTeamMember, { teamId, userId: bo.id, role: 'MANAGER' }), 'userId'],
  ]
  for (const [act, field] of acts) {
    const fields = [{ path: ['input', field], message: 'is not active' }]
    expect((await refusal(act)).extensions).toEqual({ code: 'BAD_USER_INPUT', fields })
  }

  expect(await desk.incident(id)).toMatchObject({ ownerUserId: bo.id })
  // Asking for what is so already is no error.
  await desk.assign(id, bo.id)
  await desk.do(watchIncident, { id, userId: bo.id })
  await desk.do(assignIncidentRole, { id, kind: 'SCRIBE', userId: bo.id, remove: false })
  await desk.do(updateIncidentTask, { id: task, title: 'listen', assigneeId: bo.id })

  await desk.do(unwatchIncident, { id, userId: bo.id })
  await desk.do(assignIncidentRole, { id, kind: 'SCRIBE', userId: bo.id, remove: true })
  await desk.do(setTeamMember, { teamId, userId: bo.id, role: null })
  await desk.do(updateIncidentTask, { id: task, assigneeId: other.id })
  await desk.assign(id, other.id)
  expect(await desk.incident(id)).toMatchObject({ ownerUserId: other.id })
})

test('people change their own name and time zone, but only admins an address', async () => {
  const bo = await desk.hire('Bo', 'VIEWER')
  const cy = await desk.hire('Cy', 'MANAGER')
  await desk.as(bo).do(updateUser, { id: bo.id, name: 'Bob', timeZone: 'Asia/Tokyo' })
  expect(await userRow(bo.id)).toMatchObject({ name: 'Bob', timeZone: 'Asia/Tokyo' })
  const { email } = (await userRow(bo.id)) as UserEntity
  // Sent along unchanged it changes nothing.
  await desk.as(bo).do(updateUser, { id: bo.id, name: 'Bo', email })
  const acts = [
    desk.as(bo).do(updateUser, { id: bo.id, email: 'bo@example.net' }),
    desk.as(cy).do(updateUser, { id: bo.id, name: 'Robert' }),
    desk.as(desk.program('monitoring', 'MANAGER')).do(updateUser, { id: bo.id, name: 'Robert' }),
  ]
  for (const { code } of await Promise.all(acts.map(refusal))) expect(code).toBe('FORBIDDEN')
  await desk.do(updateUser, { id: bo.id, email: 'bo@example.net' })
  expect(await userRow(bo.id)).toMatchObject({ name: 'Bo', email: 'bo@example.net' })
})

test('only admins set roles, deactivate and reactivate', async () => {
  const bo = await desk.hire('Bo', 'MANAGER')
  for (const useCase of [setUserRole, deactivateUser, reactivateUser]) {
    const act = desk.as(bo).do(useCase, { userId: bo.id, role: 'ADMIN' })
    expect((await refusal(act)).code).toBe('FORBIDDEN')
  }
})
