import { DeskError } from '../../src/errors/desk-error.js'
import { unwatchIncident } from '../../src/incidents/use-cases/unwatch-incident.js'
import { watchIncident } from '../../src/incidents/use-cases/watch-incident.js'
import type { Hand } from '../harness/hand.js'

/** The same numbers for the same seed. */
export class Chance {
  constructor(private state: number) {}

  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  below(count: number): number {
    return Math.floor(this.next() * count)
  }

  happens(share: number): boolean {
    return this.next() < share
  }

  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T
  }
}

/** What acts are about; `incidents` grows with them. */
export interface Stage {
  incidents: string[]
  services: string[]
  owners: string[]
  watchers: string[]
}

export const words = ['kraken', 'teapot', 'zebra']
const severities = ['LOW', 'MEDIUM', 'HIGH'] as const
/** Long enough that a reader who reads nothing falls behind. */
const description = 'lorem ipsum '.repeat(1_000)

type Act = (hand: Hand, chance: Chance, stage: Stage) => Promise<unknown>

const one = (chance: Chance, { incidents }: Stage) =>
  incidents[chance.below(incidents.length)] ?? 'incident_none'
const title = (chance: Chance) => `The ${chance.of(words)} of ${chance.of(words)}`
const grade = (chance: Chance) => ({ severity: chance.of(severities), urgency: chance.of(severities) })

const open: Act = async (hand, chance, stage) => {
  const id = await hand.open({
    title: title(chance),
    ...grade(chance),
    description: chance.happens(0.5) ? description : null,
    restricted: chance.happens(0.3),
    ownerId: chance.happens(0.5) ? chance.of(stage.owners) : null,
    serviceIds: chance.happens(0.5) ? [chance.of(stage.services)] : [],
    labels: chance.happens(0.5) ? ['net'] : [],
  })
  stage.incidents.push(id)
}

const acts: Act[] = [
  open,
  open,
  (hand, chance, stage) => hand.acknowledge(one(chance, stage)),
  (hand, chance, stage) => hand.start(one(chance, stage)),
  (hand, chance, stage) => hand.resolve(one(chance, stage)),
  (hand, chance, stage) => hand.reopen(one(chance, stage)),
  (hand, chance, stage) => hand.note(one(chance, stage)),
  (hand, chance, stage) => hand.update(one(chance, stage), grade(chance)),
  (hand, chance, stage) => hand.update(one(chance, stage), { title: title(chance) }),
  (hand, chance, stage) => hand.update(one(chance, stage), { restricted: true }),
  (hand, chance, stage) => hand.update(one(chance, stage), { restricted: true }),
  (hand, chance, stage) => hand.update(one(chance, stage), { restricted: false }),
  (hand, chance, stage) => hand.update(one(chance, stage), { serviceIds: [chance.of(stage.services)] }),
  (hand, chance, stage) => hand.update(one(chance, stage), { labels: chance.happens(0.5) ? ['net'] : [] }),
  (hand, chance, stage) => hand.assign(one(chance, stage), chance.of(stage.owners)),
  (hand, chance, stage) => hand.merge(one(chance, stage), one(chance, stage)),
  (hand, chance, stage) =>
    hand.do(watchIncident, { id: one(chance, stage), userId: chance.of(stage.watchers) }),
  (hand, chance, stage) =>
    hand.do(unwatchIncident, { id: one(chance, stage), userId: chance.of(stage.watchers) }),
]

/** What may be refused to somebody who does anything to anything. */
const refusals = ['INVALID_TRANSITION', 'NOT_FOUND', 'FORBIDDEN', 'BAD_USER_INPUT']

export async function actAtRandom(hand: Hand, chance: Chance, stage: Stage): Promise<void> {
  try {
    await chance.of(acts)(hand, chance, stage)
  } catch (error) {
    if (!(error instanceof DeskError && refusals.includes(error.code))) throw error
  }
}
