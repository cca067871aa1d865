import type { EntityManager } from 'typeorm'
import { AskedTogether } from './asked-together.js'
import { ReadSlots } from './read-slots.js'
import { entriesAfter, headOf, type LogEntry } from './log.reads.js'

/** How many of the newest entries are kept for those who follow. */
const kept = 1_024
const page = 256
/** Statements that read old entries at a time: those who catch up leave the pool to everybody else. */
const oldReads = 4

/**
 * The end of one organisation's log, as this process follows it for all its subscribers. A subscriber holds
 * nothing but its position and pulls: recent entries come from memory, older ones from the table, so one that
 * does not read costs nobody anything, and replay and live join without a seam.
 */
export class LogTail {
  /**
   * The newest entry that this process knows; what lies above is read on the next wake-up or poll. Null until the
   * first subscriber has asked where the log stands: before, there is nobody to read for, and no place to begin.
   */
  private head: number | null = null
  private recent: LogEntry[] = []
  private readonly waiting = new Set<() => void>()
  private reading: Promise<void> | null = null
  private again = false
  private readonly asked = new AskedTogether(() => this.readPosition())
  /** Old pages that are being read, by the position before them: many come back with the same cursor at once. */
  private readonly pages = new Map<number, Promise<LogEntry[]>>()
  private readonly slots = new ReadSlots(oldReads)
  /** When the newest entry was read, as performance.now() counts. */
  private newestReadAt = 0

  /** `old` reads entries that are known to be there, wherever that may be. */
  constructor(
    private readonly manager: EntityManager,
    private readonly organizationId: string,
    private readonly old: () => EntityManager = () => manager,
  ) {}

  /**
   * Where the log stands now: read after it was asked for, by one statement for all who ask while another is under
   * way. Whoever subscribes begins here, or at an older cursor.
   */
  position(): Promise<number> {
    return this.asked.now()
  }

  private async readPosition(): Promise<number> {
    const position = await headOf(this.manager, this.organizationId)
    if (this.head === null) {
      this.head = position
      // Wake-ups that came while the statement was under way found no place to begin.
      await this.wake()
    }
    return position
  }

  /**
   * The next entries after a position, in log order, gapless, at least one; waits for the first.
   * Null when `signal` ends the wait. `principal`: in whose turn old entries are read.
   */
  async after(position: number, signal: AbortSignal, principal = ''): Promise<LogEntry[] | null> {
    while (!signal.aborted) {
      const recent = this.recentAfter(position)
      if (recent.length > 0) return recent
      if (this.head !== null && position < this.head) return this.oldPage(position, principal)
      await this.wakeUp(signal)
    }
    return null
  }

  /** What is known to follow a position without waiting or asking the table. */
  recentAfter(position: number): LogEntry[] {
    const oldest = this.recent[0]?.sequence
    if (oldest === undefined || position < oldest - 1) return []
    return this.recent.slice(position - oldest + 1, position - oldest + 1 + page)
  }

  /** Reads what is new, once more if it is called again meanwhile. Called at each commit, wake-up and poll. */
  wake(): Promise<void> {
    this.again = true
    this.reading ??= this.read().finally(() => {
      this.reading = null
      // Called again just after the last look, when reading had not quite ended.
      return this.again && this.head !== null ? this.wake() : undefined
    })
    return this.reading
  }

  /** The newest entry that is known here. */
  get newest(): { sequence: number; readAt: number } {
    return { sequence: this.head ?? 0, readAt: this.newestReadAt }
  }

  /** How many wait for the next entry. */
  get followers(): number {
    return this.waiting.size
  }

  private oldPage(position: number, principal: string): Promise<LogEntry[]> {
    const known = this.pages.get(position)
    if (known) return known
    const reading = this.slots
      .run(principal, () => entriesAfter(this.old(), this.organizationId, position, page))
      .finally(() => this.pages.delete(position))
    this.pages.set(position, reading)
    return reading
  }

  private async read(): Promise<void> {
    while (this.again && this.head !== null) {
      this.again = false
      for (let more = true; more;) {
        const entries = await entriesAfter(this.manager, this.organizationId, this.head, page)
        more = entries.length === page
        this.recent = [...this.recent, ...entries].slice(-kept)
        this.head = entries.at(-1)?.sequence ?? this.head
        if (entries.length > 0) this.newestReadAt = performance.now()
        if (entries.length > 0) for (const wake of [...this.waiting]) wake()
      }
    }
  }

  private wakeUp(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        this.waiting.delete(done)
        signal.removeEventListener('abort', done)
        resolve()
      }
      this.waiting.add(done)
      signal.addEventListener('abort', done, { once: true })
    })
  }
}
