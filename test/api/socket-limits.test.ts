// How many sockets somebody may hold open, how much may be said on one, and for how long nothing at all.
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { socketLimits } from '../../src/api/limits.js'
import { DeskError } from '../../src/errors/desk-error.js'
import { testClock } from '../harness/clock.js'
import { closeAll, listeners, raw, ready, type RawClient } from './raw-client.js'
import { key, post, socketUrl, startTinyDesk, type TinyDesk } from './tiny-desk.js'

const clock = testClock()
let desk: TinyDesk
/** One that lets each principal hold three sockets; a key is the name of its principal. */
let narrow: TinyDesk
beforeAll(async () => {
  desk = await startTinyDesk({ clock })
  narrow = await startTinyDesk({
    clock,
    socketsPerPrincipal: 3,
    authenticate: async (authorization = '') => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      if (authorization === 'nobody') throw new DeskError('UNAUTHENTICATED', 'Send a valid key.')
      const actor = { kind: 'API_KEY' as const, userId: null, name: authorization }
      const rights = { role: 'ADMIN' as const, teams: [], sight: 'ALL' as const, apiKeyId: null }
      return { organizationId: 'organization_1', principal: authorization, actor, ...rights }
    },
  })
})
afterEach(async () => {
  closeAll()
  await listeners(0)
})
afterAll(() => Promise.all([desk.drain(), narrow.drain()]))

async function enter(principal: string): Promise<RawClient> {
  const client = await raw(narrow)
  client.send({ type: 'connection_init', payload: { authorization: principal } })
  return client
}

/** Tries until there is room: the desk hears of a socket's end a little later than its peer. */
async function entersAtLast(principal: string): Promise<void> {
  for (;;) {
    const client = await enter(principal)
    if (await Promise.race([client.next().then(() => true), client.closed.then(() => false)])) return
  }
}

test('one socket too many is closed with 4414, of that principal alone; one that closes makes room', async () => {
  const open = [await enter('ada'), await enter('ada'), await enter('ada')]
  for (const client of open) expect(await client.next()).toEqual({ type: 'connection_ack' })
  expect(await (await enter('ada')).closed).toBe(4414)
  expect(await (await enter('bo')).next()).toEqual({ type: 'connection_ack' })
  open[0]?.socket.close()
  await entersAtLast('ada')
  expect(await (await enter('ada')).closed).toBe(4414)
})

test('sockets that end while they are let in, or are not let in, take no place', async () => {
  for (let index = 0; index < 20; index += 1) {
    const left = await enter('cleo')
    if (index % 2) left.socket.terminate()
    else left.socket.close()
    expect(await (await enter('nobody')).closed).toBe(4403)
  }
  for (let index = 0; index < 3; index += 1) await entersAtLast('cleo')
})

test.each<[string, (client: RawClient, index: number) => void]>([
  ['pings of the protocol', (client) => client.send({ type: 'ping' })],
  ['pings', (client) => client.socket.ping()],
  ['pongs that nobody asked for', (client) => client.socket.pong()],
  ['operations', (client, index) => client.subscribe(`flood ${index}`, '{ nothing }')],
  ['completions of nothing', (client) => client.send({ type: 'complete', id: '1' })],
])('a socket that floods the desk with %s is closed with 4415, and no other', async (_, say) => {
  const bystander = await ready(desk)
  const client = await ready(desk)
  // As much as may come at once; with connection_init, one less.
  for (let index = 1; index < socketLimits.messagesAtOnce; index += 1) client.send({ type: 'pong' })
  client.subscribe('0', '{ bell { name } }')
  for (let index = 0; index < socketLimits.messagesPerSecond * 10; index += 1) say(client, index)
  // 1006 where more pongs wait for it than ws keeps for anybody.
  expect([4415, 1006]).toContain(await client.closed)
  bystander.subscribe('1', '{ bell { name } }')
  expect((await bystander.next()).type).toBe('next')
  expect((await post(desk, '{ bell { name } }')).status).toBe(200)
})

test('as many messages as may come at once are answered', async () => {
  const client = await ready(desk)
  const pings = socketLimits.messagesAtOnce - 2
  for (let index = 0; index < pings; index += 1) client.send({ type: 'ping' })
  client.subscribe('1', '{ bell { name } }')
  for (let index = 0; index < pings; index += 1) expect((await client.next()).type).toBe('pong')
  expect(await client.next()).toMatchObject({ id: '1', type: 'next' })
})

test('a socket that nobody uses for ten minutes is closed with 4416; one with a subscription is used', async () => {
  const unused = await ready(desk)
  const spoken = await ready(desk)
  const live = await ready(desk)
  live.subscribe('1', 'subscription { rung { number } }')
  await listeners(1)
  clock.advance('9m59s')
  spoken.send({ type: 'ping' })
  expect((await spoken.next()).type).toBe('pong')
  clock.advance('1s')
  expect(await unused.closed).toBe(4416)
  expect([spoken, live].map(({ socket }) => socket.readyState)).toEqual([WebSocket.OPEN, WebSocket.OPEN])
  live.send({ type: 'complete', id: '1' })
  await listeners(0)
  clock.advance('10m')
  expect(await live.closed).toBe(4416)
  expect(await spoken.closed).toBe(4416)
})

test("graphql-ws's own client comes back after it was closed for idleness", async () => {
  let connected = 0
  const client = createClient({
    url: socketUrl(desk),
    webSocketImpl: WebSocket,
    connectionParams: { authorization: key },
    lazy: false,
    retryAttempts: Infinity,
    retryWait: () => Promise.resolve(),
    on: { connected: () => void (connected += 1) },
  })
  while (connected < 1) await new Promise((resolve) => setTimeout(resolve, 5))
  clock.advance('10m')
  while (connected < 2) await new Promise((resolve) => setTimeout(resolve, 5))
  await client.dispose()
})

test("graphql-ws's own client waits for room where there are too many sockets", async () => {
  const open = [await enter('dee'), await enter('dee'), await enter('dee')]
  for (const held of open) await held.next()
  const codes: number[] = []
  const client = createClient({
    url: socketUrl(narrow),
    webSocketImpl: WebSocket,
    connectionParams: { authorization: 'dee' },
    retryAttempts: Infinity,
    retryWait: () => new Promise((resolve) => setTimeout(resolve, 5)),
    on: { closed: (event) => codes.push((event as { code: number }).code) },
  })
  const answered = new Promise((resolve, reject) => {
    const sink = { next: resolve, error: reject, complete: () => undefined }
    client.subscribe({ query: '{ bell { name } }' }, sink)
  })
  while (codes.length < 2) await new Promise((resolve) => setTimeout(resolve, 5))
  open[0]?.socket.close()
  expect(await answered).toEqual({ data: { bell: { name: 'Tenor' } } })
  expect(new Set(codes)).toEqual(new Set([4414]))
  await client.dispose()
})

test('operations that have ended, however they did, leave their slots to others', async () => {
  const client = await ready(desk)
  const live = 'subscription ($from: Int) { rung(from: $from) { number } }'
  for (let index = 0; index < 60; index += 1) {
    client.subscribe(`left ${index}`, live)
    client.send({ type: 'complete', id: `left ${index}` })
    client.subscribe(`refused ${index}`, live, { variables: { from: -1 } })
    client.subscribe(`asked ${index}`, '{ bell { name } }')
  }
  let ended = 0
  while (ended < 120) if (['error', 'complete'].includes((await client.next()).type)) ended += 1
  await listeners(0)
  for (let index = 0; index < 100; index += 1) client.subscribe(`live ${index}`, live)
  await listeners(100)
  expect(await client.settled()).toEqual([])
})
