// What ladders, acknowledgements and pages should do, said once more and more simply, without a database.

export const minute = 60_000
export const timeouts = [3 * minute, 4 * minute, 5 * minute]
export const repeat = 1
export const lease = 7 * minute

export type Status = 'OPEN' | 'ACKNOWLEDGED' | 'IN_PROGRESS' | 'ON_HOLD' | 'RESOLVED'

interface Ladder {
  position: number
  round: number
  state: 'ACTIVE' | 'ACKNOWLEDGED' | 'STOPPED' | 'EXHAUSTED'
  nextStepAt: number
}
interface Page {
  /** Whom it is for: the step's number. */
  person: number
  ladder: Ladder
  state: 'PENDING' | 'SENT' | 'SUPPRESSED'
  /** By a sender that died: it goes as it is, whatever else was sent in the minute. */
  claimed: boolean
}

export class ModelIncident {
  status: Status = 'OPEN'
  readonly ladders: Ladder[] = []
  readonly pages: Page[] = []
  expiresAt: number | null = null
  left: number | null = null

  constructor(now: number) {
    this.start(now, 1)
  }

  get active(): Ladder | undefined {
    return this.ladders.find(({ state }) => state === 'ACTIVE')
  }

  get hasLease(): boolean {
    return this.expiresAt !== null || this.left !== null
  }

  /** Somebody takes it, again perhaps. */
  take(now: number, status: Status): void {
    if (this.status === 'OPEN' || this.status === status) {
      this.end('ACKNOWLEDGED')
      this.renew(now, status, true)
    } else this.renew(now, status, this.hasLease)
    this.status = status
  }

  resolve(): void {
    this.end('STOPPED')
    this.status = 'RESOLVED'
    this.expiresAt = this.left = null
  }

  reopen(now: number): void {
    this.status = 'IN_PROGRESS'
    this.start(now, 1)
  }

  escalate(now: number): void {
    const last = this.active ?? this.ladders.at(-1)
    if (!last) return
    const isLast = last.position === timeouts.length
    const position = isLast ? 1 : last.position + 1
    if (this.active) this.tell(last, now, position, isLast ? last.round + 1 : last.round)
    else this.start(now, position)
  }

  /** What falls due. */
  run(now: number): void {
    const { active } = this
    if (active && active.nextStepAt <= now) {
      if (active.position < timeouts.length) this.tell(active, now, active.position + 1, active.round)
      else if (active.round <= repeat) this.tell(active, now, 1, active.round + 1)
      else active.state = 'EXHAUSTED'
    }
    if (this.expiresAt !== null && this.expiresAt <= now) {
      this.expiresAt = null
      this.status = 'OPEN'
      this.start(now, 1)
    }
  }

  private start(now: number, position: number): void {
    const ladder: Ladder = { position, round: 1, state: 'ACTIVE', nextStepAt: 0 }
    this.ladders.push(ladder)
    this.tell(ladder, now, position, 1)
  }

  private tell(ladder: Ladder, now: number, position: number, round: number): void {
    Object.assign(ladder, { position, round, nextStepAt: now + (timeouts[position - 1] ?? 0) })
    this.pages.push({ person: position, ladder, state: 'PENDING', claimed: false })
  }

  private end(state: 'ACKNOWLEDGED' | 'STOPPED'): void {
    if (this.active) this.active.state = state
    const ended = this.pages.filter((page) => page.state === 'PENDING' && page.ladder.state !== 'ACTIVE')
    for (const page of ended) page.state = 'SUPPRESSED'
  }

  private renew(now: number, status: Status, held: boolean): void {
    if (!held) return
    this.expiresAt = status === 'ON_HOLD' ? null : now + lease
    this.left = status === 'ON_HOLD' ? lease : null
  }
}

/** All incidents, and the minute in which each person was last written to. */
export class Model {
  readonly incidents: ModelIncident[] = []
  private readonly lastAt = new Map<number, number>()

  tick(now: number): void {
    for (const incident of this.incidents) incident.run(now)
    for (const page of this.waiting.filter(({ claimed }) => claimed)) page.state = 'SENT'
    for (const [person, pages] of this.free(now)) {
      for (const page of pages) page.state = 'SENT'
      this.lastAt.set(person, now)
    }
  }

  /** A sender claims what may go and dies. */
  claim(now: number): void {
    for (const [person, pages] of this.free(now)) {
      for (const page of pages) page.claimed = true
      this.lastAt.set(person, now)
    }
  }

  private get waiting(): Page[] {
    return this.incidents.flatMap(({ pages }) => pages.filter(({ state }) => state === 'PENDING'))
  }

  /** What was never claimed, by the person for whom it is, where nothing went to them within the minute. */
  private free(now: number): [number, Page[]][] {
    const all = this.waiting.filter(({ claimed }) => !claimed)
    const people = [...new Set(all.map(({ person }) => person))]
    return people
      .filter((person) => (this.lastAt.get(person) ?? -Infinity) + minute <= now)
      .map((person) => [person, all.filter((page) => page.person === person)])
  }
}
