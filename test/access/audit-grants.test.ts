// The desk as a user of the database who has the printed grants and nothing else.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { randomBytes } from 'node:crypto'
import { graphql, parse, subscribe } from 'graphql'
import { createAuthenticator } from '../../src/access/authenticator.js'
import { mutationNames } from '../../src/access/operation-names.js'
import type { DatabaseAddress } from '../../src/database/data-source.js'
import type { Viewer } from '../../src/database/work.js'
import type { Desk } from '../../src/desk.js'
import { desk as theDesk } from '../../src/engine/engine.js'
import { foundOrganization } from '../../src/found-organization.js'
import { grantsFor } from '../../src/grants.js'
import { newId } from '../../src/ids/type-id.js'
import { createTeam, signInPerson } from '../../src/people/index.js'
import { holdIncident } from '../../src/incidents/use-cases/hold-incident.js'
import { makeSample } from '../../src/sample/index.js'
import { buildSchema } from '../../src/schema.js'
import { updates, importer } from '../imports/servicenow-log.js'
import { testDesk, type TestDesk } from '../harness/desk.js'
import { keyOf } from '../harness/served-desk.js'
import { onServer, type TestDatabase } from '../harness/database.js'
import { validCalls, type Place } from './valid-calls.js'

const schema = await buildSchema()
const name = `desk_${randomBytes(6).toString('hex')}`
let owner: TestDesk
/** The same desk, as the other user. */
let desk: Desk
let valid: ReturnType<typeof validCalls>

beforeAll(async () => {
  owner = await testDesk()
  const database = nameOf(owner.database)
  await onServer(async (server) => {
    await server.query(`CREATE USER '${name}'@'%'`)
    for (const statement of grantsFor(`${name}@%`, database)) await server.query(statement)
  })
  desk = await owner.another({ address: addressAs(owner.database, name), migrate: false })
  valid = validCalls(owner)
})
afterAll(async () => {
  await owner.close()
  await onServer((server) => server.query(`DROP USER '${name}'@'%'`))
})

const nameOf = ({ address }: TestDatabase) =>
  'url' in address ? new URL(address.url).pathname.slice(1) : address.database

function addressAs({ address }: TestDatabase, user: string): DatabaseAddress {
  if (!('url' in address)) return { ...address, user }
  const url = new URL(address.url)
  url.username = user
  url.password = ''
  return { url: url.href }
}

const ask = (viewer: Viewer, source: string, variableValues: Record<string, unknown>) =>
  graphql({ schema, source, variableValues, contextValue: owner.context(viewer, desk) })

async function reader(): Promise<{ consumer: string; cursor: string }> {
  const document = parse('subscription { incidentChanged(positions: true, consumer: "board") { cursor } }')
  const messages = await subscribe({ schema, document, contextValue: owner.context(owner.admin, desk) })
  if (!(Symbol.asyncIterator in messages)) throw new Error(JSON.stringify(messages))
  const { value } = (await messages.next()) as { value: { data: { incidentChanged: { cursor: string } } } }
  await messages.return?.(undefined)
  return { consumer: 'board', cursor: value.data.incidentChanged.cursor }
}

const newTeam = async () => (await owner.do(createTeam, { name: 'Core' })).team
const documentOf = (mutation: string) => {
  const type = schema.getMutationType()?.getFields()[mutation]?.args[0]?.type.toString()
  return `mutation ($input: ${type}) { ${mutation}(input: $input) { __typename } }`
}
async function outcomes(): Promise<Record<string, number>> {
  const rows = await owner.manager.query<{ outcome: string; count: number }[]>(
    'SELECT outcome, COUNT(*) AS count FROM audit_entry GROUP BY outcome',
  )
  return Object.fromEntries(rows.map(({ outcome, count }) => [outcome, Number(count)]))
}

test('every table has a grant, so that a new one is not forgotten', async () => {
  const rows = await owner.manager.query<object[]>('SHOW TABLES')
  const tables = rows.map((row) => String(Object.values(row)[0])).sort()
  const granted = grantsFor('a@b', 'c').map((statement) => /ON `c`\.`(\w+)`/.exec(statement)?.[1])
  expect(granted.sort()).toEqual(tables)
})

/** What a viewer may do to what is everybody's. */
const forEverybody = ['giveFeedback']

test('every mutation is done, or refused, and written down', async () => {
  const user = String(owner.admin.actor.userId)
  const place: Place = { team: await newTeam(), newTeam, user, reader }
  const vera = await owner.hire('Vera', 'VIEWER')
  for (const mutation of mutationNames) {
    const source = documentOf(mutation)
    const input = await valid[mutation](place)
    const { errors } = await ask(owner.admin, source, { input })
    expect({ [mutation]: errors }).toEqual({ [mutation]: undefined })
    const refused = (await ask(vera, source, { input })).errors?.length ?? 0
    expect({ [mutation]: refused }).toEqual({ [mutation]: forEverybody.includes(mutation) ? 0 : 1 })
  }
  expect(await outcomes()).toEqual({
    ALLOWED: mutationNames.length + forEverybody.length,
    DENIED: mutationNames.length - forEverybody.length - 2,
    // Everybody may move a bookmark of their own, and this viewer has none.
    // What was removed before is there for nobody.
    FAILED: 2,
  })
})

