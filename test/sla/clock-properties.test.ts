import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { advance } from '../../src/sla/advance.js'
import type { ClockChange, Course, SlaFact } from '../../src/sla/course.js'
import { readClocks } from '../../src/sla/reading.js'
import { segmentsOf } from '../../src/sla/stretches.js'
import type { Agreements } from '../../src/sla/terms.js'
import { always, hour, minute, Policies, terms } from './story.js'

const berlin = {
  timeZone: 'Europe/Berlin',
  hours: (['MONDAY', 'TUESDAY', 'WEDNESDAY', 'SATURDAY'] as const).map((day) => ({
    day,
    from: '22:00',
    to: '06:00',
  })),
  holidays: [{ date: '2026-03-29', name: 'Spring' }],
}
const names = ['quick', 'slow', 'night', 'nothing', 'odd'] as const
const policies = new Policies({
  quick: terms(
    { RESPONSE: 10 * minute, RESOLUTION: hour, UPDATE: 20 * minute },
    { warnAt: [0.5, 0.75, 0.9] },
  ),
  slow: terms({ RESPONSE: 3 * hour, RESOLUTION: 30 * hour }, { calendar: always, warnAt: [0.333] }),
  night: terms(
    { RESOLUTION: 6 * hour, UPDATE: hour },
    { calendar: berlin, pausedIn: ['ON_HOLD', 'ACKNOWLEDGED'] },
  ),
  nothing: terms({}),
  odd: terms({ RESPONSE: 1, UPDATE: 7 }, { warnAt: [0.1], pausedIn: [] }),
})
const agreed = fc
  .record({ SLA: fc.option(fc.constantFrom(...names)), OLA: fc.option(fc.constantFrom(...names)) })
  .map(({ SLA, OLA }): Agreements => ({
    ...(SLA && policies.agreed(SLA)),
    ...(OLA && policies.agreed(OLA, 'OLA')),
  }))

const moves: Record<string, readonly string[]> = {
  OPEN: ['ACKNOWLEDGED', 'IN_PROGRESS', 'ON_HOLD', 'MITIGATED', 'RESOLVED', 'CANCELED'],
  ACKNOWLEDGED: ['IN_PROGRESS', 'ON_HOLD', 'MITIGATED', 'RESOLVED', 'CANCELED', 'OPEN'],
  IN_PROGRESS: ['ON_HOLD', 'MITIGATED', 'RESOLVED', 'CANCELED', 'OPEN'],
  ON_HOLD: ['IN_PROGRESS', 'MITIGATED', 'RESOLVED', 'CANCELED'],
  MITIGATED: ['IN_PROGRESS', 'ON_HOLD', 'RESOLVED'],
  RESOLVED: ['CLOSED', 'IN_PROGRESS'],
  CLOSED: ['IN_PROGRESS'],
  CANCELED: [],
}
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('move' as const), pick: fc.nat(), back: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('agree' as const), agreed }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('update' as const), promise: fc.option(fc.nat(3 * hour)) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('time' as const) }) },
)
const pause = fc.oneof(fc.constant(0), fc.nat(2 * hour), fc.nat(40 * hour))

/** A life as the lifecycle allows it; resolutions may be back-dated to any time since the last event. */
const lives = (backDated: boolean) =>
  fc.tuple(agreed, fc.array(fc.tuple(pause, step), { maxLength: 14 })).map(([first, steps]) => {
    let now = Date.parse('2026-03-28T20:00:00Z')
    let status = 'OPEN'
    let event = 0
    const next = () => `event ${(event += 1)}`
    const facts: SlaFact[] = [
      { kind: 'OPENED', at: now, event: next() },
      { kind: 'AGREED', at: now, event: next(), agreed: first },
    ]
    for (const [wait, step] of steps) {
      const since = now
      now += wait
      if (step.kind === 'time') facts.push({ kind: 'TIME', at: now, event: null })
      if (step.kind === 'agree') facts.push({ kind: 'AGREED', at: now, event: next(), agreed: step.agreed })
      if (step.kind === 'update') {
        const promisedAt = step.promise === null ? null : now + step.promise + 1
        facts.push({ kind: 'UPDATE', at: now, event: next(), promisedAt })
      }
      const targets = moves[status] ?? []
      if (step.kind === 'move' && targets.length > 0) {
        status = targets[step.pick % targets.length] as string
        const at = backDated && step.back && status === 'RESOLVED' ? Math.floor((since + now) / 2) : now
        facts.push({ kind: 'STATUS', at, event: next(), to: status as 'OPEN' })
      }
    }
    return { facts, end: now + 50 * hour }
  })

