import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createClient } from 'graphql-ws'
import WebSocket from 'ws'
import { ask, startDeskProcess } from '../harness/desk-process.js'

let dataDir: string

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tocsin-drain-'))
})

afterAll(() => rm(dataDir, { recursive: true, force: true }))

const open =
  'mutation Open($title: String!) { openIncident(input: { title: $title, severity: LOW }) { incident { number } } }'
const count = 'query Count($search: String!) { incidents(filter: { search: $search }) { totalCount } }'

test('a desk that is asked to stop answers what it has begun, tells its readers to come back, and loses nothing', async () => {
  const desk = await startDeskProcess(dataDir)
  const closed: number[] = []
  const client = createClient({
    url: desk.url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams: { authorization: `Bearer ${desk.key}` },
    on: { closed: (event) => closed.push((event as { code: number }).code) },
  })
  const following = client.iterate({ query: 'subscription { statusBoardChanged { openCount } }' })
  await following.next()

  const answers = Array.from({ length: 200 }, (_, index) => ask(desk, open, { title: `draining ${index}` }))
  await delay(60)
  expect(await desk.kill('SIGTERM')).toBe(0)
  const settled = await Promise.all(answers)
  const acknowledged = settled.filter((answer) => answer?.data)

  expect(closed).toHaveLength(1)
  expect([1001, 1012]).toContain(closed[0])
  expect(desk.output()).not.toMatch(/error|fatal/i)
  const next = await startDeskProcess(dataDir)
  const stored = (await ask(next, count, { search: 'draining' }))?.data as unknown as {
    incidents: { totalCount: number }
  }
  expect(await next.kill('SIGTERM')).toBe(0)
  // Those that came too late were refused, not lost half way: what is stored is what was acknowledged.
  expect(acknowledged.length).toBeGreaterThan(0)
  expect(stored.incidents.totalCount).toBe(acknowledged.length)
})

test('a second desk on the same folder is refused while the first one runs, and leaves it alone', async () => {
  const desk = await startDeskProcess(dataDir)
  await expect(startDeskProcess(dataDir)).rejects.toThrow(/already uses/)
  expect(await ask(desk, '{ __typename }')).toEqual({ data: { __typename: 'Query' } })
  expect(await desk.kill('SIGINT')).toBe(0)
})

test('a wrong environment is refused with everything that is wrong, before anything starts', async () => {
  const started = startDeskProcess(dataDir, {
    PORT: 'http',
    LOG_LEVEL: 'loud',
    DATABASE_URL: 'postgres://x/y',
  })
  const refusal = await started.then(() => '', String)
  for (const name of ['PORT', 'DATABASE_URL', 'LOG_LEVEL']) expect(refusal).toContain(name)
})
