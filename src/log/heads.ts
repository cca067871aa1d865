/** Where logs stand, by organisation. */
export interface Heads {
  /** Read after it was asked for, by one question for all who ask while another is under way. */
  now(organizationId: string): Promise<number>
}

export function createHeads(ask: (organizationId: string) => Promise<number>): Heads {
  const questions = new Map<string, SharedQuestion<number>>()
  return {
    now: (organizationId) => {
      const known = questions.get(organizationId)
      const question = known ?? new SharedQuestion(() => ask(organizationId))
      if (!known) questions.set(organizationId, question)
      return question.answer()
    },
  }
}

/** One question for all who ask it while it is still being asked for those before them. */
export class SharedQuestion<T> {
  private asking: Promise<unknown> = Promise.resolve()
  private next: Promise<T> | null = null

  constructor(private readonly ask: () => Promise<T>) {}

  /** What is answered to a question that was put after this call. */
  answer(): Promise<T> {
    this.next ??= this.asking
      .catch(() => undefined)
      .then(() => {
        this.asking = this.next ?? this.asking
        this.next = null
        return this.ask()
      })
    return this.next
  }
}
