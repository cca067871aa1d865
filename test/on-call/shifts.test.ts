import { describe, expect, test } from '@jest/globals'
import { handOff, turnAt, type RotationRule } from '../../src/on-call/rotation.js'
import { coverageOf, type OverrideRule, type ScheduleRule } from '../../src/on-call/shifts.js'
import { weekdays } from '../../src/calendars/index.js'

const hour = 3_600_000
const at = (text: string) => Date.parse(text)
const rotation = (more: Partial<RotationRule> = {}): RotationRule => ({
  id: 'first',
  name: 'First',
  participants: ['ada', 'bo', 'cy'],
  startsAt: at('2026-03-02T08:00:00Z'),
  endsAt: null,
  every: 1,
  unit: 'DAYS',
  hours: [],
  ...more,
})
const schedule = (
  rotations: RotationRule[],
  more: Partial<ScheduleRule> & { timeZone?: string } = {},
): ScheduleRule => ({
  versions: [{ validFrom: -Infinity, timeZone: more.timeZone ?? 'UTC', rotations }],
  overrides: [],
  goneSince: new Map(),
  ...more,
})
const override = (
  userId: string,
  from: string,
  to: string,
  more: Partial<OverrideRule> = {},
): OverrideRule => ({
  id: `of ${userId}`,
  userId,
  replacesId: null,
  from: at(from),
  to: at(to),
  addedAt: -Infinity,
  removedAt: null,
  ...more,
})
const told = (rule: ScheduleRule, from: string, to: string) => {
  const { shifts, gaps } = coverageOf(rule, at(from), at(to))
  const text = (instant: number) => new Date(instant).toISOString().slice(5, 16)
  return [
    ...shifts.map(({ userId, from, to }) => ({ from, line: `${text(from)} ${text(to)} ${userId}` })),
    ...gaps.map(({ from, to }) => ({ from, line: `${text(from)} ${text(to)} nobody` })),
  ]
    .sort((one, other) => one.from - other.from)
    .map(({ line }) => line)
}

describe('a rotation', () => {
  test('hands off every day at the local time of the first hand-off, across the changes of the clocks', () => {
    const berlin = rotation({ startsAt: at('2026-03-27T08:00:00+01:00') })
    const hours = [0, 1, 2, 3].map(
      (n) => (handOff(berlin, 'Europe/Berlin', n + 1) - handOff(berlin, 'Europe/Berlin', n)) / hour,
    )
    expect(hours).toEqual([24, 23, 24, 24])
    const autumn = rotation({ startsAt: at('2026-10-24T08:00:00+02:00') })
    expect((handOff(autumn, 'Europe/Berlin', 1) - handOff(autumn, 'Europe/Berlin', 0)) / hour).toBe(25)
  })
  test('that hands off at a time which the clocks skip does so at the first instant after', () => {
    const skipped = rotation({ startsAt: at('2026-03-28T02:30:00+01:00') })
    expect(handOff(skipped, 'Europe/Berlin', 1)).toBe(at('2026-03-29T01:00:00Z'))
    expect(handOff(skipped, 'Europe/Berlin', 2)).toBe(at('2026-03-30T02:30:00+02:00'))
  })
  test('by months keeps the day, and takes the last where it is missing', () => {
    const monthly = rotation({ startsAt: at('2026-01-31T09:00:00Z'), unit: 'MONTHS' })
    expect([1, 2, 3].map((n) => new Date(handOff(monthly, 'UTC', n)).toISOString().slice(0, 10))).toEqual([
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
    ])
  })
  test('wraps: after the last comes the first again', () => {
    expect(told(schedule([rotation()]), '2026-03-04T08:00Z', '2026-03-06T08:00Z')).toEqual([
      '03-04T08:00 03-05T08:00 cy',
      '03-05T08:00 03-06T08:00 ada',
    ])
  })
  test('has nobody before it starts and after it ends: a gap', () => {
    const ended = rotation({ endsAt: at('2026-03-03T12:00Z') })
    expect(told(schedule([ended]), '2026-03-02T00:00Z', '2026-03-04T00:00Z')).toEqual([
      '03-02T00:00 03-02T08:00 nobody',
      '03-02T08:00 03-03T08:00 ada',
      '03-03T08:00 03-03T12:00 bo',
      '03-03T12:00 03-04T00:00 nobody',
    ])
  })
  test('with hours covers those alone, over midnight too', () => {
    const nights = rotation({ hours: weekdays.map((day) => ({ day, from: '22:00', to: '06:00' })) })
    expect(told(schedule([nights]), '2026-03-02T20:00Z', '2026-03-03T23:00Z')).toEqual([
      '03-02T20:00 03-02T22:00 nobody',
      '03-02T22:00 03-03T06:00 ada',
      '03-03T06:00 03-03T22:00 nobody',
      '03-03T22:00 03-03T23:00 bo',
    ])
  })
  test('is asked in the middle without walking there: twenty years later it is somebody’s turn', () => {
    const old = rotation({ startsAt: at('2006-01-01T00:00Z'), unit: 'HOURS' })
    const turn = turnAt(old, 'Europe/Berlin', at('2026-07-01T12:34Z'))
    expect(handOff(old, 'Europe/Berlin', turn)).toBe(at('2026-07-01T12:00Z'))
  })
  test('keeps its hand-offs when people come or go: whose turn it is follows from their count', () => {
    const fewer = schedule([rotation({ participants: ['ada', 'cy'] })])
    expect(told(fewer, '2026-03-03T08:00Z', '2026-03-04T08:00Z')).toEqual(['03-03T08:00 03-04T08:00 cy'])
  })
})

