import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createClient } from 'redis'
import type { Clock } from '../time/clock.js'
import { pause } from '../time/pause.js'
import { PaymentsTogether } from './payments-together.js'
import { LocalBudgets, type Budgets, type Payment } from './rate-limit.js'

/**
 * The bucket of token-bucket.ts, by Redis' own clock, which all copies share: what is owed is taken in any case, and
 * is a debt where it was not there any more; then come payments, one after the other.
 */
const script = `
local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000
local capacity, perSecond = tonumber(ARGV[1]), tonumber(ARGV[2])
local kept = redis.call('HMGET', KEYS[1], 'left', 'at')
local left = capacity
if kept[1] then
  left = math.min(capacity, kept[1] + math.max(0, now - kept[2]) * perSecond / 1000)
end
left = left - tonumber(ARGV[3])
local payments = {}
for index = 4, #ARGV do
  local cost, paid = tonumber(ARGV[index]), 0
  if left >= cost then
    paid = 1
    left = left - cost
  end
  payments[#payments + 1] = {paid, string.format('%.3f', left)}
end
redis.call('HSET', KEYS[1], 'left', string.format('%.3f', left), 'at', string.format('%.3f', now))
redis.call('PEXPIRE', KEYS[1], math.ceil((capacity - left) * 1000 / perSecond) + 1000)
return {string.format('%.3f', left), payments}`
const digest = createHash('sha1').update(script).digest('hex')

/** How long an operation waits for Redis, in milliseconds. */
const patience = 50
/** After Redis has failed, how long nobody asks it. */
const rest = 1_000
/** Of a budget, the share that a copy may be in debt for a moment, while more than half of it is left. */
const small = 20

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
  let isClosed = false
  let restsUntil = 0
  const gone = (error: unknown) => {
    if (!away && !isClosed) log('Redis does not answer; each copy limits rates by itself', error)
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
  const ask = async (principal: string, owed: number, costs: readonly number[]) => {
    const asked = {
      keys: [`tocsin:rate:${principal}`],
      arguments: [capacity, perSecond, owed, ...costs].map(String),
    }
    const answer = await client.evalSha(digest, asked).catch((error: unknown) => {
      if (String(error).includes('NOSCRIPT')) return client.eval(script, asked)
      throw error
    })
    const [left, payments] = answer as unknown as [string, [number, string][]]
    return { left: Number(left), payments: payments.map(paymentOf) }
  }
  const payments = new PaymentsTogether(
    async (principal, owed, costs) => {
      try {
        const answer = await inTime(ask(principal, owed, costs))
        back()
        restsUntil = 0
        return answer
      } catch (error) {
        gone(error)
        throw error
      }
    },
    (principal, left) => local.know(principal, left),
    capacity / small,
  )
  const isRich = (principal: string, cost: number) => local.left(principal) - cost >= capacity / 2
  return {
    size: local.size,
    left: (principal) => local.left(principal),
    pay: async (principal, cost) => {
      const now = performance.now()
      if (now < restsUntil) return local.pay(principal, cost)
      // One finds out for all whether Redis is back.
      if (away) restsUntil = now + rest
      else if (isRich(principal, cost) && payments.owe(principal, cost)) return local.pay(principal, cost)
      return payments.pay(principal, cost).catch(() => local.pay(principal, cost))
    },
    close: () => {
      isClosed = true
      payments.close()
      client.destroy()
      local.close()
    },
  }
}

function paymentOf([paid, left]: [number, string]): Payment {
  return { paid: paid === 1, left: Number(left) }
}

/** What runs out in vain costs next to nothing: at each question one does. */
async function inTime<T>(answer: Promise<T>): Promise<T> {
  const late = pause(patience)
    // A process that was busy itself finds the answer waiting when it looks at its sockets again.
    .then(() => pause(0))
    .then(() => null)
  const first = await Promise.race([answer.then((payments) => ({ payments })), late])
  if (first === null) throw new Error(`It took longer than ${patience} ms`)
  return first.payments
}
