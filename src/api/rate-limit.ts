import { DeskError } from '../errors/desk-error.js'
import type { Clock } from '../time/clock.js'
import { limits } from './limits.js'
import { TokenBucket, type BucketSize } from './token-bucket.js'

/** What came of an attempt to pay. */
export interface Payment {
  paid: boolean
  /** What is left after it. */
  left: number
}

/** What each principal may still ask for, over HTTP and WebSockets together, in objects as cost.ts counts them. */
export interface Budgets {
  readonly size: BucketSize
  /** Takes the whole cost or nothing. */
  pay(principal: string, cost: number): Promise<Payment>
  /** What is left, as far as this process knows. */
  left(principal: string): number
  close(): void
}

/** Budgets are this many seconds deep: a page that opens with a burst of requests is not slowed down. */
const depth = 20

/** The largest operation that is allowed at all fits into every budget. */
export function budgetOf(perSecond: number): BucketSize {
  return { perSecond, capacity: Math.max(depth * perSecond, limits.cost) }
}

/** Principals that are remembered. Beyond it the one that was away for the longest starts with a full budget. */
const kept = 100_000

/** Budgets of this process alone. */
export class LocalBudgets implements Budgets {
  readonly size: BucketSize
  /** The least recently used first. Who is not here has a full budget. */
  private readonly buckets = new Map<string, TokenBucket>()

  constructor(
    perSecond: number,
    private readonly clock: Clock,
  ) {
    this.size = budgetOf(perSecond)
  }

  pay(principal: string, cost: number): Promise<Payment> {
    const now = this.now()
    const bucket = this.touch(principal, now)
    const paid = bucket.take(cost, now)
    return Promise.resolve({ paid, left: bucket.look(now) })
  }

  left(principal: string): number {
    return this.buckets.get(principal)?.look(this.now()) ?? this.size.capacity
  }

  close(): void {
    this.buckets.clear()
  }

  /** What is left, as somebody knows who counts for all copies. */
  know(principal: string, left: number): void {
    const now = this.now()
    this.touch(principal, now).set(left, now)
  }

  /** How many principals are remembered. */
  get remembered(): number {
    return this.buckets.size
  }

  private touch(principal: string, now: number): TokenBucket {
    const bucket = this.buckets.get(principal) ?? new TokenBucket(this.size, now)
    this.buckets.delete(principal)
    this.buckets.set(principal, bucket)
    this.forget(now, principal)
    return bucket
  }

  /** Forgets those with a full budget, faster than new ones come: two at each payment. */
  private forget(now: number, payer: string): void {
    let looked = 0
    for (const [principal, bucket] of this.buckets) {
      const isFull = bucket.look(now) >= this.size.capacity
      if (principal === payer || looked === 2 || !(isFull || this.buckets.size > kept)) return
      this.buckets.delete(principal)
      looked += 1
    }
  }

  private now(): number {
    return this.clock.now().getTime()
  }
}

/** As clients read it: a debt is nothing left. */
const whole = (left: number) => Math.max(0, Math.floor(left))

/** @throws RATE_LIMITED, with the seconds after which the same would be let through */
export async function charge(budgets: Budgets, principal: string, cost: number): Promise<void> {
  const { paid, left } = await budgets.pay(principal, cost)
  if (paid) return
  const retryAfter = Math.max(1, Math.ceil((cost - left) / budgets.size.perSecond))
  throw new DeskError(
    'RATE_LIMITED',
    `This costs ${cost}, and ${whole(left)} of ${budgets.size.capacity} are left. Try again in ${retryAfter} s.`,
    { retryAfter },
  )
}

/** What a client may still ask for, in the words of draft-ietf-httpapi-ratelimit-headers. */
export function budgetHeaders(
  budgets: Budgets | null,
  principal: string,
): ['ratelimit-policy' | 'ratelimit', string][] {
  if (!budgets) return []
  const { capacity, perSecond } = budgets.size
  const left = budgets.left(principal)
  const full = Math.ceil((capacity - left) / perSecond)
  return [
    ['ratelimit-policy', `"cost";q=${capacity};w=${Math.ceil(capacity / perSecond)}`],
    ['ratelimit', `"cost";r=${whole(left)};t=${full}`],
  ]
}
