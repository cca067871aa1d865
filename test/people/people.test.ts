import { afterAll, expect, test } from '@jest/globals'
import { selectRow, selectRows } from '../../src/database/rows.js'
import { idBytes } from '../../src/ids/type-id.js'
import {
  createTeam,
  createUser,
  setTeamMember,
  TeamMembershipEntity,
  UserEntity,
} from '../../src/people/index.js'
import { updateUser } from '../../src/people/use-cases/update-user.js'
import { testDesk } from '../harness/desk.js'
import { refusal } from '../harness/hand.js'

const desk = await testDesk()
afterAll(() => desk.close())
const userRow = (id: string) => selectRow(desk.manager, UserEntity, 'WHERE id = ?', [idBytes(id)])
const addressTaken = { code: 'BAD_USER_INPUT', fields: [{ path: ['input', 'email'] }] }

test('an address belongs to one person of an organisation, however it is written', async () => {
  await desk.do(createUser, { name: 'Bo', email: 'Bo@Example.org' })
  const again = await refusal(desk.do(createUser, { name: 'Bob', email: 'bo@example.ORG' }))
  expect(again.extensions).toMatchObject(addressTaken)
  const { user } = await desk.do(createUser, { name: 'Cy', email: 'cy@example.org' })
  expect(
    (await refusal(desk.do(updateUser, { id: user, email: 'BO@example.org' }))).extensions,
  ).toMatchObject(addressTaken)
  await desk.as(await desk.stranger()).do(createUser, { name: 'Bo', email: 'bo@example.org' })
})

test('of twenty who add the same address at once one succeeds', async () => {
  const adding = Array.from({ length: 20 }, () =>
    desk.do(createUser, { name: 'Di', email: 'di@example.org' }),
  )
  const results = await Promise.allSettled(adding)
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test("a person without a time zone lives in the organisation's", async () => {
  const { user } = await desk.do(createUser, { name: 'Ed', email: 'ed@example.org' })
  expect(await userRow(user)).toMatchObject({ timeZone: 'Europe/Berlin', active: true })
})

test('what is left out of an update stays, and a name cannot be cleared', async () => {
  const { user } = await desk.do(createUser, { name: 'Flo', email: 'flo@example.org' })
  await desk.do(updateUser, { id: user, timeZone: 'Asia/Tokyo' })
  expect(await userRow(user)).toMatchObject({ name: 'Flo', email: 'flo@example.org', timeZone: 'Asia/Tokyo' })
  expect((await refusal(desk.do(updateUser, { id: user, name: null }))).code).toBe('BAD_USER_INPUT')
})

test('a member has one role and function in a team, until a role of null ends it', async () => {
  const bo = await desk.hire('Bo')
  const { team: teamId } = await desk.do(createTeam, { name: 'Core' })
  const members = () => selectRows(desk.manager, TeamMembershipEntity, 'WHERE teamId = ?', [idBytes(teamId)])
  await desk.do(setTeamMember, { teamId, userId: bo.id, role: 'RESPONDER', function: 'network' })
  await desk.do(setTeamMember, { teamId, userId: bo.id, role: 'MANAGER' })
  expect(await members()).toMatchObject([{ userId: bo.id, role: 'MANAGER', function: null }])
  await desk.do(setTeamMember, { teamId, userId: bo.id, role: null })
  expect(await members()).toEqual([])
})

test('people and teams of another organisation are not there', async () => {
  const theirs = desk.as(await desk.stranger())
  const { team } = await theirs.do(createTeam, { name: 'Theirs' })
  const { user } = await theirs.do(createUser, { name: 'Gil', email: 'gil@example.org' })
  const { team: own } = await desk.do(createTeam, { name: 'Ours' })
  const acts = [
    desk.do(setTeamMember, { teamId: team, userId: desk.admin.actor.userId as string, role: 'MANAGER' }),
    desk.do(setTeamMember, { teamId: own, userId: user, role: 'MANAGER' }),
    desk.do(updateUser, { id: user, name: 'Mine' }),
    desk.open({ ownerId: team }),
    desk.open({ reporterId: user }),
  ]
  for (const { code } of await Promise.all(acts.map(refusal))) expect(code).toBe('NOT_FOUND')
})
