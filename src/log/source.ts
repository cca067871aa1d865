/** How long what was produced may wait to be pulled, in milliseconds: as long as a credential is trusted. */
const fresh = 1_000

/**
 * Answers the next messages, null for the end. `left` is the first that its reader did not take of what it was given
 * last, because the world has moved on since.
 */
export type Produce<T> = (signal: AbortSignal, left: T | null) => Promise<T[] | null>

/** How far a reader has come: to which entry of the log, and from there to when, for what time alone changes. */
export interface Stand {
  readonly sequence: number
  /** The instant up to which nothing turns; 0 where time changes nothing. */
  readonly turnsAt: number
}

export const isBehind = (one: Stand, other: Stand): boolean =>
  one.sequence < other.sequence || (one.sequence === other.sequence && one.turnsAt < other.turnsAt)

/** What lets readers who ask the same go in step, so that one of them reads for all. */
export interface InStep {
  readonly stand: Stand
  /** Where it stood before what its last messages were made of. */
  readonly readFrom: Stand
  /** Whether its last messages are the same for everybody of its mark. */
  readonly isForAll: boolean
  /**
   * What its next messages depend on besides where it stands: readers of one mark are told the same. Null where it has
   * something to read that it need not wait for, or to tell that is its own.
   */
  mark(): Promise<string | null>
  /** Goes to where another of its mark has come; with a message: to right behind that one of the other's last. */
  follow(other: InStep, upTo?: unknown): void
}

/**
 * An endless source of messages that a subscriber pulls: nothing is read before it is asked for, and `return`
 * ends a wait at once. Who pulls so slowly that the world has moved on gets none of what was produced for them back
 * then. One that can go in step may be read for by another; it holds next to nothing then.
 */
export class PulledSource<T> implements AsyncIterableIterator<T> {
  /** Made when something is waited for: idle subscribers are many. */
  private ending: AbortController | null = null
  private isOver = false
  private ready: T[] | null = null
  private producedAt = 0
  private pulling: Promise<unknown> | null = null

  constructor(
    private readonly produce: Produce<T>,
    private readonly release: () => void,
    readonly inStep: InStep | null = null,
  ) {}

  [Symbol.asyncIterator](): this {
    return this
  }

  /** Whether all that was produced has been taken. */
  get isSpent(): boolean {
    return !this.ready?.length
  }

  next(): Promise<IteratorResult<T>> {
    const result = this.pulling ? this.pulling.then(() => this.pull()) : this.pull()
    const pulling = result
      .catch(() => undefined)
      .finally(() => {
        if (this.pulling === pulling) this.pulling = null
      })
    this.pulling = pulling
    return result
  }

  /** The next message; undefined where there was nothing to tell of what was read next. */
  async take(): Promise<IteratorResult<T | undefined, undefined>> {
    const isStale = performance.now() - this.producedAt > fresh
    const ready = this.isOver || isStale ? undefined : this.ready?.shift()
    if (ready !== undefined) return { done: false, value: ready }
    const messages = await this.batch()
    if (messages === null) return { done: true, value: undefined }
    this.ready = messages
    this.producedAt = performance.now()
    return { done: false, value: messages.shift() }
  }

  /** The next messages at once, none where there is nothing to tell of what was read; null for the end. */
  async batch(): Promise<T[] | null> {
    if (this.isOver) return null
    this.ending ??= new AbortController()
    try {
      const messages = await this.produce(this.ending.signal, this.ready?.[0] ?? null)
      // `return` may have come meanwhile.
      if (messages === null || this.isOver) return this.end()
      this.ready = null
      return messages
    } catch (error) {
      this.end()
      throw error
    }
  }

  return(): Promise<IteratorResult<T>> {
    this.end()
    return Promise.resolve({ done: true, value: undefined })
  }

  private end(): null {
    if (!this.isOver) {
      this.isOver = true
      this.ending?.abort()
      this.release()
    }
    this.ready = null
    return null
  }

  private async pull(): Promise<IteratorResult<T>> {
    for (;;) {
      const taken = await this.take()
      if (taken.done) return taken
      if (taken.value !== undefined) return { done: false, value: taken.value }
    }
  }
}
