/** Lets so many reads go at a time; the others wait in the order in which they came. */
export class ReadSlots {
  private readonly waiting: (() => void)[] = []

  constructor(private free: number) {}

  async run<T>(read: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free -= 1
    else await new Promise<void>((resolve) => this.waiting.push(resolve))
    try {
      return await read()
    } finally {
      // Handed on, so that nobody who comes now goes before those who wait.
      const next = this.waiting.shift()
      if (next) next()
      else this.free += 1
    }
  }
}
