// Many sockets, slow sockets, and the end: one peer never harms another, and nothing that was begun is lost.
import { afterEach, expect, test } from '@jest/globals'
import { createClient, type Client } from 'graphql-ws'
import type { Socket } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { WebSocket } from 'ws'
import { socketLimits } from '../../src/api/limits.js'
import { key, post, socketUrl, startTinyDesk, type TinyDesk } from './tiny-desk.js'
import { belfry, seen } from './tiny-schema.js'

const cleanUp: (() => unknown)[] = []
afterEach(async () => {
  for (const clean of cleanUp.splice(0)) await clean()
})

async function desk(): Promise<TinyDesk> {
  const started = await startTinyDesk()
  cleanUp.push(() => started.drain())
  return started
}

function client(desk: TinyDesk): Client {
  const made = createClient({
    url: socketUrl(desk),
    webSocketImpl: WebSocket,
    connectionParams: { authorization: key },
    retryAttempts: 0,
  })
  cleanUp.unshift(() => made.dispose())
  return made
}

async function until(holds: () => boolean, within = 15_000): Promise<void> {
  const end = performance.now() + within
  while (!holds() && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 5))
  expect(holds()).toBe(true)
}

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** What is held, garbage left out: buffers are given back in the background, which takes a busy machine a while. */
async function memory(): Promise<number> {
  let held = Infinity
  for (let turn = 0; turn < 10; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    collect()
    const { heapUsed, external } = process.memoryUsage()
    held = Math.min(held, heapUsed + external)
  }
  return held
}

/** A peer that subscribes and then takes nothing any more. */
async function stalled(desk: TinyDesk): Promise<{ socket: WebSocket; resume: () => void }> {
  const socket = new WebSocket(socketUrl(desk), 'graphql-transport-ws')
  cleanUp.unshift(() => socket.terminate())
  await new Promise((resolve) => socket.once('open', resolve))
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: key } }))
  await new Promise((resolve) => socket.once('message', resolve))
  const { listeners } = belfry
  for (const id of ['1', '2', '3']) {
    socket.send(
      JSON.stringify({ type: 'subscribe', id, payload: { query: 'subscription { rung { number load } }' } }),
    )
  }
  await until(() => belfry.listeners === listeners + 3)
  const wire = (socket as unknown as { _socket: Socket })._socket
  wire.pause()
  return { socket, resume: () => wire.resume() }
}

test('an event is executed once for all who ask the same, whatever they filter by', async () => {
  const started = await desk()
  let delivered = 0
  const subscribe = (query: string, variables: Record<string, unknown>) => {
    const connection = client(started)
    connection.subscribe(
      { query, variables },
      { next: () => (delivered += 1), error: () => undefined, complete: () => undefined },
    )
  }
  const query =
    'subscription ($from: Int, $with: Boolean = true) { rung(from: $from) { number bell @include(if: $with) { name } } }'
  for (let index = 0; index < 1_000; index += 1) subscribe(query, { from: index })
  await until(() => belfry.listeners === 1_000)
  seen.names = 0
  const begun = performance.now()
  belfry.ring()
  await until(() => delivered === 1_000)
  expect(seen.names).toBe(1)
  expect(performance.now() - begun).toBeLessThan(1_000)

  subscribe(query, { from: 1, with: false })
  subscribe(query.replace('number', 'load'), { from: 1 })
  await until(() => belfry.listeners === 1_002)
  belfry.ring()
  await until(() => delivered === 2_002)
  expect(seen.names).toBe(3)

  belfry.ring('', false)
  await until(() => delivered === 3_004)
  expect(seen.names).toBe(3 + 1_001)
})

test('a peer that stops reading is closed with 4413, the others are served, and nothing piles up', async () => {
  const started = await desk()
  const slow = await stalled(started)
  const closed = new Promise<[number, number]>((resolve) => {
    slow.socket.once('close', (code) => resolve([code, performance.now()]))
  })
  let received = 0
  client(started).subscribe(
    { query: 'subscription { rung { number load } }' },
    { next: () => (received += 1), error: () => undefined, complete: () => undefined },
  )
  await until(() => belfry.listeners === 4)
  const before = await memory()
  const load = 'x'.repeat(16_384)
  for (let index = 0; index < 2_000; index += 1) {
    belfry.ring(load)
    while (received <= index) await new Promise((resolve) => setImmediate(resolve))
  }
  expect((await memory()) - before).toBeLessThan(16 * 1024 * 1024)
  // The close stands behind what waits, so the peer reads it only when it reads again, if that is in time.
  await until(() => belfry.listeners === 1, socketLimits.stalled + 5_000)
  slow.resume()
  const [code] = await closed
  expect([4413, 1006]).toContain(code)
  belfry.ring()
  await until(() => received === 2_001)
})

test('who reads again while the close waits learns 4413', async () => {
  const started = await desk()
  const slow = await stalled(started)
  const closed = new Promise<number>((resolve) => slow.socket.once('close', resolve))
  const load = 'x'.repeat(4 * 1024 * 1024)
  belfry.ring(load)
  belfry.ring(load)
  setTimeout(slow.resume, 3_200)
  expect(await closed).toBe(4413)
})

test('a drain turns ready to 503, answers what was begun, and sends sockets elsewhere with 1012', async () => {
  const started = await startTinyDesk()
  const base = started.url.replace('/graphql', '')
  expect((await fetch(`${base}/health/ready`)).status).toBe(200)
  const slowly = 'mutation { ringBell(input: { name: "slow" }) { bell { name } } }'
  const sockets = await Promise.all(
    Array.from({ length: 50 }, async () => {
      const socket = new WebSocket(socketUrl(started), 'graphql-transport-ws')
      const messages: string[] = []
      socket.on('message', (data: Buffer) => messages.push(data.toString()))
      const closed = new Promise<number>((resolve) => socket.once('close', resolve))
      await new Promise((resolve) => socket.once('open', resolve))
      socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: key } }))
      await until(() => messages.length === 1)
      socket.send(
        JSON.stringify({
          type: 'subscribe',
          id: 's',
          payload: { query: 'subscription { rung { number } }' },
        }),
      )
      return { socket, messages, closed }
    }),
  )
  await until(() => belfry.listeners === 50)
  const slowBefore = seen.slow
  sockets.slice(0, 25).forEach(({ socket }) => {
    socket.send(JSON.stringify({ type: 'subscribe', id: 'm', payload: { query: slowly } }))
  })
  const begun = seen.mutations
  const posts = Array.from({ length: 100 }, () => post(started, slowly))
  // All have arrived, and each takes a while.
  await until(() => seen.slow - slowBefore === 125)
  await started.drain()
  expect(seen.mutations - begun).toBe(125)
  for (const { status, body } of await Promise.all(posts)) {
    expect([status, body]).toEqual([200, { data: { ringBell: { bell: { name: 'Tenor' } } } }])
  }
  for (const [index, { messages, closed }] of sockets.entries()) {
    expect(await closed).toBe(1012)
    const answers = messages.slice(1).map((message) => JSON.parse(message) as { type: string; id: string })
    expect(answers.filter(({ id }) => id === 'm').map(({ type }) => type)).toEqual(
      index < 25 ? ['next', 'complete'] : [],
    )
  }
  expect(belfry.listeners).toBe(0)
  await expect(fetch(`${base}/health/live`)).rejects.toThrow()
})
