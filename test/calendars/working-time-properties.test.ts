// What holds for every calendar, in zones whose clocks do all that clocks do.
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { DateTime } from 'luxon'
import {
  faultsOfHours,
  minutesInWeek,
  weekdays,
  type BusinessHours,
} from '../../src/calendars/business-hours.js'
import { addWorkingTime, elapsed, stretches, type Calendar } from '../../src/calendars/working-time.js'
import { at, calendar, day, hour } from './some-calendars.js'

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Asia/Kathmandu',
  'America/Santiago',
  'America/St_Johns',
]
const minute = fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15)
const text = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
const hours = fc
  .array(fc.record({ day: fc.constantFrom(...weekdays), from: minute, to: minute }), { maxLength: 8 })
  .map((list) =>
    list
      .filter(({ from, to }) => from !== to)
      .map(({ day, from, to }): BusinessHours => ({
        day,
        from: text(from),
        to: to === 0 ? '24:00' : text(to),
      }))
      .reduce<BusinessHours[]>(
        (kept, each) => (faultsOfHours([...kept, each]).length > 0 ? kept : [...kept, each]),
        [],
      ),
  )
/** Around the changes to and from summer time, also a minute after midnight, and the day that Apia left out. */
const moments = [
  '2026-03-08',
  '2026-03-29',
  '2026-04-05',
  '2026-10-04',
  '2026-10-25',
  '2026-11-01',
  '2011-12-30',
  '2010-11-07',
  '2026-09-06',
]
const near = fc
  .tuple(
    fc.constantFrom(...moments),
    fc.oneof(
      fc.integer({ min: -24 * 60, max: 24 * 60 }),
      fc.integer({ min: -6 * 24 * 60, max: 6 * 24 * 60 }),
    ),
  )
  .map(([date, minutes]) => at(`${date}T00:00Z`) + minutes * 60_000)
const anywhere = fc.integer({ min: Date.UTC(2000), max: Date.UTC(2040) })
const instant = fc.oneof(near, anywhere)
const calendars = fc
  .record({
    timeZone: fc.constantFrom(...zones),
    hours,
    holidays: fc.uniqueArray(fc.constantFrom(...moments, '2026-03-10', '2026-10-26'), { maxLength: 4 }),
  })
  .map(({ timeZone, hours, holidays }) => calendar(timeZone, hours, holidays))

/**
 * Asks luxon for each minute what the clocks on the walls show. Where they go back they show again what was: until
 * they are further than ever, what holds is what they showed last before.
 */
function oracle({ timeZone, hours, holidays }: Calendar, from: number, to: number): number {
  const dates = holidays.map(({ date }) => date)
  const spans = hours.map(minutesInWeek)
  let counted = 0
  let furthest = DateTime.fromMillis(0, { zone: timeZone })
  for (let instant = from - 3 * hour; instant < to; instant += 60_000) {
    const shown = DateTime.fromMillis(instant, { zone: timeZone })
    if (clockOf(shown) > clockOf(furthest)) furthest = shown
    const inWeek = (furthest.weekday - 1) * 1_440 + furthest.hour * 60 + furthest.minute
    const isOpen =
      hours.length === 0 ||
      spans.some(({ from, to }) => [inWeek, inWeek + 10_080].some((minute) => from <= minute && minute < to))
    if (instant >= from && isOpen && !dates.includes(furthest.toISODate() ?? '')) counted += 60_000
  }
  return counted
}

const clockOf = (shown: DateTime) => shown.toMillis() + shown.offset * 60_000

test('what counts is what the clocks on the walls say, minute by minute', () => {
  fc.assert(
    fc.property(calendars, near, fc.integer({ min: 0, max: 3 * 24 * 60 }), (calendar, from, minutes) => {
      const to = from + minutes * 60_000
      expect(elapsed(calendar, from, to)).toBe(oracle(calendar, from, to))
    }),
    { numRuns: 200 },
  )
})

test('the time of two spans that meet is the time of both together', () => {
  fc.assert(
    fc.property(calendars, instant, instant, instant, (calendar, ...instants) => {
      const [a, b, c] = instants.sort((one, other) => one - other)
      expect(elapsed(calendar, a, b) + elapsed(calendar, b, c)).toBe(elapsed(calendar, a, c))
    }),
    { numRuns: 3_000 },
  )
})

test('so much time after an instant, so much time has passed; and not before', () => {
  fc.assert(
    fc.property(calendars, instant, fc.integer({ min: 1, max: 30 * day }), (calendar, from, duration) => {
      const reached = addWorkingTime(calendar, from, duration)
      expect(reached).not.toBeNull()
      expect(elapsed(calendar, from, reached as number)).toBe(duration)
      expect(elapsed(calendar, from, (reached as number) - 1)).toBe(duration - 1)
    }),
    { numRuns: 3_000 },
  )
})

test('stretches cut a span without gaps, neighbours differ, and what counts adds up', () => {
  fc.assert(
    fc.property(calendars, instant, fc.integer({ min: 1, max: 40 * day }), (calendar, from, length) => {
      const to = from + length
      const found = stretches(calendar, from, to)
      expect(found[0]?.from).toBe(from)
      expect(found.at(-1)?.to).toBe(to)
      found.slice(1).forEach((stretch, index) => {
        expect(stretch.from).toBe(found[index]?.to)
        expect(stretch.reason).not.toBe(found[index]?.reason)
      })
      const counted = found.filter(({ counted }) => counted).reduce((sum, { from, to }) => sum + to - from, 0)
      expect(counted).toBe(elapsed(calendar, from, to))
    }),
    { numRuns: 2_000 },
  )
})
