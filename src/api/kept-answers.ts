import { OperationTypeNode, type ExecutionResult } from 'graphql'
import type { Tables } from '../database/watched.js'
import type { Viewer } from '../database/work.js'
import type { Heads } from '../log/heads.js'
import type { Clock } from '../time/clock.js'
import { Answer } from './answer.js'
import type { ReadyOperation } from './documents.js'
import { Lru } from './lru.js'
import { Witness } from './witness.js'

/** Of questions of which it is known whether they come again, in characters. */
const keptQuestions = 4_000_000
/** How often a question is answered without a look at the memory, after its answer was found not to last. */
const restsFor = 64
/** Questions, with their variables and viewer, and answers that are longer are not kept; in characters. */
const longestQuestion = 8_192
const longestAnswer = 262_144

/** Executes; with a witness under its eyes. */
export type Execution = (witness: Witness | null) => Promise<ExecutionResult>

interface Kept {
  /** The position of the log that the answer is kept for. */
  position: number
  madeAt: number
  turnsAt: number
  answer: Answer
}

export interface KeptAnswersParts {
  heads: Heads
  clock: Clock
  tables: Tables
  /** Of all that is kept, in characters. */
  size: number
  /** Told of each answer that nothing was executed for. */
  onKept: (ready: ReadyOperation) => void
}

/**
 * Answers to queries that came before, while nothing has changed: each for one viewer with their rights, one document
 * with its variables, and one position of the organisation's log, which every read asks for anew.
 *
 * The position is read before the execution begins, so an answer kept for it shows at least what stands at or below it;
 * and every read begins to ask where the log stands after it came, so it finds at least the position of whatever was
 * acknowledged before, here or in another copy. It is answered only with what is kept for exactly the position
 * that it found. Where rows had moved on while an answer was made, the log had too, and that answer serves nobody who
 * comes later. A replica that an execution reads from is chosen by where the log stands then: not below the position.
 */
export class KeptAnswers {
  private readonly kept: Lru<Kept>
  /** Executions under way, for all who ask the same at the same position; null of those whose answer does not last. */
  private readonly underWay = new Map<string, { position: number; kept: Promise<Kept | null> }>()
  /** How often the memory is still left alone, by question: what comes once costs nothing but its name. */
  private readonly rests = new Lru<number>(keptQuestions, (_, key) => key.length)

  constructor(private readonly parts: KeptAnswersParts) {
    this.kept = new Lru(parts.size, ({ answer }, key) => answer.json.length + key.length)
  }

  async answer(ready: ReadyOperation, viewer: Viewer, execute: Execution): Promise<Answer> {
    const key = questionOf(ready, viewer)
    if (key === null || this.isResting(key)) return new Answer(await execute(null))
    // A database that is out of reach is told by the execution.
    const position = await this.parts.heads.now(viewer.organizationId).catch(() => null)
    if (position === null) return new Answer(await execute(null))
    const kept = this.found(key, position)
    if (kept) return this.remembered(ready, kept)
    const underWay = this.underWay.get(key)
    if (underWay?.position !== position) return this.make(key, position, execute)
    const shared = await underWay.kept
    return shared && this.holds(shared) ? this.remembered(ready, shared) : new Answer(await execute(null))
  }

  private remembered(ready: ReadyOperation, { answer }: Kept): Answer {
    this.parts.onKept(ready)
    return answer
  }

  private found(key: string, position: number): Kept | null {
    const kept = this.kept.get(key)
    if (kept?.position === position && this.holds(kept)) return kept
    // Who has found an older position meanwhile forgets nothing that is newer.
    if (kept && kept.position <= position) this.kept.delete(key)
    return null
  }

  private holds({ madeAt, turnsAt }: Kept): boolean {
    const now = this.parts.clock.now().getTime()
    return now >= madeAt && now < turnsAt
  }

  private async make(key: string, position: number, execute: Execution): Promise<Answer> {
    const witness = new Witness(this.parts.tables)
    const madeAt = this.parts.clock.now().getTime()
    const executed = execute(witness).then((result) => new Answer(result))
    const kept = executed.then((answer) => {
      if (answer.result.errors) return null
      const { turnsAt } = witness
      const kept = { position, madeAt, turnsAt, answer: Answer.ofJson(answer.json) }
      if (witness.lasts && this.holds(kept) && answer.json.length <= longestAnswer) return kept
      this.rests.set(key, restsFor)
      return null
    })
    const underWay = { position, kept }
    this.underWay.set(key, underWay)
    try {
      const made = await kept
      if (made && (this.kept.get(key)?.position ?? 0) <= position) this.kept.set(key, made)
    } finally {
      if (this.underWay.get(key) === underWay) this.underWay.delete(key)
    }
    return executed
  }

  /** Whether it is answered without the memory this time: when it comes for the first time, and while it rests. */
  private isResting(key: string): boolean {
    const rest = this.rests.get(key)
    if (rest === 0) return false
    this.rests.set(key, Math.max(0, (rest ?? 1) - 1))
    return true
  }
}

/** All that an answer depends on besides rows and time; null for what is never kept. */
function questionOf({ prepared, variables }: ReadyOperation, viewer: Viewer): string | null {
  if (prepared.operation.operation !== OperationTypeNode.QUERY) return null
  const asked = `${prepared.id} ${JSON.stringify(variables)} ${JSON.stringify(viewer)}`
  return asked.length <= longestQuestion ? asked : null
}
