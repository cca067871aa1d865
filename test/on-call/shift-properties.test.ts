import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { weekdays } from '../../src/calendars/index.js'
import { handOff, slicesOf, turnAt, type RotationRule } from '../../src/on-call/rotation.js'
import { coverageOf, onCallAt, type ScheduleRule } from '../../src/on-call/shifts.js'

const day = 86_400_000
const at = (text: string) => Date.parse(text)
const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia']
const people = ['ada', 'bo', 'cy', 'dee']
const base = at('2026-03-05T00:00Z')
const instants = fc
  .integer({ min: -20 * 24 * 60, max: 45 * 24 * 60 })
  .map((minutes) => base + minutes * 60_000)
const rotations = fc.array(
  fc.record({
    participants: fc.array(fc.constantFrom(...people), { minLength: 1, maxLength: 4 }),
    startsAt: instants,
    length: fc.option(fc.integer({ min: 1, max: 40 * day })),
    every: fc.integer({ min: 1, max: 15 }),
    unit: fc.constantFrom('HOURS' as const, 'DAYS' as const, 'WEEKS' as const, 'MONTHS' as const),
    hours: fc.subarray([...weekdays]).map((days) => days.map((day) => ({ day, from: '20:00', to: '02:30' }))),
  }),
  { maxLength: 3 },
)
const overrides = fc.array(
  fc.record({
    userId: fc.constantFrom(...people),
    replacesId: fc.option(fc.constantFrom(...people)),
    from: instants,
    length: fc.integer({ min: 1, max: 5 * day }),
    addedAt: fc.oneof(fc.constant(-Infinity), instants),
    removedAt: fc.option(instants),
  }),
  { maxLength: 5 },
)
const schedules = fc
  .record({
    timeZone: fc.constantFrom(...zones),
    versions: fc.array(fc.tuple(instants, rotations), { minLength: 1, maxLength: 3 }),
    overrides,
    gone: fc.option(instants),
  })
  .map(({ timeZone, versions, overrides, gone }): ScheduleRule => ({
    versions: versions
      .map(([validFrom, rotations]) => ({
        validFrom,
        timeZone,
        rotations: rotations.map(({ length, ...rule }, index) => ({
          ...rule,
          id: String(index),
          name: 'x',
          endsAt: length === null ? null : rule.startsAt + length,
        })),
      }))
      .sort((one, other) => one.validFrom - other.validFrom),
    overrides: overrides.map(({ length, ...rule }, index) => ({
      ...rule,
      id: String(index),
      to: rule.from + length,
    })),
    goneSince: gone === null ? new Map() : new Map([['dee', gone]]),
  }))

test('shifts and gaps partition any span, and neighbours differ', () => {
  fc.assert(
    fc.property(schedules, instants, fc.integer({ min: 1, max: 40 * day }), (rule, from, length) => {
      const to = from + length
      const { shifts, gaps } = coverageOf(rule, from, to)
      const parts = [...shifts, ...gaps].sort((one, other) => one.from - other.from)
      expect(parts[0]?.from).toBe(from)
      expect(parts.at(-1)?.to).toBe(to)
      parts.slice(1).forEach((part, index) => expect(part.from).toBe(parts[index]?.to))
      for (const part of parts) expect(part.from).toBeLessThan(part.to)
    }),
    { numRuns: 2_000 },
  )
})

test('the whole is its parts, cut anywhere; and who is on call at an instant is who has the shift', () => {
  fc.assert(
    fc.property(schedules, instants, fc.nat(20 * day), fc.nat(20 * day), (rule, from, first, second) => {
      const [cut, to] = [from + first, from + first + second + 1]
      const whole = coverageOf(rule, from, to)
      const onCall = (at: number) =>
        whole.shifts.find((shift) => shift.from <= at && at < shift.to)?.userId ?? null
      expect(onCallAt(rule, cut)).toBe(onCall(cut))
      const parts = [coverageOf(rule, from, cut), coverageOf(rule, cut, to)].flatMap(({ shifts }) => shifts)
      for (const { from, to, userId } of parts) {
        expect(onCall(from)).toBe(userId)
        expect(onCall(to - 1)).toBe(userId)
      }
      const length = (slices: { from: number; to: number }[]) =>
        slices.reduce((sum, { from, to }) => sum + to - from, 0)
      expect(length(parts)).toBe(length(whole.shifts))
    }),
    { numRuns: 2_000 },
  )
})

/** Asks for one instant alone, rule by rule. */
function oracle(rule: ScheduleRule, at: number): string | null {
  const version = rule.versions.filter(({ validFrom }) => validFrom <= at).at(-1)
  const isThere = (userId: string) => at < (rule.goneSince.get(userId) ?? Infinity)
  let found: string | null = null
  for (const rotation of version?.rotations ?? []) {
    const [slice] = slicesOf(rotation, version?.timeZone ?? 'UTC', at, at + 1)
    if (slice && isThere(slice.userId)) found = slice.userId
  }
  for (const { userId, replacesId, from, to, addedAt, removedAt } of rule.overrides) {
    const holds = from <= at && at < to && addedAt <= at && at < (removedAt ?? Infinity)
    if (holds && isThere(userId) && (replacesId === null || replacesId === found)) found = userId
  }
  return found
}

test('who is on call at an instant follows from rotations, precedence and overrides alone', () => {
  fc.assert(
    fc.property(
      schedules,
      instants,
      fc.array(fc.nat(30 * day), { minLength: 3, maxLength: 8 }),
      (rule, from, looks) => {
        const { shifts } = coverageOf(rule, from, from + 30 * day + 1)
        for (const look of looks.map((after) => from + after)) {
          const shift = shifts.find(({ from, to }) => from <= look && look < to)
          expect(shift?.userId ?? null).toBe(oracle(rule, look))
        }
      },
    ),
    { numRuns: 2_000 },
  )
})

test('hand-offs never go back, and the turn of an instant is the one that it lies in', () => {
  fc.assert(
    fc.property(rotations, fc.constantFrom(...zones), (rules, zone) => {
      for (const { length: _, ...rule } of rules) {
        const each: RotationRule = { ...rule, id: 'x', name: 'x', endsAt: null, hours: [] }
        for (let n = 0; n < 50; n += 1)
          expect(handOff(each, zone, n + 1)).toBeGreaterThanOrEqual(handOff(each, zone, n))
        const n = turnAt(each, zone, each.startsAt + 30 * day)
        expect(handOff(each, zone, n)).toBeLessThanOrEqual(each.startsAt + 30 * day)
        expect(handOff(each, zone, n + 1)).toBeGreaterThan(each.startsAt + 30 * day)
      }
    }),
    { numRuns: 1_000 },
  )
})
