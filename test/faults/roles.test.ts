import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { setTimeout as delay } from 'node:timers/promises'
import { ask, startCopy, type CopyProcess } from '../harness/desk-process.js'
import { foundOn, networkedServer, type NetworkedServer } from '../harness/networked-server.js'

let server: NetworkedServer
let key: string
const copies: CopyProcess[] = []

beforeAll(async () => {
  server = await networkedServer()
  key = await foundOn(server)
}, 120_000)

afterAll(async () => {
  for (const copy of copies) await copy.kill('SIGKILL')
  await server.stop()
})

async function start(roles: string): Promise<CopyProcess> {
  const copy = await startCopy({
    DATABASE_URL: server.url,
    ROLES: roles,
    PUBLIC_URL: 'https://desk.example.com',
  })
  copies.push(copy)
  return copy
}

const at = (copy: CopyProcess, path: string) => fetch(new URL(path, copy.url))
const figures = async (copy: CopyProcess) => (await at(copy, '/metrics')).text()
const timersDue = async (copy: CopyProcess) =>
  Number(/^tocsin_timers_due (\d+)/m.exec(await figures(copy))?.[1])

const open =
  'mutation { openIncident(input: { title: "Checkout fails", severity: LOW }) { incident { id } } }'
const hold =
  'mutation Hold($id: ID!, $until: DateTime!) { holdIncident(input: { id: $id, reason: AWAITING_VENDOR, until: $until }) { incident { status } } }'
const status = 'query Status($id: ID!) { incident(id: $id) { status } }'

test('a copy with the API alone leaves what is due to one with the engine alone, which answers no GraphQL', async () => {
  const api = await start('api')
  const asked = { url: api.url, key }
  const opened = (await ask(asked, open))?.data as unknown as { openIncident: { incident: { id: string } } }
  const { id } = opened.openIncident.incident
  const until = new Date(Date.now() + 1_000)
  await ask(asked, hold, { id, until })
  // An engine looks once a second. Several times that after it fell due, nobody here has looked.
  while (Date.now() < until.getTime() + 3_500) await delay(50)
  expect(await timersDue(api)).toBe(1)
  expect((await ask(asked, status, { id }))?.data).toEqual({ incident: { status: 'ON_HOLD' } })

  const engine = await start('engine')
  const statusNow = async () =>
    ((await ask(asked, status, { id }))?.data as unknown as { incident: { status: string } }).incident.status
  while ((await statusNow()) === 'ON_HOLD') await delay(50)
  expect(await statusNow()).toBe('IN_PROGRESS')
  expect(await timersDue(engine)).toBe(0)
  const answer = await fetch(new URL('/graphql', engine.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query: '{ __typename }' }),
  })
  expect(answer.status).toBe(404)
  expect((await at(engine, '/board')).status).toBe(404)
}, 180_000)

test('each says of itself what it does, and no more', async () => {
  const [api, engine] = copies as [CopyProcess, CopyProcess]
  const ready = async (copy: CopyProcess) => {
    const answer = await at(copy, '/health/ready')
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
  }
  const ofApi = await ready(api)
  expect(ofApi).toMatchObject({ status: 200, body: { status: 'ready' } })
  expect(ofApi.body).not.toHaveProperty('engine')
  expect(await figures(api)).not.toContain('tocsin_engine_')
  expect(await ready(engine)).toMatchObject({ status: 200, body: { engine: { late: 0, failing: 0 } } })
  expect(await figures(engine)).toContain('tocsin_engine_late_seconds 0')
  expect(await engine.kill('SIGTERM')).toBe(0)
  expect(await api.kill('SIGTERM')).toBe(0)
}, 180_000)
