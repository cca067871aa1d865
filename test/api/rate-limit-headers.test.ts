// How a client learns what it may still ask for, and when to come back.
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { LocalBudgets } from '../../src/api/rate-limit.js'
import { testClock } from '../harness/clock.js'
import { closeAll, listeners, ready } from './raw-client.js'
import { codes, key, post, startTinyDesk, type TinyDesk } from './tiny-desk.js'
import { belfry } from './tiny-schema.js'

const clock = testClock()
const budgets = new LocalBudgets(1_000, clock)
const principal = 'api_key_1'
let desk: TinyDesk
beforeAll(async () => {
  desk = await startTinyDesk({ clock, budgets })
})
afterEach(async () => {
  clock.advance('10m')
  closeAll()
  await listeners(0)
})
afterAll(() => desk.drain())

const introspection = '{ __schema { queryType { name } } }'
const knowing = { accept: 'application/graphql-response+json' }
const standing = (headers: Headers) => [headers.get('ratelimit-policy'), headers.get('ratelimit')]

test('every answer says what is left and when all of it is back', async () => {
  const { headers } = await post(desk, '{ bell { name } }')
  expect(standing(headers)).toEqual(['"cost";q=20000;w=20', '"cost";r=19998;t=1'])
  const large = await post(desk, introspection)
  expect(standing(large.headers)).toEqual(['"cost";q=20000;w=20', '"cost";r=9998;t=11'])
})

test.each<[string, RequestInit, number]>([
  ['that is refused by the parser', { method: 'POST', body: JSON.stringify({ query: '{' }) }, 200],
  ['that is no JSON', { method: 'POST', body: '{' }, 400],
  ['that is a batch', { method: 'POST', body: '[{"query":"{ __typename }"}]' }, 400],
  ['without a query', { method: 'POST', body: '{}' }, 400],
])('a request %s is told too', async (_, init, status) => {
  const headers = { 'content-type': 'application/json', authorization: key }
  const answer = await fetch(desk.url, { ...init, headers })
  expect(answer.status).toBe(status)
  expect(standing(answer.headers)).toEqual(['"cost";q=20000;w=20', expect.stringMatching(/^"cost";r=/)])
})

test('nobody in particular is told nothing', async () => {
  const { status, headers } = await post(desk, '{ bell { name } }', {}, { authorization: 'Bearer wrong' })
  expect([status, ...standing(headers)]).toEqual([401, null, null])
})

test('a refusal is 429 to those who know the media type, 200 to others, with Retry-After to both', async () => {
  await budgets.pay(principal, 15_000)
  const refused = await post(desk, introspection, {}, knowing)
  expect(refused.status).toBe(429)
  expect(refused.headers.get('content-type')).toMatch(/^application\/graphql-response\+json/)
  expect(refused.headers.get('retry-after')).toBe('5')
  expect(refused.body).toEqual({
    errors: [
      {
        message: 'This costs 10000, and 5000 of 20000 are left. Try again in 5 s.',
        extensions: { code: 'RATE_LIMITED', retryAfter: 5 },
      },
    ],
  })
  const plain = await post(desk, introspection)
  expect([plain.status, plain.headers.get('retry-after'), codes(plain.body)]).toEqual([
    200,
    '5',
    ['RATE_LIMITED'],
  ])
  expect((await post(desk, '{ bell { name } }')).headers.get('retry-after')).toBeNull()
})

test('pages of other origins may read what is left', async () => {
  const { headers } = await post(desk, '{ bell { name } }', {}, { origin: 'https://desk.example' })
  expect(headers.get('access-control-expose-headers')?.split(', ')).toEqual(
    expect.arrayContaining(['RateLimit', 'RateLimit-Policy', 'Retry-After']),
  )
})

test('a socket is told with the error, and stays', async () => {
  const client = await ready(desk)
  await budgets.pay(principal, 20_000)
  client.subscribe('1', '{ bell { name } }')
  expect(await client.next()).toMatchObject({
    id: '1',
    type: 'error',
    payload: [{ extensions: { code: 'RATE_LIMITED', retryAfter: 1 } }],
  })
  clock.advance('1s')
  client.subscribe('1', '{ bell { name } }')
  expect(await client.next()).toMatchObject({ id: '1', type: 'next' })
})

test('a subscription is paid for once: its events are free', async () => {
  const client = await ready(desk)
  const before = budgets.left(principal)
  client.subscribe('1', 'subscription { rung { number bell { name } } }')
  await listeners(1)
  const paid = before - budgets.left(principal)
  expect(paid).toBeGreaterThanOrEqual(1)
  for (let index = 0; index < 20; index += 1) {
    belfry.ring()
    expect((await client.next()).type).toBe('next')
  }
  expect(before - budgets.left(principal)).toBe(paid)
})

test('without a limit nobody is told of one', async () => {
  const free = await startTinyDesk()
  const { headers } = await post(free, '{ bell { name } }')
  expect(standing(headers)).toEqual([null, null])
  await free.drain()
})
