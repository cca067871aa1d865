// One budget for all copies of the desk, kept in a real Redis; and what becomes of it without one.
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { createClient } from 'redis'
import type { Budgets } from '../../src/api/rate-limit.js'
import { openBudgets } from '../../src/api/rate-limit-redis.js'
import { ask, codes, post, startTinyDesk, type TinyDesk } from '../api/tiny-desk.js'
import { testClock } from '../harness/clock.js'
import { redisServer, type RedisServer } from '../harness/programs.js'

/** 10,000: two of them are a whole budget, and at this rate nothing comes back while a test runs. */
const half = '{ __schema { queryType { name } } }'
const perSecond = 1

let redis: RedisServer
let copies: { desk: TinyDesk; budgets: Budgets; said: string[] }[]

async function copy() {
  const said: string[] = []
  const log = (message: string) => said.push(message)
  const clock = testClock()
  const budgets = await openBudgets({ perSecond, clock, redisUrl: redis.url, log })
  const made = { desk: await startTinyDesk({ clock, budgets }), budgets, said }
  copies.push(made)
  return made
}

beforeEach(async () => {
  redis = await redisServer()
  copies = []
  await copy()
  await copy()
})
afterEach(async () => {
  for (const { desk, budgets } of copies) {
    await desk.drain()
    budgets.close()
  }
  await redis.stop()
})

/** How often a copy has said that Redis comes or goes. */
const said = () => copies.reduce((sum, copy) => sum + copy.said.length, 0)
const both = () => copies as [(typeof copies)[0], (typeof copies)[0]]
const leftSaid = async ({ desk }: (typeof copies)[0]) =>
  Number(/r=(\d+)/.exec((await post(desk, '{ __typename }')).headers.get('ratelimit') ?? '')?.[1])

test('two copies share one budget, over HTTP and sockets', async () => {
  const [one, other] = both()
  expect((await post(one.desk, half)).body).not.toHaveProperty('errors')
  expect(await ask(other.desk, half)).not.toHaveProperty('errors')
  for (const { desk } of [one, other]) {
    const { body } = await post(desk, half)
    expect(codes(body)).toEqual(['RATE_LIMITED'])
    const retryAfter = Number(body.errors?.[0]?.extensions.retryAfter)
    expect(retryAfter).toBeGreaterThan(9_000)
    expect(retryAfter).toBeLessThanOrEqual(10_000)
    expect(codes(await ask(desk, half))).toEqual(['RATE_LIMITED'])
  }
  expect([one.said, other.said]).toEqual([[], []])
})

test('of many at once at both copies exactly one budget is answered', async () => {
  const [one, other] = both()
  // On a machine that is busy with something else Redis may take longer than a copy waits: then nothing is shared.
  const warm = async () => {
    for (const { desk } of [one, other]) await post(desk, '{ __typename }')
  }
  await warm()
  const client = createClient({ url: redis.url })
  await client.connect()
  for (let lateBefore = -1; lateBefore !== said();) {
    lateBefore = said()
    await client.flushAll()
    const burst = Array.from({ length: 20 }, () => [one, other]).flat()
    const answers = await Promise.all(burst.map(({ desk }) => post(desk, half)))
    if (said() === lateBefore) expect(answers.filter(({ body }) => !body.errors)).toHaveLength(2)
    else await warm()
  }
  client.destroy()
})

test('of many small ones at both copies no more are answered than a budget holds, and what each may owe', async () => {
  const [one, other] = both()
  const cost = 100
  const pays = Array.from({ length: 200 }, () =>
    [one, other].map(({ budgets }) => budgets.pay('user_1', cost)),
  )
  const paid = (await Promise.all(pays.flat())).filter((payment) => payment.paid).length
  const { capacity } = one.budgets.size
  expect(paid * cost).toBeGreaterThanOrEqual(capacity)
  expect(paid * cost).toBeLessThanOrEqual(capacity * (1 + 2 / 20))
  // What was taken beyond it is a debt: nothing is left until it has come back.
  for (const { budgets } of both()) expect(await budgets.pay('user_1', 1)).toMatchObject({ paid: false })
})

test('who has most of their budget left does not wait for Redis each time, and is counted to the last', async () => {
  const [one, other] = both()
  const client = createClient({ url: redis.url })
  await client.connect()
  const asked = async () => Number(/cmdstat_evalsha:calls=(\d+)/.exec(await client.info('commandstats'))?.[1])
  await one.budgets.pay('user_1', 1)
  const before = await asked()
  for (let count = 0; count < 300; count += 1) await one.budgets.pay('user_1', 1)
  expect((await asked()) - before).toBeLessThan(30)
  while (Number(await client.hGet('tocsin:rate:user_1', 'left')) > one.budgets.size.capacity - 300) {
    // Told a moment later.
  }
  expect((await other.budgets.pay('user_1', 1)).left).toBeLessThanOrEqual(one.budgets.size.capacity - 301)
  client.destroy()
})

test('Redis forgets who has not asked for a while, and may forget the script', async () => {
  const [one] = both()
  await one.budgets.pay('user_1', 3)
  const client = createClient({ url: redis.url })
  await client.connect()
  expect(await client.keys('*')).toEqual(['tocsin:rate:user_1'])
  const lives = await client.pTTL('tocsin:rate:user_1')
  expect(lives).toBeGreaterThan(0)
  expect(lives).toBeLessThanOrEqual(4_000)
  await client.scriptFlush()
  client.destroy()
  expect(await one.budgets.pay('user_1', 3)).toMatchObject({ paid: true })
  expect(one.said).toEqual([])
})

test('when Redis dies each copy goes on from what it knew, and says so once', async () => {
  const [one, other] = both()
  await post(one.desk, half)
  // Each has heard with its last answer what all have taken.
  for (const each of both()) expect(await leftSaid(each)).toBeLessThan(10_000)
  redis.process.kill('SIGKILL')
  for (const { desk, said } of [one, other]) {
    expect(codes((await post(desk, half)).body)).toEqual(['RATE_LIMITED'])
    expect((await post(desk, '{ bell { name } }')).body).not.toHaveProperty('errors')
    expect(said).toEqual(['Redis does not answer; each copy limits rates by itself'])
  }
})

test('a Redis that hangs is not waited for again and again, and counts for all once it answers', async () => {
  const [one] = both()
  redis.process.kill('SIGSTOP')
  expect((await post(one.desk, half)).body).not.toHaveProperty('errors')
  expect((await post(one.desk, half)).body).not.toHaveProperty('errors')
  expect(codes((await post(one.desk, half)).body)).toEqual(['RATE_LIMITED'])
  redis.process.kill('SIGCONT')
  while (one.said.length < 2) await post(one.desk, '{ __typename }')
  expect(one.said).toEqual([
    'Redis does not answer; each copy limits rates by itself',
    'Redis answers again; copies share their rate limits',
  ])
})

test('a copy starts without its Redis', async () => {
  redis.process.kill('SIGKILL')
  const { desk, said } = await copy()
  expect((await post(desk, half)).body).not.toHaveProperty('errors')
  expect(said).toEqual(['Redis does not answer; each copy limits rates by itself'])
})
