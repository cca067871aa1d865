/**
 * An endless source of messages that a subscriber pulls: nothing is read before it is asked for, and `return`
 * ends a wait at once. `produce` answers the next messages, null for the end.
 */
export class PulledSource<T> implements AsyncIterableIterator<T> {
  private readonly ended = new AbortController()
  private ready: T[] = []
  private pulling: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly produce: (signal: AbortSignal) => Promise<T[] | null>,
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
      const value = this.ready.shift()
      if (value !== undefined) return { done: false, value }
      try {
        const messages = await this.produce(this.ended.signal)
        if (messages === null) break
        this.ready = messages
      } catch (error) {
        await this.return()
        throw error
      }
    }
    return this.return()
  }
}
