import { afterAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { selectRows } from '../../src/database/rows.js'
import { claimTimers, dueTimers } from '../../src/engine/timer.store.js'
import {
  createEscalationPolicy,
  escalateIncident,
  EscalationEntity,
  escalationTimers,
} from '../../src/escalation/index.js'
import { idBytes, newId } from '../../src/ids/type-id.js'
import { claimDue } from '../../src/notifications/claims.js'
import { NotificationEntity } from '../../src/notifications/notification.entity.js'
import { contactOf } from '../harness/contacts.js'
import { testDesk } from '../harness/desk.js'
import { openInbox } from '../harness/inbox.js'
import { lease, minute, Model, ModelIncident, repeat, timeouts, type Status } from './engine-model.js'
import { ladderDesk } from './ladder-desk.js'

const inbox = await openInbox()
const desk = await testDesk({ inbox })
afterAll(() => desk.close())
const { serviceOf } = ladderDesk(desk)

const people = await Promise.all(
  timeouts.map(async (_, index) => {
    const { id } = await desk.hire(`Person ${index + 1}`)
    await contactOf(desk.manager, id, { address: `person-${index + 1}@example.org` })
    return id
  }),
)
const { escalationPolicy } = await desk.do(createEscalationPolicy, {
  name: 'All',
  repeat,
  acknowledgementTimeout: lease,
  steps: timeouts.map((timeout, index) => ({ timeout, targetIds: [people[index] ?? ''] })),
})
const kinds = Object.keys(escalationTimers)
const service = await serviceOf(escalationPolicy)

/** The incidents of one run, in the order of the model's. */
interface Real {
  ids: string[]
}
const now = () => desk.clock.now().getTime()
const tick = async () => {
  while ((await desk.desk.engine.tick()) > 0);
}

/** Something that happens to one incident, where it is possible. */
class Act implements fc.AsyncCommand<Model, Real> {
  constructor(
    private readonly name: 'acknowledge' | 'start' | 'hold' | 'resolve' | 'reopen' | 'escalate',
    private readonly index: number,
  ) {}

  private of<T>(all: readonly T[]): T | undefined {
    return all[this.index % Math.max(1, all.length)]
  }

  check(model: Readonly<Model>): boolean {
    const incident = this.of(model.incidents)
    if (!incident) return false
    const { status } = incident
    if (this.name === 'reopen') return status === 'RESOLVED'
    // What falls due at once for a ladder and an acknowledgement may happen in either order.
    if (this.name === 'escalate') return status !== 'RESOLVED' && !incident.hasLease
    const from: Record<string, Status[]> = {
      acknowledge: ['OPEN', 'ACKNOWLEDGED'],
      start: ['OPEN', 'ACKNOWLEDGED', 'ON_HOLD'],
      hold: ['OPEN', 'ACKNOWLEDGED', 'IN_PROGRESS'],
      resolve: ['OPEN', 'ACKNOWLEDGED', 'IN_PROGRESS', 'ON_HOLD'],
    }
    return from[this.name]?.includes(status) ?? false
  }

  async run(model: Model, { ids }: Real): Promise<void> {
    const [incident, id] = [this.of(model.incidents), this.of(ids)]
    if (!incident || id === undefined) return
    const verbs: Record<typeof this.name, () => void> = {
      acknowledge: () => incident.take(now(), 'ACKNOWLEDGED'),
      start: () => incident.take(now(), 'IN_PROGRESS'),
      hold: () => incident.take(now(), 'ON_HOLD'),
      resolve: () => incident.resolve(),
      reopen: () => incident.reopen(now()),
      escalate: () => incident.escalate(now()),
    }
    verbs[this.name]()
    if (this.name === 'escalate') await desk.do(escalateIncident, { id })
    else await desk[this.name](id)
    await expectSame(incident, id)
  }

  toString = () => `${this.name} ${this.index}`
}

class Open implements fc.AsyncCommand<Model, Real> {
  check = (model: Readonly<Model>) => model.incidents.length < 3

  async run(model: Model, real: Real): Promise<void> {
    model.incidents.push(new ModelIncident(now()))
    real.ids.push(await desk.open({ serviceIds: [service] }))
  }

  toString = () => 'open'
}

/** Time passes; the engine ticks, or its wake-up is lost. */
class Advance implements fc.AsyncCommand<Model, Real> {
  constructor(
    private readonly minutes: number,
    private readonly isLost: boolean,
  ) {}

  check = () => true

  async run(model: Model, { ids }: Real): Promise<void> {
    desk.clock.advance(this.minutes * minute)
    if (this.isLost) return
    model.tick(now())
    await tick()
    for (const [index, incident] of model.incidents.entries()) await expectSame(incident, ids[index] ?? '')
  }

  toString = () => `${this.minutes} minutes${this.isLost ? ', and nobody ticks' : ''}`
}

/** A process claims all that is due and dies: what it held is free again half a minute later. */
class Crash implements fc.AsyncCommand<Model, Real> {
  check = () => true

  async run(model: Model): Promise<void> {
    const { manager } = desk
    const due = await dueTimers(manager, kinds, desk.clock.now(), 100)
    if (due.length > 0) await claimTimers(manager, due, newId('claim'), desk.clock.now())
    model.claim(now())
    await claimDue(desk.desk.dataSource, 'EMAIL', desk.clock.now(), 100)
    desk.clock.advance(minute)
  }

  toString = () => 'crash'
}

async function expectSame(incident: ModelIncident, id: string): Promise<void> {
  const { status, acknowledgementExpiresAt } = await desk.incident(id)
  const ladders = await selectRows(desk.manager, EscalationEntity, 'WHERE incidentId = ? ORDER BY id', [
    idBytes(id),
  ])
  const pages = await selectRows(
    desk.manager,
    NotificationEntity,
    "WHERE incidentId = ? AND cause = 'PAGE' ORDER BY id",
    [idBytes(id)],
  )
  expect({
    status,
    expiresAt: acknowledgementExpiresAt?.getTime() ?? null,
    ladders: ladders.map(({ state, round, position }) => `${state} ${round}.${position}`),
    pages: pages.map(({ recipientId, state }) => `${people.indexOf(recipientId) + 1} ${state}`),
  }).toEqual({
    status: incident.status,
    expiresAt: incident.expiresAt,
    ladders: incident.ladders.map(({ state, round, position }) => `${state} ${round}.${position}`),
    pages: incident.pages.map(({ person, state }) => `${person} ${state}`),
  })
}

const acts = ['acknowledge', 'start', 'hold', 'resolve', 'reopen', 'escalate'] as const
const commands = [
  fc.constant(new Open()),
  fc
    .record({ name: fc.constantFrom(...acts), index: fc.nat(2) })
    .map(({ name, index }) => new Act(name, index)),
  fc
    .record({ minutes: fc.integer({ min: 1, max: 6 }), isLost: fc.boolean() })
    .map(({ minutes, isLost }) => new Advance(minutes, isLost)),
  fc.integer({ min: 1, max: 6 }).map((minutes) => new Advance(minutes, false)),
  fc.constant(new Crash()),
]
const runs = Number(process.env.ENGINE_RUNS ?? 300)

test('whatever happens, dies or is missed, ladders and pages are those of the model, each page sent once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands(commands, { maxCommands: 25 }), async (sequence) => {
      const model = new Model()
      const real: Real = { ids: [] }
      try {
        await fc.asyncModelRun(() => ({ model, real }), sequence)
        for (const incident of model.incidents) if (incident.status !== 'RESOLVED') incident.resolve()
        for (const id of real.ids) if ((await desk.incident(id)).open) await desk.resolve(id)
        desk.clock.advance(2 * minute)
        model.tick(now())
        await tick()
        for (const [index, incident] of model.incidents.entries())
          await expectSame(incident, real.ids[index] ?? '')
        const keys = inbox.take().map(({ key }) => key)
        expect(new Set(keys).size).toBe(keys.length)
      } finally {
        // The next run begins with nothing that waits, and a minute in which nobody was written to.
        for (const id of real.ids) if ((await desk.incident(id)).open) await desk.resolve(id)
        desk.clock.advance(2 * minute)
        await tick()
        inbox.take()
      }
    }),
    { numRuns: runs },
  )
}, 1_200_000)
