import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import type { RowDataPacket } from 'mysql2'
import { idText } from '../../src/ids/type-id.js'
import { ask, startCopy, type CopyProcess } from '../harness/desk-process.js'
import { followFrom, type Follower } from '../harness/follower.js'
import { foundOn, networkedServer, type NetworkedServer } from '../harness/networked-server.js'
import { nginxBefore, type Nginx } from '../harness/nginx.js'
import { redisServer, type RedisServer } from '../harness/programs.js'

let server: NetworkedServer
let redis: RedisServer
let copies: [CopyProcess, CopyProcess]
let nginx: Nginx
let key: string
let url: string

beforeAll(async () => {
  ;[server, redis] = await Promise.all([networkedServer(), redisServer()])
  key = await foundOn(server)
  const env = { DATABASE_URL: server.url, REDIS_URL: redis.url, TRUST_PROXY: '1' }
  copies = await Promise.all([startCopy(env), startCopy(env)])
  nginx = await nginxBefore([copies[0].url, copies[1].url])
  url = `http://127.0.0.1:${nginx.port}/graphql`
}, 120_000)

afterAll(async () => {
  await nginx.stop()
  for (const copy of copies) await copy.kill('SIGKILL')
  await redis.stop()
  await server.stop()
})

const open =
  'mutation Open($title: String!) { openIncident(input: { title: $title, severity: LOW }) { incident { id } } }'

/** Done once, however often it has to be sent until somebody answers. */
async function openOnce(title: string): Promise<void> {
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${key}`,
    'idempotency-key': randomUUID(),
  }
  const body = JSON.stringify({ query: open, variables: { title } })
  for (;;) {
    const answer = await fetch(url, { method: 'POST', headers, body })
      .then((response) => response.json() as Promise<{ data?: unknown }>)
      .catch(() => null)
    if (answer?.data) return
    await delay(20)
  }
}

/** The events of incidents in the log, in its order. */
function eventsInLog(): Promise<string[]> {
  return server.administer(async (connection) => {
    const [rows] = await connection.query<RowDataPacket[]>(
      "SELECT id FROM tocsin.log_entry WHERE subjectKind = 'incident' ORDER BY sequence",
    )
    return rows.map((row) => idText('event', row.id as Buffer))
  })
}

test('the desk sees through nginx who asks, on requests and sockets, and nobody reads its figures', async () => {
  // What a client claims by itself counts for nothing; nginx says where it comes from.
  const sent = request(url, {
    method: 'POST',
    localAddress: '127.0.0.2',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${key}`,
      'x-forwarded-for': '203.0.113.9',
    },
  })
  sent.end(JSON.stringify({ query: open, variables: { title: 'from 127.0.0.2' } }))
  await new Promise((resolve) => sent.once('response', (response) => response.resume().once('end', resolve)))
  const audit = await ask({ url, key }, '{ auditLog(first: 1) { edges { node { ipAddress } } } }')
  expect(audit?.data).toEqual({ auditLog: { edges: [{ node: { ipAddress: '127.0.0.2' } }] } })
  expect((await fetch(new URL('/metrics', url))).status).toBe(404)
})

test('Redis is killed and comes back, and a copy is killed: no follower misses an event, or is told one twice', async () => {
  const board = await ask({ url, key }, '{ statusBoard { cursor } }')
  const { cursor } = board?.data?.statusBoard as unknown as { cursor: string }
  const before = (await eventsInLog()).length
  const followers = Array.from({ length: 10 }, () => followFrom(url.replace('http', 'ws'), key, cursor))
  let writing = true
  const writers = Array.from({ length: 3 }, async (_, writer) => {
    for (let count = 0; writing; count += 1) await openOnce(`${writer}: ${count}`)
  })

  await allAreToldOf(15, followers)
  const subscriptions = await Promise.all(copies.map(subscriptionsOf))
  expect(Math.min(...subscriptions)).toBeGreaterThan(0)
  redis.process.kill('SIGKILL')
  await allAreToldOf(15, followers)
  const back = await redisServer(redis)
  await redis.stop()
  redis = back
  await allAreToldOf(15, followers)
  await copies[0].kill('SIGKILL')
  await allAreToldOf(15, followers)

  writing = false
  await Promise.all(writers)
  const told = (await eventsInLog()).slice(before)
  while (followers.some(({ events }) => events.length < told.length)) await delay(20)
  await Promise.all(followers.map((follower) => follower.stop()))
  for (const { events } of followers) expect(events).toEqual(told)
  // Those of the copy that was killed came back; the others had no reason to.
  const returned = followers.filter(({ connections }) => connections > 1)
  expect(returned.length).toBeGreaterThanOrEqual(subscriptions[0] ?? 0)
}, 180_000)

/** Until each has been told of so many more. */
async function allAreToldOf(more: number, followers: readonly Follower[]): Promise<void> {
  const wanted = followers.map(({ events }) => events.length + more)
  while (followers.some(({ events }, index) => events.length < (wanted[index] ?? 0))) await delay(20)
}

async function subscriptionsOf(copy: CopyProcess): Promise<number> {
  const text = await (await fetch(new URL('/metrics', copy.url))).text()
  return Number(/^tocsin_subscriptions{field="incidentChanged"} (\d+)/m.exec(text)?.[1] ?? 0)
}
