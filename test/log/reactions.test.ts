import { afterAll, expect, test } from '@jest/globals'
import { selectRow } from '../../src/database/rows.js'
import { createTransact } from '../../src/database/transact.js'
import { settingsOf } from '../../src/desk.js'
import { idBytes } from '../../src/ids/type-id.js'
import { appendToLog } from '../../src/log/log.store.js'
import { createTeam, TeamEntity } from '../../src/people/index.js'
import { retireTeam } from '../../src/people/use-cases/retire-team.js'
import { createService, retireService, updateService } from '../../src/services/index.js'
import { testDesk } from '../harness/desk.js'
import { refusal } from '../harness/hand.js'

const desk = await testDesk()
afterAll(() => desk.close())
const team = async (name = 'Core') => (await desk.do(createTeam, { name })).team
const teamRow = (id: string) => selectRow(desk.manager, TeamEntity, 'WHERE id = ?', [idBytes(id)])

test('a team that owns a service is not retired, and the refusal names the service', async () => {
  const id = await team()
  const { service } = await desk.do(createService, { name: 'Shop', ownerTeamId: id })
  const entries = (await desk.log()).length
  const { extensions } = await refusal(desk.do(retireTeam, { id }))
  expect(extensions).toMatchObject({ code: 'CONFLICT', users: [service] })
  expect((await teamRow(id))?.retiredAt).toBeNull()
  expect(await desk.log()).toHaveLength(entries)
  await desk.do(updateService, { id: service, ownerTeamId: null })
  await desk.do(retireTeam, { id })
  expect((await teamRow(id))?.retiredAt).toEqual(desk.clock.now())
})

test('a team that owns an open incident is not retired until the incident is over', async () => {
  const id = await team()
  const incident = await desk.open({ ownerId: id })
  const { extensions } = await refusal(desk.do(retireTeam, { id }))
  expect(extensions).toMatchObject({ code: 'CONFLICT', users: [incident] })
  await desk.resolve(incident)
  await desk.do(retireTeam, { id })
  expect((await refusal(desk.open({ ownerId: id }))).code).toBe('NOT_FOUND')
})

test('a service is not retired while others need it or open incidents affect it', async () => {
  const { service } = await desk.do(createService, { name: 'Database' })
  const { service: dependent } = await desk.do(createService, { name: 'Shop', dependsOnIds: [service] })
  expect((await refusal(desk.do(retireService, { id: service }))).extensions).toMatchObject({
    code: 'CONFLICT',
    users: [dependent],
  })
  await desk.do(retireService, { id: dependent })
  const incident = await desk.open({ serviceIds: [service] })
  expect((await refusal(desk.do(retireService, { id: service }))).extensions).toMatchObject({
    code: 'CONFLICT',
    users: [incident],
  })
  await desk.cancel(incident)
  await desk.do(retireService, { id: service })
})

test('a team is not retired beside a transaction that gives it an incident', async () => {
  for (let round = 0; round < 10; round += 1) {
    const id = await team()
    const [retired, opened] = await Promise.allSettled([
      desk.do(retireTeam, { id }),
      desk.open({ ownerId: id }),
    ])
    expect([retired.status, opened.status].sort()).toEqual(['fulfilled', 'rejected'])
  }
})

test('reactions see the rows of the transaction, and answer what other reactions record', async () => {
  const told: string[] = []
  const { dataSource, clock } = desk.desk
  const transact = createTransact({
    dataSource,
    clock,
    settings: settingsOf(dataSource),
    append: appendToLog,
    rights: { admit: () => true, permit: () => undefined },
    audit: () => Promise.resolve(),
    committed: (_organization, sequence) => told.push(`committed ${sequence}`),
    reactions: {
      TEAM_CREATED: [
        async (work, entry) => {
          const row = await selectRow(work.manager, TeamEntity, 'WHERE id = ?', [idBytes(entry.subject)])
          told.push(`first sees ${row?.name}`)
          work.record({ kind: 'TEAM_CHEERED', subject: entry.subject, summary: 'Hooray' })
        },
        () => void told.push('second'),
      ],
      TEAM_CHEERED: [() => void told.push('cheered')],
    },
  })
  const { sequence = 0 } = (await desk.log()).at(-1) ?? {}
  await transact(desk.admin, createTeam, { name: 'Night shift' })
  expect(told).toEqual(['first sees Night shift', 'second', 'cheered', `committed ${sequence + 2}`])
  expect((await desk.log(sequence)).map(({ kind }) => kind)).toEqual(['TEAM_CREATED', 'TEAM_CHEERED'])
})

test('an import acts at another instant, for somebody else, and nothing reacts', async () => {
  const id = await desk.open()
  await desk.do(async (work) => {
    const past = new Date('2016-02-29T01:16:00.000Z')
    const actor = { kind: 'SYSTEM' as const, userId: null, name: 'ServiceNow' }
    const replaying = work.replaying(past, actor)
    replaying.record({ kind: 'TEAM_RETIRED', subject: await team(), summary: 'long ago' })
    expect(replaying.now).toEqual(past)
    return {}
  }, {})
  expect((await desk.log()).at(-1)).toMatchObject({
    actorName: 'ServiceNow',
    occurredAt: new Date('2016-02-29T01:16:00.000Z'),
    recordedAt: desk.clock.now(),
  })
  expect(await desk.story(id)).toEqual(['OPENED'])
})
