import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { RowDataPacket } from 'mysql2'
import { ask, startCopy, type CopyProcess } from '../harness/desk-process.js'
import { foundOn } from '../harness/networked-server.js'
import { replicatedServer, type ReplicatedServer } from '../harness/replicated-server.js'

let servers: ReplicatedServer
let key: string
let copies: CopyProcess[]

beforeAll(async () => {
  servers = await replicatedServer()
  key = await foundOn(servers.primary)
  await servers.catchUp()
  // Without an engine, so that nothing is read but what is asked for.
  const env = {
    DATABASE_URL: servers.primary.url,
    DATABASE_REPLICA_URLS: servers.replicaUrl,
    ROLES: 'api',
    KEPT_ANSWERS: 'off',
  }
  const start = () => startCopy(env)
  copies = await Promise.all([start(), start()])
}, 120_000)

afterAll(async () => {
  for (const copy of copies) await copy.kill('SIGKILL')
  await servers.stop()
})

async function answer(copy: number, query: string, variables?: object): Promise<Record<string, unknown>> {
  const reply = await ask({ url: copies[copy]?.url ?? '', key }, query, variables)
  if (!reply?.data || reply.errors) throw new Error(JSON.stringify(reply))
  return reply.data
}

/** Queries that the copy had read at a server so far: `primary`, or the replica. */
async function reads(copy: number, at: 'primary' | 'replica'): Promise<number> {
  const text = await (await fetch(new URL('/metrics', copies[copy]?.url))).text()
  const name = at === 'primary' ? at : `127.0.0.1:${servers.replica.port}`
  return Number(new RegExp(`^tocsin_reads_total{server="${name}"} (\\d+)`, 'm').exec(text)?.[1])
}

const list =
  '{ statusBoard { openCount incidents(first: 5) { title } } incidents(first: 50) { totalCount edges { node { title services { name } } } } }'
const open =
  'mutation Open($title: String!) { openIncident(input: { title: $title, severity: LOW }) { incident { id } } }'
const seen =
  'query Seen($id: ID!) { incident(id: $id) { title } statusBoard { incidents(first: 100) { id } } incidents(first: 1) { edges { node { id } } } }'

/** Writes at one copy and looks at the other, so often. */
async function expectOwnWrites(rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    const title = `round ${round}`
    const opened = await answer(round % 2, open, { title })
    const { id } = (opened.openIncident as { incident: { id: string } }).incident
    const found = await answer((round + 1) % 2, seen, { id })
    expect(found.incident).toEqual({ title })
    expect((found.incidents as { edges: unknown[] }).edges).toEqual([{ node: { id } }])
    expect((found.statusBoard as { incidents: unknown[] }).incidents).toContainEqual({ id })
  }
}

test('what only shows is read from a replica that has caught up', async () => {
  await answer(0, open, { title: 'the first' })
  await servers.catchUp()
  const before = await reads(0, 'replica')
  for (let round = 0; round < 20; round += 1) await answer(0, list)
  expect((await reads(0, 'replica')) - before).toBe(20)
  const atReplica = await selectsDuring('replica', () => answer(0, list))
  // The primary says where the log stands, and who asks.
  expect(await selectsDuring('primary', () => answer(0, list))).toBeLessThan(atReplica / 2)
  expect(await selectsDuring('replica', () => answer(0, open, { title: 'the second' }))).toBe(0)
}, 180_000)

test('whoever wrote sees it at once, through whichever copy, also where the replica does not go on', async () => {
  await expectOwnWrites(40)
  await servers.apply(false)
  await answer(0, open, { title: 'not repeated yet' })
  const before = await reads(0, 'replica')
  await expectOwnWrites(10)
  expect((await reads(0, 'replica')) - before).toBe(0)
  await servers.apply(true)
  await readsAgain()
}, 180_000)

test('a replica that is killed, or hangs, is done without, and used again when it is back', async () => {
  process.kill(servers.replica.pid, 'SIGKILL')
  await expectOwnWrites(4)
  await readsAgain()
  process.kill(servers.replica.pid, 'SIGSTOP')
  await expectOwnWrites(4)
  process.kill(servers.replica.pid, 'SIGCONT')
  await readsAgain()
  expect(copies.map((copy) => copy.output()).join()).toMatch(/The replica 127.0.0.1:\d+ does not answer/)
}, 180_000)

/** Until the copies read from the replica again. */
async function readsAgain(): Promise<void> {
  for (const copy of [0, 1]) {
    const before = await reads(copy, 'replica')
    while ((await reads(copy, 'replica')) === before) await answer(copy, list)
  }
}

/** How many SELECTs a server was sent while something was done; nothing else goes on. */
async function selectsDuring(at: 'primary' | 'replica', act: () => Promise<unknown>): Promise<number> {
  const count = () =>
    servers[at].administer(async (connection) => {
      const [rows] = await connection.query<RowDataPacket[]>("SHOW GLOBAL STATUS LIKE 'Com_select'")
      return Number(rows[0]?.Value)
    })
  const before = await count()
  await act()
  return (await count()) - before
}
