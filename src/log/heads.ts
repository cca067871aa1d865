import { AskedTogether } from './asked-together.js'

/** Organisations whose question is kept; another one costs nothing but a new object. */
const kept = 1_000

/**
 * Where the logs of organisations stand, as `ask` says, read after it was asked for: on the primary, whatever was
 * acknowledged before, here or in another copy, is at or below the position.
 */
export class Heads {
  private readonly questions = new Map<string, AskedTogether<number>>()

  constructor(private readonly ask: (organizationId: string) => Promise<number>) {}

  now(organizationId: string): Promise<number> {
    const known = this.questions.get(organizationId)
    if (known) return known.now()
    if (this.questions.size >= kept) this.questions.clear()
    const question = new AskedTogether(() => this.ask(organizationId))
    this.questions.set(organizationId, question)
    return question.now()
  }
}
