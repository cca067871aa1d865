/**
 * One question at a time for all who ask: each gets an answer that was begun after they asked, and those who ask
 * while another is under way share the next.
 */
export class AskedTogether<T> {
  private asking: Promise<unknown> = Promise.resolve()
  private next: Promise<T> | null = null

  constructor(private readonly ask: () => Promise<T>) {}

  now(): Promise<T> {
    this.next ??= this.asking
      .catch(() => undefined)
      .then(() => {
        this.next = null
        const asked = this.ask()
        this.asking = asked
        return asked
      })
    return this.next
  }
}
