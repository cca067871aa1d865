/** How long those who come later wait for a question that is under way, in milliseconds. */
const patience = 1_000

interface Next<T> {
  answer: Promise<T>
  resolve: (answer: Promise<T>) => void
}

/**
 * One question at a time for all who ask: each gets an answer that was begun after they asked, and those who ask
 * while another is under way share the next. One that hangs, on a connection that is dead, holds up nobody but those
 * who asked it.
 */
export class AskedTogether<T> {
  private next: Next<T> | null = null
  private isAsking = false
  private askedAt = 0
  private turn = 0

  constructor(
    private readonly ask: () => Promise<T>,
    private readonly passed = () => performance.now(),
  ) {}

  now(): Promise<T> {
    if (!this.next) {
      let resolve: Next<T>['resolve'] = () => undefined
      const answer = new Promise<T>((resolved) => (resolve = resolved))
      this.next = { answer, resolve }
    }
    const { answer } = this.next
    if (!this.isAsking || this.passed() - this.askedAt > patience) {
      this.isAsking = true
      this.askedAt = this.passed()
      // Whoever asks in the same moment is part of it.
      queueMicrotask(() => this.begin())
    }
    return answer
  }

  private begin(): void {
    const { next } = this
    this.next = null
    this.isAsking = next !== null
    if (!next) return
    this.askedAt = this.passed()
    const turn = (this.turn += 1)
    const asked = this.ask()
    next.resolve(asked)
    const done = () => {
      if (turn === this.turn) this.begin()
    }
    asked.then(done, done)
  }
}
