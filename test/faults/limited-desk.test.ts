// Limits as an operator sets them, on the real process.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import { startDeskProcess, type DeskProcess } from '../harness/desk-process.js'
import { redisServer, type RedisServer } from '../harness/programs.js'

let folder: string
let redis: RedisServer
let desk: DeskProcess
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tocsin-limits-'))
  redis = await redisServer()
  desk = await start()
})
afterAll(async () => {
  await desk.kill('SIGTERM')
  await redis.stop()
  await rm(folder, { recursive: true, force: true })
})

const start = () =>
  startDeskProcess(folder, { RATE_LIMIT: '1', SOCKETS_PER_PRINCIPAL: '1', REDIS_URL: redis.url })

async function ask(query: string): Promise<Response> {
  const headers = {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json',
    authorization: `Bearer ${desk.key}`,
  }
  return fetch(desk.url, { method: 'POST', headers, body: JSON.stringify({ query }) })
}

/** The type of what a socket is answered with when it says who it is, or the code that it is closed with. */
const enter = () =>
  new Promise<unknown>((resolve) => {
    const socket = new WebSocket(desk.url.replace('http', 'ws'), 'graphql-transport-ws')
    const payload = { authorization: `Bearer ${desk.key}` }
    socket.once('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload })))
    socket.once('message', (data: Buffer) => resolve((JSON.parse(data.toString()) as { type: string }).type))
    socket.once('close', resolve)
  })

test('RATE_LIMIT holds, and with Redis it outlives a copy of the desk', async () => {
  const half = '{ __schema { queryType { name } } }'
  expect((await ask(half)).status).toBe(200)
  const second = await ask(half)
  expect([second.status, second.headers.get('ratelimit-policy')]).toEqual([200, '"cost";q=20000;w=20000'])
  const third = await ask(half)
  expect(third.status).toBe(429)
  expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(9_000)
  await desk.kill('SIGKILL')
  desk = await start()
  expect((await ask(half)).status).toBe(429)
})

test('SOCKETS_PER_PRINCIPAL holds', async () => {
  expect(await enter()).toBe('connection_ack')
  expect(await enter()).toBe(4414)
})