describe('a schedule', () => {
  const office = rotation({
    id: 'office',
    participants: ['dee'],
    hours: weekdays.slice(0, 5).map((day) => ({ day, from: '09:00', to: '17:00' })),
  })
  test('lets later rotations take precedence where they cover', () => {
    expect(told(schedule([rotation(), office]), '2026-03-02T08:00Z', '2026-03-03T08:00Z')).toEqual([
      '03-02T08:00 03-02T09:00 ada',
      '03-02T09:00 03-02T17:00 dee',
      '03-02T17:00 03-03T08:00 ada',
    ])
  })
  test('skips who is gone: their stretch falls to the rotation below, or is a gap', () => {
    const goneSince = new Map([
      ['dee', at('2026-03-02T12:00Z')],
      ['bo', 0],
    ])
    expect(
      told(schedule([rotation(), office], { goneSince }), '2026-03-02T08:00Z', '2026-03-03T12:00Z'),
    ).toEqual([
      '03-02T08:00 03-02T09:00 ada',
      '03-02T09:00 03-02T12:00 dee',
      '03-02T12:00 03-03T08:00 ada',
      '03-03T08:00 03-03T12:00 nobody',
    ])
  })
  test('puts overrides on top, the later over the earlier', () => {
    const overrides = [
      override('eve', '2026-03-02T10:00Z', '2026-03-02T14:00Z'),
      override('fin', '2026-03-02T12:00Z', '2026-03-02T13:00Z'),
    ]
    expect(told(schedule([rotation()], { overrides }), '2026-03-02T08:00Z', '2026-03-02T20:00Z')).toEqual([
      '03-02T08:00 03-02T10:00 ada',
      '03-02T10:00 03-02T12:00 eve',
      '03-02T12:00 03-02T13:00 fin',
      '03-02T13:00 03-02T14:00 eve',
      '03-02T14:00 03-02T20:00 ada',
    ])
  })
  test('replaces a person only where that person would be on call', () => {
    const overrides = [override('eve', '2026-03-01T00:00Z', '2026-03-05T00:00Z', { replacesId: 'bo' })]
    expect(told(schedule([rotation()], { overrides }), '2026-03-02T08:00Z', '2026-03-05T00:00Z')).toEqual([
      '03-02T08:00 03-03T08:00 ada',
      '03-03T08:00 03-04T08:00 eve',
      '03-04T08:00 03-05T00:00 cy',
    ])
  })
  test('is in the past what it was: versions and overrides count from when they were made', () => {
    const rule: ScheduleRule = {
      versions: [
        { validFrom: -Infinity, timeZone: 'UTC', rotations: [rotation()] },
        { validFrom: at('2026-03-02T12:00Z'), timeZone: 'UTC', rotations: [office] },
      ],
      overrides: [
        override('eve', '2026-03-02T09:00Z', '2026-03-02T16:00Z', {
          addedAt: at('2026-03-02T10:00Z'),
          removedAt: at('2026-03-02T13:00Z'),
        }),
      ],
      goneSince: new Map(),
    }
    expect(told(rule, '2026-03-02T08:00Z', '2026-03-02T18:00Z')).toEqual([
      '03-02T08:00 03-02T10:00 ada',
      '03-02T10:00 03-02T13:00 eve',
      '03-02T13:00 03-02T17:00 dee',
      '03-02T17:00 03-02T18:00 nobody',
    ])
  })
})
