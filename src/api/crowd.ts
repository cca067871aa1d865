import { rightsKey } from '../access/rights-key.js'
import type { Viewer } from '../database/work.js'
import { isBehind, type InStep, type Stand } from '../log/source.js'
import { othersFirst } from '../time/pause.js'
import type { Company, Subscriber } from './subscriber.js'

/** So many are written to before whatever else waits gets its turn. */
const atOnce = 500

/** After so many readings with nothing to tell the others follow all the same: one of them may have to read on. */
const quietReads = 64

/** Subscribers who ask the same with the same rights, at the end of the log. The first of them reads for all. */
export class Crowd {
  /** With whom each was when it came: whoever has other rights by now goes on alone. */
  private readonly members = new Map<Subscriber, Viewer>()
  /** As far as anybody has come here. Nobody enters who is behind it, so that the first is never ahead of another. */
  private furthest: Stand | null = null

  constructor(
    private readonly company: Company,
    private readonly dissolve: () => void,
  ) {}

  /** False for one who has something to read by itself first. */
  enter(subscriber: Subscriber, viewer: Viewer): boolean {
    const { stand } = stepOf(subscriber)
    const isFirst = this.furthest === null
    if (this.furthest && isBehind(stand, this.furthest)) return false
    this.furthest = stand
    this.members.set(subscriber, viewer)
    subscriber.leave = () => this.members.delete(subscriber)
    if (isFirst) void this.run()
    return true
  }

  /** Reads on with one member after the other, as they leave, until nobody is left. Never throws. */
  private async run(): Promise<void> {
    for (let lead = this.first; lead; lead = this.first) {
      try {
        await this.readWith(lead)
      } catch (error) {
        lead.fail(error)
      }
    }
    this.dissolve()
  }

  private get first(): Subscriber | undefined {
    return this.members.keys().next().value
  }

  private async readWith(lead: Subscriber): Promise<void> {
    const step = stepOf(lead)
    let quiet = 0
    while (this.members.has(lead)) {
      const events = await lead.asked.source.batch()
      if (events === null) return lead.end()
      if (!step.isForAll || !this.isStill(lead)) return this.scatter(lead, events)
      if (this.furthest && isBehind(this.furthest, step.stand)) this.furthest = step.stand
      if (events.length > 0) await this.tell(this.thoseAt(step, lead), events)
      else if ((quiet += 1) % quietReads === 0) this.thoseAt(step, lead)
      if (!lead.keepsUp) this.sendAway(lead)
    }
  }

  /** What was read may be another thing to each: whoever has not seen it reads it as it is to them. */
  private async scatter(lead: Subscriber, events: unknown[]): Promise<void> {
    for (const member of [...this.members.keys()]) if (member !== lead) this.sendAway(member)
    await this.tell([lead], events)
    this.sendAway(lead)
  }

  /** Those who have not read what the lead has, and are as they were when they came; they stand there now. */
  private thoseAt(step: InStep, lead: Subscriber): Subscriber[] {
    const found = [lead]
    for (const member of this.members.keys()) {
      const at = stepOf(member)
      if (member === lead || !isBehind(at.stand, step.stand)) continue
      if (isBehind(step.readFrom, at.stand) || !member.keepsUp || !this.isStill(member)) {
        this.sendAway(member)
      } else {
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
    let listening = subscribers
    try {
      for (const [index, event] of events.entries()) {
        const message = await this.company.operations.answer(ready, event, caller)
        if (index > 0) listening = this.thoseWhoKeepUp(listening, stepOf(first), events[index - 1])
        let written = 0
        for (const subscriber of listening) {
          if (subscriber.isOver) continue
          subscriber.write(message)
          written += 1
          if (written % atOnce === 0) await othersFirst()
        }
        if (written > 0) this.company.delivered(first, event, written)
      }
    } catch (error) {
      // They stand behind these events already: whoever goes on would miss them.
      for (const subscriber of listening) subscriber.fail(error)
    }
  }

  /** Without those for whom too much waits by now: they go on alone behind what they were sent last. */
  private thoseWhoKeepUp(subscribers: Subscriber[], step: InStep, last: unknown): Subscriber[] {
    return subscribers.filter((subscriber) => {
      if (!subscriber.asked.peer.isBehind) return true
      stepOf(subscriber).follow(step, last)
      this.sendAway(subscriber)
      return false
    })
  }

  private isStill(member: Subscriber): boolean {
    const came = this.members.get(member)
    const now = member.asked.session.viewer
    if (came === undefined || now === came) return came !== undefined
    const isSame = rightsKey(now) === rightsKey(came) && teamsOf(now) === teamsOf(came)
    if (isSame) this.members.set(member, now)
    return isSame
  }

  private sendAway(member: Subscriber): void {
    if (!this.members.delete(member)) return
    member.leave = null
    member.pullAlone()
  }
}

const teamsOf = ({ teams }: Viewer) =>
  teams
    .map(({ teamId }) => teamId)
    .sort()
    .join()

/** Only those who can go in step are let in. */
const stepOf = ({ asked }: Subscriber) => asked.source.inStep as InStep
