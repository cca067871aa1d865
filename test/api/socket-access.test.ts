// Who may open a socket, how much one carries, and what makes a repeated mutation harmless.
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { once } from 'node:events'
import { DeskError } from '../../src/errors/desk-error.js'
import { closeAll, listeners, raw, RawClient, ready } from './raw-client.js'
import { codes, key, post, startTinyDesk, type TinyDesk } from './tiny-desk.js'
import { seen } from './tiny-schema.js'

let desk: TinyDesk
beforeAll(async () => {
  desk = await startTinyDesk()
})
afterEach(async () => {
  closeAll()
  await listeners(0)
})
afterAll(() => desk.drain())

test('a wrong key closes with 4403, a database out of reach with 1013', async () => {
  const wrong = await raw(desk)
  wrong.send({ type: 'connection_init', payload: { authorization: 'Bearer nobody' } })
  expect(await wrong.closed).toBe(4403)
  desk.authorize.fails = new DeskError('UNAVAILABLE', 'The database could not be reached.')
  const late = await raw(desk)
  late.send({ type: 'connection_init', payload: { authorization: key } })
  expect(await late.closed).toBe(1013)
  desk.authorize.fails = null
})

test('the key may come with the request that becomes the socket', async () => {
  const client = new RawClient(desk, 'graphql-transport-ws', { headers: { authorization: key } })
  await once(client.socket, 'open')
  client.send({ type: 'connection_init' })
  expect((await client.next()).type).toBe('connection_ack')
})

test.each([
  ['https://evil.example', false],
  ['null', false],
  ['https://desk.example', true],
  ['itself', true],
])('a page of %s may open a socket: %s', async (origin, allowed) => {
  const given = origin === 'itself' ? new URL(desk.url).origin : origin
  const client = new RawClient(desk, 'graphql-transport-ws', { headers: { origin: given } })
  const outcome = await Promise.race([
    once(client.socket, 'open').then(() => true),
    once(client.socket, 'unexpected-response').then(
      ([, response]) => (response as { statusCode: number }).statusCode,
    ),
  ])
  expect(outcome).toBe(allowed || 403)
})

test('a message that is too large ends the socket with 1009, and no other', async () => {
  const bystander = await ready(desk)
  const client = await ready(desk)
  client.send({ type: 'ping', payload: { load: 'x'.repeat(65 * 1024) } })
  expect(await client.closed).toBe(1009)
  bystander.subscribe('1', '{ bell { name } }')
  expect((await bystander.next()).type).toBe('next')
})

test('a socket carries a hundred operations; the next is refused, and a slot that is freed serves again', async () => {
  const client = await ready(desk)
  for (let id = 0; id < 100; id += 1) client.subscribe(String(id), 'subscription { rung { number } }')
  await listeners(100)
  client.subscribe('101', 'subscription { rung { number } }')
  expect(await client.next()).toMatchObject({
    id: '101',
    type: 'error',
    payload: [{ extensions: { code: 'RATE_LIMITED' } }],
  })
  client.send({ type: 'complete', id: '0' })
  await listeners(99)
  client.subscribe('101', '{ bell { name } }')
  expect(await client.next()).toMatchObject({ id: '101', type: 'next' })
})

test('idempotency keys go with exactly one mutation, on both transports', async () => {
  const ring = 'mutation ($n: String!) { ringBell(input: { name: $n }) { bell { id } } }'
  const client = await ready(desk)
  desk.idempotencyKeys.length = 0
  await post(desk, ring, { n: 'a' }, { 'idempotency-key': 'k-1' })
  client.subscribe('1', ring, { variables: { n: 'a' }, extensions: { idempotencyKey: 'k-1' } })
  expect((await client.next()).type).toBe('next')
  const [first, second] = desk.idempotencyKeys as { key: string; hash: string }[]
  expect(first).toEqual(second)
  expect(first?.key).toMatch(/^[0-9a-f]{64}$/)
  await post(desk, ring, { n: 'b' }, { 'idempotency-key': 'k-1' })
  expect(desk.idempotencyKeys[2]).toMatchObject({ key: first?.key })
  expect(desk.idempotencyKeys[2]).not.toMatchObject({ hash: first?.hash })
  const before = seen.mutations
  const twice =
    'mutation { a: ringBell(input: { name: "a" }) { bell { id } } b: ringBell(input: { name: "b" }) { bell { id } } }'
  for (const [query, sent] of [
    [twice, 'k'],
    ['{ bell { id } }', 'k'],
    [ring, 'x'.repeat(256)],
    [ring, 'a b'],
  ] as const) {
    const { body } = await post(desk, query, { n: 'a' }, { 'idempotency-key': sent })
    expect(codes(body)).toEqual(['BAD_USER_INPUT'])
  }
  client.subscribe('2', ring, { variables: { n: 'a' }, extensions: { idempotencyKey: 7 } })
  await client.next()
  expect(await client.next()).toMatchObject({
    payload: { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] },
  })
  expect(seen.mutations).toBe(before)
})
