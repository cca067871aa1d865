// What one principal may ask for in a while, over HTTP and WebSockets together.
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { LocalBudgets } from '../../src/api/rate-limit.js'
import { testClock } from '../harness/clock.js'
import { servedDesk, type Asker, type Reply, type ServedDesk } from '../harness/served-desk.js'

const perSecond = 100
const capacity = 20_000
let served: ServedDesk
beforeAll(async () => {
  served = await servedDesk({ rateLimit: perSecond })
})
// All comes back in 200 seconds; sockets must not fall idle.
beforeEach(() => void served.desk.clock.advance('3m20s'))
afterAll(() => served.close())

const list = '{ incidents(first: 100) { edges { node { id title } } } }'
const open = 'openIncident(input: { title: "Checkout fails", severity: HIGH }) { incident { id } }'
const aliased = (count: number) =>
  `mutation { ${Array.from({ length: count }, (_, index) => `a${index}: ${open}`).join(' ')} }`
const introspection = '{ __schema { queryType { name } } }'

const isLimited = ({ errors }: Reply) => errors?.[0]?.extensions.code === 'RATE_LIMITED'
const retryAfterOf = ({ errors }: Reply) => Number(errors?.[0]?.extensions.retryAfter)

/** What is left to somebody, after the 1 that it costs to ask. */
async function left({ key }: Asker): Promise<number> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` }
  const body = JSON.stringify({ query: '{ __typename }' })
  const answer = await fetch(served.url, { method: 'POST', headers, body })
  return Number(/r=(\d+)/.exec(answer.headers.get('ratelimit') ?? '')?.[1])
}

async function costOf(ask: () => Promise<Reply>): Promise<number> {
  const before = await left(served.admin)
  await ask()
  return before - (await left(served.admin)) - 1
}

/** How many statements run meanwhile. */
async function statementsDuring(act: () => Promise<unknown>): Promise<number> {
  const { dataSource } = served.desk.desk
  const original = dataSource.createQueryRunner.bind(dataSource)
  let statements = 0
  dataSource.createQueryRunner = (mode) => {
    statements += 1
    return original(mode)
  }
  await act()
  dataSource.createQueryRunner = original
  return statements
}

/** Takes all that is left. */
async function spendAll({ http }: Asker): Promise<Reply> {
  for (;;) {
    const reply = await http(introspection)
    if (isLimited(reply)) return reply
  }
}

test('of twice the budget, half over HTTP and half over a socket, exactly one budget is answered', async () => {
  const cost = await costOf(() => served.admin.ws(list))
  expect(cost).toBeGreaterThan(100)
  served.desk.clock.advance('3m20s')
  const fits = Math.floor(capacity / cost)
  const burst = Array.from({ length: fits }, () => [served.admin.http(list), served.admin.ws(list)])
  const replies = await Promise.all(burst.flat())
  const refused = replies.filter(isLimited)
  expect([replies.length, refused.length]).toEqual([2 * fits, fits])
  for (const reply of replies) expect(isLimited(reply) || !reply.errors).toBe(true)
  for (const reply of refused) expect(retryAfterOf(reply)).toBeGreaterThanOrEqual(1)
})

test.each(['http', 'ws'] as const)('who is told over %s when to come back is answered then', async (by) => {
  await spendAll(served.admin)
  const refused = await served.admin[by](list)
  expect(isLimited(refused)).toBe(true)
  served.desk.clock.advance((retryAfterOf(refused) - 1) * 1_000)
  const early = await served.admin[by](list)
  expect([isLimited(early), retryAfterOf(early)]).toEqual([true, 1])
  served.desk.clock.advance(1_000)
  expect(await served.admin[by](list)).not.toHaveProperty('errors')
})

test('nobody else is held up', async () => {
  const bo = await served.asker(await served.desk.hire('Bo'))
  const stranger = await served.asker(await served.desk.stranger())
  await spendAll(served.admin)
  for (const asker of [bo, stranger]) {
    expect(await asker.http(list)).not.toHaveProperty('errors')
    expect(await asker.ws(list)).not.toHaveProperty('errors')
  }
})

test('what is refused runs no statement, and changes nothing', async () => {
  await spendAll(served.admin)
  // Reads the key once more, which is then known for a second.
  await served.admin.http('{ __typename }')
  const before = (await served.desk.incidents()).length
  const ask = async () => {
    for (const by of ['http', 'ws'] as const) {
      expect(isLimited(await served.admin[by](aliased(5)))).toBe(true)
      expect(isLimited(await served.admin[by](list))).toBe(true)
    }
    expect(isLimited(await served.admin.ws('subscription { incidentChanged { cursor } }'))).toBe(true)
  }
  expect(await statementsDuring(ask)).toBe(0)
  expect(await served.desk.incidents()).toHaveLength(before)
})

test('aliases do not make anything cheaper, and more of them than are allowed do nothing', async () => {
  const one = await costOf(() => served.admin.http(aliased(1)))
  expect(one).toBeGreaterThanOrEqual(50)
  expect(await costOf(() => served.admin.http(aliased(20)))).toBe(20 * one)
  expect(await costOf(() => served.admin.ws(aliased(20)))).toBe(20 * one)
  const before = (await served.desk.incidents()).length
  for (const by of ['http', 'ws'] as const) {
    const { errors } = await served.admin[by](aliased(50))
    expect(errors?.[0]?.extensions.code).toBe('TOO_COMPLEX')
  }
  expect(await served.desk.incidents()).toHaveLength(before)
})

test('what is refused for what it is costs 1, so that nobody asks nonsense without end', async () => {
  for (const query of ['{', '{ nothing }', aliased(50), '{ incidents(first: 101) { totalCount } }']) {
    expect(await costOf(() => served.admin.http(query))).toBeGreaterThanOrEqual(1)
    expect(await costOf(() => served.admin.ws(query))).toBeGreaterThanOrEqual(1)
  }
})

test('a budget holds twenty seconds, and the largest operation that is allowed', () => {
  const clock = testClock()
  expect(new LocalBudgets(2_000, clock).size.capacity).toBe(40_000)
  expect(new LocalBudgets(1, clock).size.capacity).toBe(20_000)
})

test('principals whose budgets are full again are forgotten', async () => {
  const clock = testClock()
  const budgets = new LocalBudgets(perSecond, clock)
  for (let index = 0; index < 1_000; index += 1) await budgets.pay(`user_${index}`, 100)
  expect(budgets.remembered).toBe(1_000)
  clock.advance(999)
  expect(budgets.left('user_0')).toBe(capacity - 0.1)
  clock.advance(1)
  expect(budgets.left('user_0')).toBe(capacity)
  for (let index = 0; index < 500; index += 1) await budgets.pay('user_1', 1)
  expect(budgets.remembered).toBe(1)
  expect(budgets.left('user_1')).toBe(capacity - 500)
})

test('a clock that is set back neither fills a budget nor locks anybody out', async () => {
  const clock = testClock()
  const budgets = new LocalBudgets(perSecond, clock)
  await budgets.pay('user_1', capacity)
  clock.advance('-1h')
  expect(budgets.left('user_1')).toBe(0)
  clock.advance('10s')
  expect(budgets.left('user_1')).toBe(10 * perSecond)
})
