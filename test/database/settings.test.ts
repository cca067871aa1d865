// What transactions keep of how an organisation has set up its desk: never older than what was there when they commit.
import { afterAll, expect, test } from '@jest/globals'
import { setPriorityRule } from '../../src/classification/use-cases/set-priority-rule.js'
import { priorityFor } from '../../src/classification/classification.store.js'
import { selectSettings, Settings } from '../../src/database/settings.js'
import type { Work } from '../../src/database/work.js'
import { settingsOf } from '../../src/desk.js'
import { entities, settingsEntities } from '../../src/entities.js'
import { IncidentEntity } from '../../src/incidents/index.js'
import { settingsVersion } from '../../src/log/log.store.js'
import { TeamEntity, createTeam } from '../../src/people/index.js'
import { testDesk } from '../harness/desk.js'
import { hearStatements } from '../harness/statements.js'

const desk = await testDesk()
const other = await desk.another()
afterAll(() => desk.close())

const heard: string[] = []
hearStatements(desk.desk.dataSource, (statement) => heard.push(statement))

const priorities = ['P1', 'P2', 'P3', 'P4'] as const
type Priority = (typeof priorities)[number]
const rule = (priority: Priority) => ({ severity: 'LOW', urgency: 'LOW', priority }) as const
const low = { severity: 'LOW', urgency: 'LOW' } as const
const there = desk.as(desk.admin, other)
const priorityOf = async (id: string) => (await desk.incident(id)).priority
const version = () => settingsVersion(desk.manager, desk.admin.organizationId)