test('timers run, keys of requests are kept and forgotten, people sign in, keys note their use', async () => {
  const { clock, admin } = owner
  const organization = theDesk(admin.organizationId)
  const id = await owner.open()
  await desk.transact(admin, holdIncident, { id, until: clock.in('1h'), reason: 'OTHER' })
  clock.advance('1h')
  expect(await desk.engine.tick()).toBeGreaterThan(0)
  expect((await owner.incident(id)).status).not.toBe('ON_HOLD')

  const key = { key: 'k'.repeat(64), hash: 'h'.repeat(64) }
  const request = { requestId: 'test', ipAddress: null, key }
  const team = { name: 'Once' }
  const first = await desk.transact(admin, createTeam, team, request)
  expect(await desk.transact(admin, createTeam, team, request)).toEqual(first)

  const email = `${newId('x')}@example.org`
  const who = { subject: randomBytes(32), email, name: 'Di', timeZone: null }
  const person = { ...who, provision: true, role: null, roleIssuedAt: clock.now() }
  expect(await desk.transact(organization, signInPerson, person)).toHaveProperty('user')

  const secret = await keyOf(desk, admin)
  const authenticate = createAuthenticator({ manager: desk.dataSource.manager, clock })
  expect(await authenticate(`Bearer ${secret}`)).toMatchObject({ role: 'ADMIN' })
  const used = () => owner.manager.query<unknown[]>('SELECT 1 FROM api_key WHERE lastUsedAt IS NOT NULL')
  while ((await used()).length === 0) await new Promise((later) => setImmediate(later))

  clock.advance('60d')
  await desk.housekeep()
  for (const table of ['idempotency_key', 'log_consumer']) {
    expect(await owner.manager.query(`SELECT 1 FROM ${table}`)).toEqual([])
  }
})

test('an organisation is founded, its sample made, a log imported', async () => {
  const input = { name: 'Other', timeZone: 'UTC', adminName: 'Eve', adminEmail: 'eve@example.org' }
  const { organizationId, key } = await foundOrganization(desk.transact, input)
  const admin = await createAuthenticator({ manager: desk.dataSource.manager, clock: desk.clock })(
    `Bearer ${key}`,
  )
  expect(await makeSample({ ...desk, organizationId, admin })).toMatchObject({ made: true })
  const log = await importer({ desk, admin: owner.admin })
  await log.write(updates('1', [{}, { incident_state: 'Active' }, { incident_state: 'Resolved' }]))
  const summary = await log.run()
  expect(summary).toMatchObject({ whole: true, incidents: 1, events: 3 })
  await log.remove()
})

test.each(['audit_entry', 'log_entry'])(
  'nothing that stands in %s can be changed or taken away',
  async (table) => {
    const { manager } = desk.dataSource
    const [{ count } = { count: 0 }] = await manager.query<{ count: number }[]>(
      `SELECT COUNT(*) AS count FROM ${table}`,
    )
    expect(Number(count)).toBeGreaterThan(0)
    for (const statement of [
      `UPDATE ${table} SET actorName = 'nobody'`,
      `DELETE FROM ${table}`,
      `DELETE FROM ${table} LIMIT 1`,
      `TRUNCATE TABLE ${table}`,
      `DROP TABLE ${table}`,
      `ALTER TABLE ${table} ADD COLUMN x int`,
      `REPLACE INTO ${table} SELECT * FROM ${table} LIMIT 1`,
      `INSERT INTO ${table} SELECT * FROM ${table} LIMIT 1 ON DUPLICATE KEY UPDATE actorName = 'nobody'`,
    ]) {
      await expect(manager.query(statement)).rejects.toMatchObject({ errno: 1142 })
    }
    expect(await manager.query(`SELECT COUNT(*) AS count FROM ${table}`)).toEqual([{ count }])
  },
)

/** While the user may not write into the table. */
async function withoutInsert(table: string, act: () => Promise<void>): Promise<void> {
  const grants = grantsFor(`${name}@%`, nameOf(owner.database))
  const grant = grants.find((statement) => statement.includes(`\`${table}\``)) ?? ''
  const revoke = grant.replace('GRANT SELECT, INSERT', 'REVOKE INSERT').replace(' TO ', ' FROM ')
  await onServer((server) => server.query(revoke))
  try {
    await act()
  } finally {
    await onServer((server) => server.query(grant))
  }
}

const teamCount = async () => (await owner.manager.query<unknown[]>('SELECT 1 FROM team')).length
const create = () => ask(owner.admin, documentOf('createTeam'), { input: { name: 'Edge' } })

test('what is rolled back after it was written down as done leaves only its failure', async () => {
  const teams = await teamCount()
  const before = await outcomes()
  await withoutInsert('log_entry', async () => {
    expect((await create()).errors).toHaveLength(1)
  })
  expect(await teamCount()).toBe(teams)
  expect(await outcomes()).toEqual({ ...before, FAILED: (before.FAILED ?? 0) + 1 })
})

test('what cannot be written down is not done, and the operator is told', async () => {
  const teams = await teamCount()
  const before = await outcomes()
  await withoutInsert('audit_entry', async () => {
    expect((await create()).errors).toHaveLength(1)
  })
  expect(await teamCount()).toBe(teams)
  expect(await outcomes()).toEqual(before)
  expect(owner.logged(/a refused mutation could not be written down/)).toHaveLength(1)
  expect((await create()).errors).toBeUndefined()
})
