import { pause } from '../time/pause.js'
import type { Payment } from './rate-limit.js'

/** Takes from what is left to a principal what it owes, and then each of the costs, in order, if that much is left. */
type Ask = (
  principal: string,
  owed: number,
  costs: readonly number[],
) => Promise<{ left: number; payments: Payment[] }>

/** What goes in one question: an answer that many wait for must not take long. */
const most = 256
/** Milliseconds after which what is owed is told. */
const soon = 25

interface Waiting {
  cost: number
  resolve: (payment: Payment) => void
  reject: (error: unknown) => void
}

/** A principal for whom this process has asked a moment ago. */
interface Account {
  waiting: Waiting[]
  owed: number
  isAsked: boolean
  /** Whether an answer has come: before, nobody here knows what is left. */
  isKnown: boolean
}

/**
 * Payments of principals to one who counts for all copies, as few questions as may be. What comes while a question
 * is under way goes together in the next; each is paid or refused by itself, in its turn. What is so small beside what
 * is left that it needs no answer is owed, and told with the next question, or a moment later.
 */
export class PaymentsTogether {
  private readonly accounts = new Map<string, Account>()
  private isClosed = false

  /** `heard`: what is left to a principal, when it has just been told. `mostOwed`: by each, for a moment. */
  constructor(
    private readonly ask: Ask,
    private readonly heard: (principal: string, left: number) => void,
    private readonly mostOwed: number,
  ) {}

  pay(principal: string, cost: number): Promise<Payment> {
    return new Promise((resolve, reject) => {
      const account = this.accounts.get(principal) ?? { waiting: [], owed: 0, isAsked: false, isKnown: false }
      this.accounts.set(principal, account)
      account.waiting.push({ cost, resolve, reject })
      if (!account.isAsked) void this.askFor(principal, account)
    })
  }

  /** False where nothing has been heard of the principal a moment ago, or it would owe more than is let pass. */
  owe(principal: string, cost: number): boolean {
    const account = this.accounts.get(principal)
    if (!account?.isKnown || account.owed + cost > this.mostOwed) return false
    account.owed += cost
    return true
  }

  close(): void {
    this.isClosed = true
    this.accounts.clear()
  }

  private async askFor(principal: string, account: Account): Promise<void> {
    account.isAsked = true
    do {
      const asked = account.waiting.splice(0, most)
      const { owed } = account
      account.owed = 0
      try {
        const costs = asked.map(({ cost }) => cost)
        const { left, payments } = await this.ask(principal, owed, costs)
        account.isKnown = true
        this.heard(principal, left - account.owed)
        asked.forEach(({ resolve }, index) => resolve(payments[index] as Payment))
      } catch (error) {
        // Who waits meanwhile does not find out the same for themselves.
        for (const { reject } of [...asked, ...account.waiting.splice(0)]) reject(error)
        this.accounts.delete(principal)
        return
      }
    } while (account.waiting.length > 0)
    account.isAsked = false
    void this.settle(principal, account)
  }

  /** Tells what is owed; forgets whom nobody asks for any more. */
  private async settle(principal: string, account: Account): Promise<void> {
    await pause(soon)
    if (this.isClosed || account.isAsked) return
    if (account.owed > 0) await this.askFor(principal, account)
    else this.accounts.delete(principal)
  }
}
