/** How long what was produced may wait to be pulled, in milliseconds: as long as a credential is trusted. */
const fresh = 1_000

/**
 * An endless source of messages that a subscriber pulls: nothing is read before it is asked for, and `return`
 * ends a wait at once. `produce` answers the next messages, null for the end. Who pulls so slowly that the world has
 * moved on gets none of what was produced for them back then: `produce` is told the first that was left.
 */
export class PulledSource<T> implements AsyncIterableIterator<T> {
  private readonly ended = new AbortController()
  private ready: T[] = []
  private producedAt = 0
  private pulling: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly produce: (signal: AbortSignal, left: T | null) => Promise<T[] | null>,
    private readonly release: () => void,
  ) {}

  [Symbol.asyncIterator](): this {
    return this
  }

  next(): Promise<IteratorResult<T>> {
    const result = this.pulling.then(() => this.pull())
    this.pulling = result.catch(() => undefined)
    return result
  }

  return(): Promise<IteratorResult<T>> {
    if (!this.ended.signal.aborted) {
      this.ended.abort()
      this.release()
    }
    this.ready = []
    return Promise.resolve({ done: true, value: undefined })
  }

  private async pull(): Promise<IteratorResult<T>> {
    while (!this.ended.signal.aborted) {
      const isStale = performance.now() - this.producedAt > fresh
      const value = isStale ? undefined : this.ready.shift()
      if (value !== undefined) return { done: false, value }
      try {
        const messages = await this.produce(this.ended.signal, this.ready[0] ?? null)
        if (messages === null) break
        this.ready = messages
        this.producedAt = performance.now()
      } catch (error) {
        await this.return()
        throw error
      }
    }
    return this.return()
  }
}
