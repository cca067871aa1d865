import { afterAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { IncidentStatus } from '../../src/incidents/incident.enums.js'
import { testDesk, type TestDesk } from '../harness/desk.js'
import { refusal } from '../harness/hand.js'
import { everyVerb, outcome, type Verb, verbs, ways } from './life.js'

const desk = await testDesk()
const program = desk.as(desk.program())
afterAll(() => desk.close())
const day = 86_400_000

/** All that the table says of an incident, without a database. */
interface Model {
  status: IncidentStatus
  version: number
  owned: boolean
  acknowledgedAt: number | null
  heldUntil: number | null
  quietSince: number
  closedAt: number
  entries: number
}
type Real = { desk: TestDesk; id: string }
const time = () => desk.clock.now().getTime()

function moveModel(model: Model, to: IncidentStatus, byPerson: boolean, extra: Partial<Model> = {}): void {
  const takes = model.status === 'OPEN' && to !== 'CANCELED'
  if (takes) model.acknowledgedAt ??= time()
  model.entries += 1 + (takes && byPerson && !model.owned ? 1 : 0)
  if (takes && byPerson) model.owned = true
  if (to === 'CLOSED') model.closedAt = time()
  Object.assign(model, { status: to, version: model.version + 1, heldUntil: null, ...extra })
}

class Ask implements fc.AsyncCommand<Model, Real> {
  constructor(
    readonly verb: Verb,
    readonly byPerson: boolean,
  ) {}

  check = () => true

  async run(model: Model, real: Real): Promise<void> {
    const asked = (this.byPerson ? real.desk : program)[this.verb](real.id)
    const expired = model.status === 'CLOSED' && time() > model.closedAt + 14 * day
    const expected = outcome(this.verb, model.status)
    if (expected === 'refused' || (expired && expected === 'moves')) {
      const { extensions } = await refusal(asked)
      expect(new Set(extensions.allowedTransitions as string[])).toEqual(
        new Set(expired ? [] : ways[model.status]),
      )
      return
    }
    await asked
    if (expected === 'moves') moveModel(model, verbs[this.verb].to, this.byPerson)
    else if (this.verb === 'hold' && model.heldUntil !== null) moveModel(model, 'ON_HOLD', true)
    else model.entries += 1
    model.quietSince = time()
    await compare(model, real)
  }

  toString = () => `${this.verb}${this.byPerson ? '' : ' (program)'}`
}

class HoldFor implements fc.AsyncCommand<Model, Real> {
  constructor(readonly hours: number) {}
  check = ({ status }: Model) => outcome('hold', status) === 'moves'

  async run(model: Model, real: Real): Promise<void> {
    const until = desk.clock.in(`${this.hours}h`)
    await real.desk.hold(real.id, { until })
    moveModel(model, 'ON_HOLD', true, { heldUntil: until.getTime() })
    await compare(model, real)
  }

  toString = () => `hold for ${this.hours}h`
}

/** Time passes, and the engine ticks once. */
class Wait implements fc.AsyncCommand<Model, Real> {
  constructor(readonly hours: number) {}
  check = () => true

  async run(model: Model, real: Real): Promise<void> {
    desk.clock.advance(`${this.hours}h`)
    await real.desk.desk.engine.tick()
    if (model.heldUntil !== null && model.heldUntil <= time()) moveModel(model, 'IN_PROGRESS', false)
    else if (model.status === 'RESOLVED' && model.quietSince + 7 * day <= time())
      moveModel(model, 'CLOSED', false)
    await compare(model, real)
  }

  toString = () => `wait ${this.hours}h`
}

async function compare(model: Model, real: Real): Promise<void> {
  const incident = await real.desk.incident(real.id)
  const { status, version, acknowledgedAt, heldUntil, ownerUserId, resolvedAt, closedAt } = incident
  expect({ status, version, owned: ownerUserId !== null }).toEqual({
    status: model.status,
    version: model.version,
    owned: model.owned,
  })
  expect(acknowledgedAt?.getTime() ?? null).toBe(model.acknowledgedAt)
  expect(heldUntil?.getTime() ?? null).toBe(model.heldUntil)
  expect(resolvedAt !== null).toBe(['RESOLVED', 'CLOSED'].includes(status))
  expect(closedAt !== null).toBe(status === 'CLOSED')
  expect(await real.desk.timeline(real.id)).toHaveLength(model.entries)
}

const commands = [
  fc.tuple(fc.constantFrom(...everyVerb), fc.boolean()).map(([verb, byPerson]) => new Ask(verb, byPerson)),
  fc.integer({ min: 1, max: 48 }).map((hours) => new HoldFor(hours)),
  fc.constantFrom(1, 24, 24 * 7, 24 * 15).map((hours) => new Wait(hours)),
]

test('whatever is asked in whatever order, an incident goes only where the table lets it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands(commands, { maxCommands: 14 }), async (sequence) => {
      const id = await desk.open()
      const model: Model = {
        status: 'OPEN',
        version: 1,
        owned: false,
        acknowledgedAt: null,
        heldUntil: null,
        quietSince: 0,
        closedAt: 0,
        entries: 1,
      }
      await fc.asyncModelRun(() => ({ model, real: { desk, id } }), sequence)
    }),
    { numRuns: 80 },
  )
})