test('what has been read once is not read again while nobody changes settings', async () => {
  await desk.open()
  heard.length = 0
  await desk.open()
  expect(
    heard.filter((statement) => / FROM `?(priority_rule|sla_policy|response_plan)/.test(statement)),
  ).toEqual([])
})

test('what another copy has acknowledged is what the next transaction goes by', async () => {
  for (const priority of priorities) {
    await there.do(setPriorityRule, rule(priority))
    expect(await priorityOf(await desk.open(low))).toBe(priority)
  }
})

test('nobody goes by settings that were replaced before they began, on two copies with writers and openers', async () => {
  const all = 100
  const nth = (count: number) => priorities[count % 4] as Priority
  await there.do(setPriorityRule, rule(nth(0)))
  let [acknowledged, asked] = [0, 0]
  const opened: { id: string; from: number; to: number }[] = []
  const writing = (async () => {
    for (asked = 1; asked <= all; asked += 1) {
      await (asked % 2 === 0 ? desk : there).do(setPriorityRule, rule(nth(asked)))
      acknowledged = asked
    }
  })()
  const opening = [desk, there, desk, there].map(async (hand) => {
    while (acknowledged < all) {
      const from = acknowledged
      opened.push({ id: await hand.open(low), from, to: asked })
    }
  })
  await Promise.all([writing, ...opening])
  expect(opened.length).toBeGreaterThan(20)
  for (const { id, from, to } of opened) {
    const possible = Array.from({ length: to - from + 1 }, (_, index) => nth(from + index))
    expect(possible).toContain(await priorityOf(id))
  }
})

test('a transaction whose settings change before it commits is done again, with the new ones', async () => {
  await desk.do(setPriorityRule, rule('P3'))
  const seen: string[] = []
  async function readsThenWaits(work: Work) {
    seen.push(await priorityFor(work, 'LOW', 'LOW'))
    if (seen.length === 1) await there.do(setPriorityRule, rule('P1'))
    work.record({ kind: 'PROBED', subject: desk.admin.organizationId, summary: 'looked' })
    return {}
  }
  await desk.desk.transact({ ...desk.admin, role: 'SYSTEM' }, readsThenWaits, {})
  expect(seen).toEqual(['P3', 'P1'])
})

test('a transaction sees the settings that it has changed itself', async () => {
  async function changesThenReads(work: Work) {
    const before = await priorityFor(work, 'LOW', 'LOW')
    await work.manager.query(
      "UPDATE priority_rule SET priority = 'P2' WHERE severity = 'LOW' AND urgency = 'LOW'",
    )
    return { before, after: await priorityFor(work, 'LOW', 'LOW') }
  }
  await desk.do(setPriorityRule, rule('P4'))
  const answer = await desk.desk.transact({ ...desk.admin, role: 'SYSTEM' }, changesThenReads, {})
  expect(answer).toEqual({ before: 'P4', after: 'P2' })
})

const writes = [
  (table: string) => `INSERT INTO \`${table}\` SELECT * FROM \`${table}\` WHERE FALSE`,
  (table: string) => `UPDATE \`${table}\` SET organizationId = organizationId WHERE FALSE`,
  (table: string) => `DELETE FROM \`${table}\` WHERE FALSE`,
  (table: string) =>
    `UPDATE log_head h JOIN ${table === 'user' ? '`user`' : table} t SET h.number = h.number WHERE FALSE`,
]
test.each(settingsEntities.map((entity) => [entity.name, entity] as const))(
  'whatever writes to %s takes the version further, also where it leaves no entry',
  async (_name, entity) => {
    const table = desk.desk.dataSource.getMetadata(entity).tableName
    for (const write of writes) {
      // An organisation is named by its own id.
      const statement = write(table).replace(
        /organizationId/g,
        table === 'organization' ? 'name' : 'organizationId',
      )
      async function writesByHand(work: Work) {
        await work.manager.query(statement)
        return {}
      }
      const before = await version()
      await desk.desk.transact({ ...desk.admin, role: 'SYSTEM' }, writesByHand, {})
      expect([statement, await version()]).toEqual([statement, before + 1])
    }
  },
)

test('what writes to other tables leaves the version as it is', async () => {
  const before = await version()
  await desk.acknowledge(await desk.open())
  expect(await version()).toBe(before)
})

test('questions about more than settings, and those that lock, are refused', async () => {
  const asking = (ask: (work: Work) => Promise<unknown>) => async (work: Work) => {
    await ask(work)
    return {}
  }
  const system = { ...desk.admin, role: 'SYSTEM' as const }
  const incidents = asking(({ manager }) => selectSettings(manager, IncidentEntity, 'WHERE TRUE'))
  const locking = asking(({ manager }) => selectSettings(manager, TeamEntity, 'WHERE TRUE FOR UPDATE'))
  const joining = asking(({ manager }) =>
    selectSettings(manager, TeamEntity, 'JOIN incident ON incident.ownerTeamId = team.id'),
  )
  for (const useCase of [incidents, locking, joining])
    await expect(desk.desk.transact(system, useCase, {})).rejects.toThrow('these are not settings alone')
})

test('rows are the same objects for all, so nobody can change them', async () => {
  await desk.do(createTeam, { name: 'Core' })
  const read = async ({ manager }: Work) => selectSettings(manager, TeamEntity, 'WHERE TRUE')
  const system = { ...desk.admin, role: 'SYSTEM' as const }
  const [once, again] = [
    await desk.desk.transact(system, read, {}),
    await desk.desk.transact(system, read, {}),
  ]
  expect(again).toBe(once)
  expect(() => Object.assign(again[0] as object, { name: 'Other' })).toThrow(TypeError)
})

test('what is kept is forgotten after ten seconds, for rows that somebody has changed by hand', () => {
  let passed = 0
  const nothing = { logged: new Set<string>(), unlogged: new Set<string>() }
  const settings = new Settings(
    nothing,
    () => Promise.resolve(1),
    () => passed,
  )
  settings.at('one', 1)?.set('question', ['answer'])
  passed = 9_999
  expect(settings.at('one', 1)?.get('question')).toEqual(['answer'])
  passed = 10_000
  expect(settings.at('one', 1)?.get('question')).toBeUndefined()
})

test('an older version finds nothing that is kept for a later one, and does not replace it', () => {
  const settings = settingsOf(desk.desk.dataSource)
  settings.at('one', 2)?.set('question', ['later'])
  expect(settings.at('one', 1)).toBeNull()
  expect(settings.at('one', 2)?.get('question')).toEqual(['later'])
})

test('every table of settings is one of the desk', () => {
  expect(settingsEntities.every((entity) => (entities as readonly unknown[]).includes(entity))).toBe(true)
})
