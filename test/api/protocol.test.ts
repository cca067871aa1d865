// graphql-transport-ws as its specification has it, and where we are stricter: raw frames over a raw socket.
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { closeAll, listeners, raw, RawClient, ready } from './raw-client.js'
import { key, socketUrl, startTinyDesk, type TinyDesk } from './tiny-desk.js'
import { belfry, seen } from './tiny-schema.js'

let desk: TinyDesk
beforeAll(async () => {
  desk = await startTinyDesk()
})
afterEach(async () => {
  closeAll()
  await listeners(0)
})
afterAll(() => desk.drain())

test('subscribing before init closes with 4401', async () => {
  const client = await raw(desk)
  client.subscribe('1', '{ bell { id } }')
  expect(await client.closed).toBe(4401)
})

test('no init in time closes with 4408', async () => {
  expect(await (await raw(desk)).closed).toBe(4408)
})

test('a second init closes with 4429', async () => {
  const client = await ready(desk)
  client.send({ type: 'connection_init' })
  expect(await client.closed).toBe(4429)
})

test('an id that is in use closes with 4409', async () => {
  const client = await ready(desk)
  client.subscribe('1', 'subscription { rung { number } }')
  client.subscribe('1', 'subscription { rung { number } }')
  expect(await client.closed).toBe(4409)
  await listeners(0)
})

test.each([['{'], ['[]'], ['{"type":"what"}'], ['{"type":"subscribe","id":"","payload":{}}'], ['null']])(
  'the message %s closes with 4400',
  async (message) => {
    const client = await ready(desk)
    client.send(message)
    expect([4400, 4500]).toContain(await client.closed)
  },
)

test.each([['graphql-ws'], [[]]])('the subprotocol %j closes with 4406', async (protocol) => {
  expect(await new RawClient(desk, protocol).closed).toBe(4406)
})

test('a ping is answered with its payload', async () => {
  const client = await ready(desk)
  client.send({ type: 'ping', payload: { at: 1 } })
  expect(await client.next()).toEqual({ type: 'pong', payload: { at: 1 } })
})

test('complete ends the events and the source at once', async () => {
  const client = await ready(desk)
  client.subscribe('1', 'subscription { rung { number } }')
  await listeners(1)
  belfry.ring()
  expect((await client.next()).type).toBe('next')
  client.send({ type: 'complete', id: '1' })
  await listeners(0)
  belfry.ring()
  expect(await client.settled()).toEqual([])
  client.subscribe('1', '{ bell { name } }')
  expect(await client.next()).toMatchObject({ id: '1', type: 'next' })
  expect(await client.next()).toEqual({ id: '1', type: 'complete' })
})

test('no complete follows an error, and the id may be used again', async () => {
  const client = await ready(desk)
  client.subscribe('1', '{ nothing }')
  expect(await client.next()).toMatchObject({ id: '1', type: 'error' })
  expect(await client.settled()).toEqual([])
  client.subscribe('1', '{ bell { name } }')
  expect((await client.next()).type).toBe('next')
})

test('an abrupt end of the socket releases its subscriptions', async () => {
  const client = await ready(desk)
  for (const id of ['1', '2', '__proto__', 'constructor'])
    client.subscribe(id, 'subscription { rung { number } }')
  await listeners(4)
  client.socket.terminate()
  await listeners(0)
})

test('a syntax error is told to its operation, the others go on', async () => {
  const client = await ready(desk)
  client.subscribe('live', 'subscription { rung { number } }')
  await listeners(1)
  client.subscribe('1', '{')
  const error = await client.next()
  expect(error).toMatchObject({
    id: '1',
    type: 'error',
    payload: [{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }],
  })
  belfry.ring()
  expect(await client.next()).toMatchObject({ id: 'live', type: 'next' })
})

test.each([
  ['-1', 'BAD_USER_INPUT'],
  ['-2', 'INTERNAL_SERVER_ERROR'],
])('what is thrown when subscribing (%s) is an error of the operation', async (from, code) => {
  const client = await ready(desk)
  client.subscribe('1', `subscription { rung(from: ${from}) { number } }`)
  const error = await client.next()
  expect(error).toMatchObject({ type: 'error', payload: [{ extensions: { code } }] })
  expect(JSON.stringify(error)).not.toContain('hunter2')
  expect(client.socket.readyState).toBe(WebSocket.OPEN)
})

test('errors within events are masked like all others', async () => {
  const client = await ready(desk)
  client.subscribe('1', 'subscription { rung { number broken } }')
  await listeners(1)
  belfry.ring()
  const { payload } = await client.next()
  expect(payload?.errors).toMatchObject([
    { path: ['rung', 'broken'], extensions: { code: 'INTERNAL_SERVER_ERROR' } },
  ])
  expect(JSON.stringify(payload)).not.toContain('hunter2')
})

test("graphql-ws's own client is served and comes back after 1012", async () => {
  const client = createClient({
    url: socketUrl(desk),
    webSocketImpl: WebSocket,
    connectionParams: () => Promise.resolve({ authorization: key }),
    retryAttempts: Infinity,
    retryWait: () => Promise.resolve(),
  })
  const numbers: number[] = []
  let socket: WebSocket | undefined
  client.on('connected', (connected) => {
    socket = connected as WebSocket
  })
  client.subscribe<{ rung: { number: number } }>(
    { query: 'subscription { rung { number } }' },
    {
      next: ({ data }) => numbers.push(data?.rung.number ?? 0),
      error: () => undefined,
      complete: () => undefined,
    },
  )
  await listeners(1)
  belfry.ring()
  while (numbers.length < 1) await new Promise((resolve) => setTimeout(resolve, 5))
  const attached = seen.attached
  socket?.close(1012)
  while (seen.attached === attached) await new Promise((resolve) => setTimeout(resolve, 5))
  belfry.ring()
  while (numbers.length < 2) await new Promise((resolve) => setTimeout(resolve, 5))
  expect(numbers[1]).toBe((numbers[0] ?? 0) + 1)
  await client.dispose()
  await listeners(0)
})
