/**
 * Lets so many reads go at a time. The others wait, each principal's in the order in which they came, the principals
 * in turn: who asks for a thousand does not keep the one of another waiting.
 */
export class ReadSlots {
  private readonly waiting = new Map<string, (() => void)[]>()

  constructor(private free: number) {}

  async run<T>(principal: string, read: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free -= 1
    else await new Promise<void>((resolve) => this.queue(principal, resolve))
    try {
      return await read()
    } finally {
      // Handed on, so that nobody who comes now goes before those who wait.
      const next = this.next()
      if (next) next()
      else this.free += 1
    }
  }

  private queue(principal: string, go: () => void): void {
    const before = this.waiting.get(principal)
    if (before) before.push(go)
    else this.waiting.set(principal, [go])
  }

  private next(): (() => void) | undefined {
    for (const [principal, reads] of this.waiting) {
      const next = reads.shift()
      this.waiting.delete(principal)
      if (reads.length > 0) this.waiting.set(principal, reads)
      return next
    }
    return undefined
  }
}