function fold(facts: SlaFact[]): { course: Course; changes: ClockChange[] } {
  let course: Course | null = null
  const changes: ClockChange[] = []
  for (const fact of facts) {
    const after = advance(course, fact, policies.of)
    course = after.course
    changes.push(...after.changes)
  }
  return { course: course as unknown as Course, changes }
}
const alerts = (changes: ClockChange[]) =>
  changes
    .filter(({ fraction }) => fraction !== null)
    .map(
      ({ clock, change, at, fraction }) =>
        `${clock.agreement} ${clock.metric} ${clock.ordinal} ${change} ${at} ${fraction}`,
    )
    .sort()

test('the clocks that the log gives are those that were kept from event to event', () => {
  fc.assert(
    fc.property(lives(true), ({ facts }) => {
      // What the desk keeps between two events is JSON, and what it told stands in the log as entries of their own.
      let kept: Course | null = null
      const log: SlaFact[] = []
      for (const fact of facts) {
        const after = advance(kept && (JSON.parse(JSON.stringify(kept)) as Course), fact, policies.of)
        kept = after.course
        log.push(fact, ...after.changes.map(({ at }): SlaFact => ({ kind: 'TIME', at, event: 'told' })))
      }
      expect(fold(log).course).toEqual(kept)
    }),
    { numRuns: 3_000 },
  )
})

test('warnings and breaches are the same whether anybody looks in between or not', () => {
  fc.assert(
    fc.property(lives(false), fc.array(fc.nat(90 * hour), { maxLength: 12 }), ({ facts, end }, looks) => {
      const begun = facts[0]?.at ?? 0
      const ending: SlaFact = { kind: 'TIME', at: end, event: null }
      const seldom = fold([...facts, ending])
      const looking = looks
        .filter((after) => begun + after <= end)
        .map((after): SlaFact => ({ kind: 'TIME', at: begun + after, event: null }))
      // A look at the instant of an event comes before or after it: both are right.
      const often = [...facts, ...looking, ending]
        .map((fact, index) => ({ fact, index }))
        .sort((one, other) => one.fact.at - other.fact.at || one.index - other.index)
        .map(({ fact }) => fact)
      expect(alerts(fold(often).changes)).toEqual(alerts(seldom.changes))
      expect(readClocks(fold(often).course, policies.of, end)).toEqual(
        readClocks(seldom.course, policies.of, end),
      )
    }),
    { numRuns: 3_000 },
  )
})

test('each warning and each breach comes once for a clock and a target', () => {
  fc.assert(
    fc.property(lives(true), ({ facts, end }) => {
      const { changes } = fold([...facts, { kind: 'TIME', at: end, event: null }])
      const told = changes
        .filter(({ change }) => change === 'WARNED')
        .map(
          ({ clock, fraction }) =>
            `${clock.agreement} ${clock.metric} ${clock.ordinal} ${clock.target} ${fraction}`,
        )
      // The target is read when all is over, so a clock that was retargeted may seem to repeat itself.
      fc.pre(!changes.some(({ change }) => change === 'RETARGETED'))
      expect(new Set(told).size).toBe(told.length)
    }),
    { numRuns: 2_000 },
  )
})

test('a clock has breached exactly when it has used up its target before it ended, whatever came before', () => {
  fc.assert(
    fc.property(lives(true), ({ facts, end }) => {
      const { course, changes } = fold(facts)
      fc.pre(!changes.some(({ change }) => change === 'RETARGETED'))
      for (const { clock, breached, elapsed, remaining } of readClocks(course, policies.of, end)) {
        expect(elapsed + remaining).toBe(clock.target)
        if (clock.ended?.state !== 'CANCELED') expect(breached).toBe(remaining <= 0)
      }
    }),
    { numRuns: 2_000 },
  )
})

test('the segments of a clock follow each other without gaps, and what counts adds up to what has elapsed', () => {
  fc.assert(
    fc.property(lives(true), ({ facts, end }) => {
      const { course } = fold(facts)
      for (const { clock, elapsed } of readClocks(course, policies.of, end)) {
        const segments = segmentsOf(course, clock, policies.of(clock.agreed), end)
        segments.slice(1).forEach(({ from }, index) => expect(from).toBe(segments[index]?.to))
        const counted = segments.filter(({ counted }) => counted)
        expect(counted.reduce((sum, { from, to }) => sum + (to ?? end) - from, 0)).toBe(elapsed)
        if (segments.length > 0) expect(segments[0]?.from).toBe(clock.startedAt)
      }
    }),
    { numRuns: 2_000 },
  )
})
