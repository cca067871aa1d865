import type { Payment } from './rate-limit.js'

/** Asks for the payments of one principal, in their order, and answers what came of each. */
type Ask = (principal: string, costs: readonly number[]) => Promise<Payment[]>

/** What goes in one question: an answer that many wait for must not take long. */
const most = 256

interface Waiting {
  cost: number
  resolve: (payment: Payment) => void
  reject: (error: unknown) => void
}

/**
 * One question at a time for each principal: payments that come while one is under way go together in the next, so
 * that a busy client costs one trip to Redis for many operations. Each is paid or refused by itself, in its turn.
 */
export class PaymentsTogether {
  /** By principal, those that are asked about; what comes meanwhile waits here. */
  private readonly waiting = new Map<string, Waiting[]>()

  constructor(private readonly ask: Ask) {}

  pay(principal: string, cost: number): Promise<Payment> {
    return new Promise((resolve, reject) => {
      const payment = { cost, resolve, reject }
      const others = this.waiting.get(principal)
      if (others) return void others.push(payment)
      this.waiting.set(principal, [])
      void this.askFor(principal, [payment])
    })
  }

  private async askFor(principal: string, payments: Waiting[]): Promise<void> {
    for (let asked = payments; asked.length > 0;) {
      try {
        const answers = await this.ask(
          principal,
          asked.map(({ cost }) => cost),
        )
        asked.forEach(({ resolve }, index) => resolve(answers[index] as Payment))
      } catch (error) {
        // Who waits meanwhile does not find out the same for themselves.
        for (const { reject } of [...asked, ...(this.waiting.get(principal)?.splice(0) ?? [])]) reject(error)
      }
      asked = this.waiting.get(principal)?.splice(0, most) ?? []
    }
    this.waiting.delete(principal)
  }
}
