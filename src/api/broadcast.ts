import type { OperationDefinitionNode } from 'graphql'
import { recordedKey, type Shared } from '../access/share-key.js'
import type { Clock } from '../time/clock.js'
import { Crowd } from './crowd.js'
import type { Figures } from './figures.js'
import type { Operations } from './operations.js'
import type { Company, Subscriber } from './subscriber.js'

export interface BroadcastParts {
  operations: Operations
  figures: Figures | null
  clock: Clock
}

/** Lets subscribers who ask the same share one reading of the log, one execution and one payload for each event. */
export class Broadcast implements Company {
  private readonly crowds = new Map<string, Crowd>()

  constructor(private readonly parts: BroadcastParts) {}

  get operations(): Operations {
    return this.parts.operations
  }

  async join(subscriber: Subscriber): Promise<boolean> {
    const { source, ready, session } = subscriber.asked
    if (!source.inStep || !source.isSpent || subscriber.isOver) return false
    if (!session.isSure) await session.revalidate()
    const { viewer } = session
    const mark = await source.inStep.mark()
    if (mark === null || !subscriber.keepsUp) return false
    const below = ready.prepared.belowRoot.map((name) => ready.variables[name])
    const key = JSON.stringify([ready.prepared.id, below, mark])
    let crowd = this.crowds.get(key)
    if (!crowd) {
      crowd = new Crowd(this, () => this.crowds.delete(key))
      this.crowds.set(key, crowd)
    }
    return crowd.enter(subscriber, viewer)
  }

  enter(operation: OperationDefinitionNode): () => void {
    return this.parts.figures?.follow(operation) ?? (() => undefined)
  }

  delivered({ asked }: Subscriber, event: unknown, copies: number): void {
    const { figures, clock } = this.parts
    const { [recordedKey]: recorded } = event as Partial<Shared>
    const lag = recorded ? clock.now().getTime() - recorded.getTime() : null
    figures?.delivered(asked.ready.prepared.operation, lag, copies)
  }
}
