import type { OperationDefinitionNode } from 'graphql'
import { rightsKey } from '../access/rights-key.js'
import { recordedKey, type Shared } from '../access/share-key.js'
import type { Viewer } from '../database/work.js'
import type { InStep } from '../log/source.js'
import type { Clock } from '../time/clock.js'
import { othersFirst } from '../time/pause.js'
import type { Figures } from './figures.js'
import type { Operations } from './operations.js'
import type { Company, Subscriber } from './subscriber.js'

export interface BroadcastParts {
  operations: Operations
  figures: Figures | null
  clock: Clock
}

/** So many are written to before whatever else waits gets its turn. */
const atOnce = 500

/** Lets subscribers who ask the same share one reading of the log, one execution and one payload for each event. */
export class Broadcast implements Company {
  private readonly crowds = new Map<string, Crowd>()

  constructor(private readonly parts: BroadcastParts) {}

  get operations(): Operations {
    return this.parts.operations
  }

  async join(subscriber: Subscriber): Promise<boolean> {
    const { source, ready, session } = subscriber.asked
    if (!source.inStep || !source.isSpent || !subscriber.keepsUp) return false
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

/** Subscribers who ask the same with the same rights, at the end of the log. The first of them reads for all. */
class Crowd {
  /** With whom each was when it came: whoever has other rights by now goes on alone. */
  readonly members = new Map<Subscriber, Viewer>()
  private lead: Subscriber | null = null

  constructor(
    private readonly company: Company,
    private readonly dissolve: () => void,
  ) {}

  /** False for one who has to catch up with the others first. */
  enter(subscriber: Subscriber, viewer: Viewer): boolean {
    if (this.lead && stepOf(subscriber).position < stepOf(this.lead).position) return false
    this.members.set(subscriber, viewer)
    subscriber.leave = () => this.members.delete(subscriber)
    if (!this.lead) void this.run(subscriber)
    return true
  }

  /** Reads on with one member after the other, as they leave, until nobody is left. Never throws. */
  private async run(first: Subscriber): Promise<void> {
    for (let lead: Subscriber | undefined = first; lead; lead = this.members.keys().next().value) {
      this.lead = lead
      try {
        await this.readWith(lead)
      } catch (error) {
        lead.fail(error)
      }
    }
    this.lead = null
    this.dissolve()
  }

  private async readWith(lead: Subscriber): Promise<void> {
    const step = stepOf(lead)
    while (this.members.has(lead)) {
      const events = await lead.asked.source.batch()
      if (events === null) return lead.end()
      if (!step.isForAll) {
        // What was read may be another thing to each: whoever has not seen it reads it as it is to them.
        await this.tell([lead], events)
        for (const member of [...this.members.keys()]) this.sendAway(member)
        return
      }
      await this.tell(this.thoseAt(step, lead), events)
      if (!lead.keepsUp) this.sendAway(lead)
    }
  }

  /** Those who have not read what the lead has, and are as they were when they came; they stand there now. */
  private thoseAt(step: InStep, lead: Subscriber): Subscriber[] {
    const found: Subscriber[] = []
    for (const [member, viewer] of this.members) {
      const at = stepOf(member)
      if (member === lead) found.push(member)
      else if (at.position >= step.position) continue
      else if (at.position > step.readFrom || !member.keepsUp || !this.isStill(member, viewer))
        this.sendAway(member)
      else {
        at.follow(step)
        found.push(member)
      }
    }
    return found
  }

  private async tell(subscribers: Subscriber[], events: unknown[]): Promise<void> {
    const [first] = subscribers
    if (!first) return
    const { ready, caller } = first.asked
    try {
      for (const event of events) {
        const message = await this.company.operations.answer(ready, event, caller)
        let written = 0
        for (const subscriber of subscribers) {
          if (subscriber.isOver) continue
          subscriber.write(message)
          written += 1
          if (written % atOnce === 0) await othersFirst()
        }
        if (written > 0) this.company.delivered(first, event, written)
      }
    } catch (error) {
      // They stand behind these events already: whoever goes on would miss them.
      for (const subscriber of subscribers) subscriber.fail(error)
    }
  }

  private isStill(member: Subscriber, viewer: Viewer): boolean {
    const now = member.asked.session.viewer
    if (now === viewer) return true
    const isSame = rightsKey(now) === rightsKey(viewer) && teamsOf(now) === teamsOf(viewer)
    if (isSame) this.members.set(member, now)
    return isSame
  }

  private sendAway(member: Subscriber): void {
    this.members.delete(member)
    member.leave = null
    if (!member.isOver) member.pullAlone()
  }
}

const teamsOf = ({ teams }: Viewer) =>
  teams
    .map(({ teamId }) => teamId)
    .sort()
    .join()

/** Only those who can go in step are let in. */
const stepOf = ({ asked }: Subscriber) => asked.source.inStep as InStep
