// Messages of sockets that no client library sends: answered, or the end of that socket alone.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { WebSocket } from 'ws'
import { servedDesk, type ServedDesk } from '../harness/served-desk.js'

let served: ServedDesk
beforeAll(async () => {
  served = await servedDesk()
})
afterAll(() => served.close())

test.each([
  ['a prototype', '__proto__'],
  ['a constructor', 'constructor'],
  ['a method', 'toString'],
  ['fire', '🔥'],
  ['NUL', '\0'],
  ['60 KB', 'x'.repeat(60_000)],
])('an operation of a socket may be called as %s', async (_, id) => {
  const socket = new WebSocket(served.url.replace('http', 'ws'), 'graphql-transport-ws')
  const messages: { type: string; id?: string }[] = []
  socket.on('message', (data: Buffer) => messages.push(JSON.parse(data.toString()) as { type: string }))
  await new Promise((resolve) => socket.once('open', resolve))
  socket.send(
    JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${served.admin.key}` } }),
  )
  socket.send('{"type":"complete","id":"unknown"}')
  while (messages.length < 1) await new Promise((resolve) => setTimeout(resolve, 5))
  socket.send(JSON.stringify({ type: 'subscribe', id, payload: { query: '{ __typename }' } }))
  while (messages.length < 3 && socket.readyState === WebSocket.OPEN)
    await new Promise((resolve) => setTimeout(resolve, 5))
  expect(messages.slice(1)).toMatchObject([
    { type: 'next', id },
    { type: 'complete', id },
  ])
  socket.terminate()
})

test.each<[string, (socket: WebSocket) => void, number[]]>([
  ['a binary frame', (socket) => socket.send(Buffer.from([0, 1, 2])), [4400]],
  ['a frame of 1 MB', (socket) => socket.send('x'.repeat(1_000_000)), [1009]],
  ['text that is no UTF-8', (socket) => socket.send(Buffer.from([0xff, 0xfe]), { binary: false }), [1007]],
  ['a deep message', (socket) => socket.send(`${'['.repeat(30_000)}${']'.repeat(30_000)}`), [4400]],
  [
    'an init of 60 KB',
    (socket) =>
      socket.send(
        JSON.stringify({ type: 'connection_init', payload: { authorization: 'x'.repeat(60_000) } }),
      ),
    [4403],
  ],
  [
    'an init that is a list',
    (socket) => socket.send('{"type":"connection_init","payload":[]}'),
    [4400, 4403],
  ],
  [
    'an init of other things',
    (socket) =>
      socket.send(
        '{"type":"connection_init","payload":{"__proto__":{"authorization":1},"authorization":{}}}',
      ),
    [4403],
  ],
])('%s closes its socket, with a reason', async (_, act, codes) => {
  const socket = new WebSocket(served.url.replace('http', 'ws'), 'graphql-transport-ws')
  await new Promise((resolve) => socket.once('open', resolve))
  const closed = new Promise<number>((resolve) => socket.once('close', (code) => resolve(code)))
  socket.on('error', () => undefined)
  act(socket)
  expect(codes).toContain(await closed)
})

test('a socket that sends a million fragments harms nobody', async () => {
  const socket = new WebSocket(served.url.replace('http', 'ws'), 'graphql-transport-ws')
  await new Promise((resolve) => socket.once('open', resolve))
  const closed = new Promise<number>((resolve) => socket.once('close', (code) => resolve(code)))
  socket.on('error', () => undefined)
  const before = process.memoryUsage.rss()
  for (let index = 0; index < 1_000_000 && socket.readyState === WebSocket.OPEN; index += 1) {
    socket.send('x', { fin: false })
    if (index % 5_000 === 0) {
      await new Promise((resolve) => setImmediate(resolve))
      expect((await served.admin.http('{ __typename }')).status).toBe(200)
    }
  }
  // 1006 where it was still sending when it was cut off.
  expect([1006, 1008, 1009, 4408]).toContain(await closed)
  expect(process.memoryUsage.rss() - before).toBeLessThan(64 * 1024 * 1024)
})

test('a socket that has not said who it is and sends a flood of pings is cut off', async () => {
  const socket = new WebSocket(served.url.replace('http', 'ws'), 'graphql-transport-ws')
  await new Promise((resolve) => socket.once('open', resolve))
  const closed = new Promise<number>((resolve) => socket.once('close', (code) => resolve(code)))
  for (let index = 0; index < 2_000; index += 1) socket.ping()
  // 1006 where more pongs were still to be sent than ws keeps for anybody.
  expect([1006, 4415]).toContain(await closed)
})
