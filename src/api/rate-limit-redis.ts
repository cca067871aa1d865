import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createClient } from 'redis'
import type { Clock } from '../time/clock.js'
import { pause } from '../time/pause.js'
import { PaymentsTogether } from './payments-together.js'
import { LocalBudgets, type Budgets, type Payment } from './rate-limit.js'

/** The bucket of token-bucket.ts, by Redis' own clock, which all copies share: several payments, one after the other. */
const script = `
local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000
local capacity, perSecond = tonumber(ARGV[1]), tonumber(ARGV[2])
local kept = redis.call('HMGET', KEYS[1], 'left', 'at')
local left = capacity
if kept[1] then
  left = math.min(capacity, kept[1] + math.max(0, now - kept[2]) * perSecond / 1000)
end
local payments = {}
for index = 3, #ARGV do
  local cost, paid = tonumber(ARGV[index]), 0
  if left >= cost then
    paid = 1
    left = left - cost
  end
  payments[#payments + 1] = {paid, string.format('%.3f', left)}
end
redis.call('HSET', KEYS[1], 'left', string.format('%.3f', left), 'at', string.format('%.3f', now))
redis.call('PEXPIRE', KEYS[1], math.ceil((capacity - left) * 1000 / perSecond) + 1000)
return payments`
const digest = createHash('sha1').update(script).digest('hex')

/** How long an operation waits for Redis, in milliseconds. */
const patience = 50
/** After Redis has failed, how long nobody asks it. */
const rest = 1_000

export interface BudgetParts {
  /** Objects that each principal may read in a second, on average. */
  perSecond: number
  clock: Clock
  /** null: this process is the only one. */
  redisUrl: string | null
  log: (message: string, error?: unknown) => void
}

/** Budgets of this process, or with Redis of all. */
export async function openBudgets({ perSecond, clock, redisUrl, log }: BudgetParts): Promise<Budgets> {
  const local = new LocalBudgets(perSecond, clock)
  return redisUrl === null ? local : redisBudgets(redisUrl, local, log)
}

/**
 * Budgets that all copies of the desk share. While Redis does not answer each copy counts for itself, from what it
 * last knew: nobody is refused because of it, and nobody waits for it again and again.
 */
async function redisBudgets(
  url: string,
  local: LocalBudgets,
  log: (message: string, error?: unknown) => void,
): Promise<Budgets> {
  const client = createClient({ url, disableOfflineQueue: true, socket: { connectTimeout: 2_000 } })
  let away = false
  let restsUntil = 0
  const gone = (error: unknown) => {
    if (!away) log('Redis does not answer; each copy limits rates by itself', error)
    away = true
    restsUntil = performance.now() + rest
  }
  const back = () => {
    if (away) log('Redis answers again; copies share their rate limits')
    away = false
  }
  client.on('error', gone)
  client.on('ready', () => {
    restsUntil = 0
  })
  // Start-up goes on without Redis; the client keeps trying by itself.
  await Promise.race([client.connect(), once(client, 'error')])

  const { capacity, perSecond } = local.size
  const ask = async (principal: string, costs: readonly number[]): Promise<Payment[]> => {
    const asked = {
      keys: [`tocsin:rate:${principal}`],
      arguments: [capacity, perSecond, ...costs].map(String),
    }
    const answer = await client.evalSha(digest, asked).catch((error: unknown) => {
      if (String(error).includes('NOSCRIPT')) return client.eval(script, asked)
      throw error
    })
    return (answer as unknown as [number, string][]).map(([paid, left]) => ({
      paid: paid === 1,
      left: Number(left),
    }))
  }
  const payments = new PaymentsTogether((principal, costs) => inTime(ask(principal, costs)))
  return {
    size: local.size,
    left: (principal) => local.left(principal),
    pay: async (principal, cost) => {
      const now = performance.now()
      if (now < restsUntil) return local.pay(principal, cost)
      // One finds out for all whether Redis is back.
      if (away) restsUntil = now + rest
      try {
        const payment = await payments.pay(principal, cost)
        back()
        restsUntil = 0
        local.know(principal, payment.left)
        return payment
      } catch (error) {
        gone(error)
        return local.pay(principal, cost)
      }
    },
    close: () => {
      client.destroy()
      local.close()
    },
  }
}

/** What runs out in vain costs next to nothing: at each payment one does. */
async function inTime<T>(answer: Promise<T>): Promise<T> {
  const late = pause(patience)
    // A process that was busy itself finds the answer waiting when it looks at its sockets again.
    .then(() => pause(0))
    .then(() => null)
  const first = await Promise.race([answer.then((payments) => ({ payments })), late])
  if (first === null) throw new Error(`It took longer than ${patience} ms`)
  return first.payments
}
