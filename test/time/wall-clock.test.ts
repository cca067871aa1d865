import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { DateTime } from 'luxon'
import { instantOf, localDay, offsetAt, parseDate, wallClock, weekdayOf } from '../../src/time/wall-clock.js'

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'America/Sao_Paulo',
  'Africa/Casablanca',
  'Africa/Cairo',
]
const zone = fc.constantFrom(...zones)
const instant = fc.oneof(
  fc.integer({ min: Date.UTC(1970), max: Date.UTC(2100) }),
  fc.integer({ min: Date.UTC(1000, 0, 2), max: Date.UTC(9999, 11, 30) }),
)

const local = (text: string) => {
  const at = new Date(`${text}Z`)
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    second: at.getUTCSeconds(),
    millisecond: at.getUTCMilliseconds(),
  }
}
const at = (text: string, zone: string) => new Date(instantOf(local(text), zone)).toISOString()

test('clocks on walls show what luxon says, in any zone and year', () => {
  fc.assert(
    fc.property(instant, zone, (instant, zone) => {
      const { weekday, ...shown } = wallClock(instant, zone)
      const oracle = DateTime.fromMillis(instant, { zone })
      // Luxon knows offsets by the minute, and local mean time had seconds.
      if (offsetAt(instant, zone) % 60_000 !== 0) return
      expect(shown).toEqual(oracle.toObject())
      expect(weekday).toBe(oracle.weekday)
      expect(weekdayOf(localDay(instant, zone))).toBe(weekday)
    }),
    { numRuns: 5_000 },
  )
})

test('what a clock shows leads back to the instant, or to the first of two', () => {
  fc.assert(
    fc.property(instant, zone, (instant, zone) => {
      const found = instantOf(wallClock(instant, zone), zone)
      expect(found).toBeLessThanOrEqual(instant)
      expect(wallClock(found, zone)).toEqual(wallClock(instant, zone))
    }),
    { numRuns: 5_000 },
  )
})

test('a local time that does not exist is the first instant after the gap', () => {
  expect(at('2026-03-29T02:30:00', 'Europe/Berlin')).toBe('2026-03-29T01:00:00.000Z')
  expect(at('2026-03-08T02:00:00', 'America/New_York')).toBe('2026-03-08T07:00:00.000Z')
  expect(at('2026-10-04T02:15:00', 'Australia/Lord_Howe')).toBe('2026-10-03T15:30:00.000Z')
  expect(at('2011-12-30T12:00:00', 'Pacific/Apia')).toBe('2011-12-30T10:00:00.000Z')
})

test('a local time that occurs twice is the first', () => {
  expect(at('2026-10-25T02:30:00', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z')
  expect(at('2026-11-01T01:30:00', 'America/New_York')).toBe('2026-11-01T05:30:00.000Z')
  expect(at('2026-04-05T01:45:00', 'Australia/Lord_Howe')).toBe('2026-04-04T14:45:00.000Z')
})

test('dates are what calendars have, and nothing else', () => {
  expect(parseDate('1970-01-01')).toBe(0)
  expect(parseDate('2028-02-29')).not.toBeNull()
  for (const text of ['2026-02-29', '2026-13-01', '2026-1-1', '2026-12-25T00:00', '']) {
    expect(parseDate(text)).toBeNull()
  }
})

test('what is beyond its range carries over, so that days and months are counted by dates', () => {
  const january = { ...local('2026-01-15T09:00:00'), day: 15 + 31 }
  expect(new Date(instantOf(january, 'Europe/Berlin')).toISOString()).toBe('2026-02-15T08:00:00.000Z')
  expect(at('2026-03-28T23:00:00', 'Europe/Berlin')).toBe('2026-03-28T22:00:00.000Z')
  const midnight = { ...local('2026-03-31T00:00:00'), hour: 24 }
  expect(new Date(instantOf(midnight, 'Europe/Berlin')).toISOString()).toBe('2026-03-31T22:00:00.000Z')
})

test('a day without a midnight begins when its clocks do', () => {
  expect(at('2026-03-08T00:00:00', 'America/Havana')).toBe('2026-03-08T05:00:00.000Z')
  expect(at('2011-12-31T00:00:00', 'Pacific/Apia')).toBe('2011-12-30T10:00:00.000Z')
})

test('no change of the clocks is missed: every sixth hour of thirty years is as Intl says', () => {
  // Clocks that change four times a year, for a week, by half an hour, by two.
  const restless = [
    'Africa/Casablanca',
    'Africa/Cairo',
    'America/Recife',
    'Asia/Gaza',
    'Australia/Lord_Howe',
    'Antarctica/Troll',
  ]
  for (const zone of restless) {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    })
    const wrong: string[] = []
    for (let instant = Date.UTC(2000); instant < Date.UTC(2030); instant += 21_600_000) {
      const { day, hour, minute } = wallClock(instant, zone)
      const shown = format.formatToParts(instant).filter(({ type }) => type !== 'literal')
      if (shown.map(({ value }) => Number(value)).join() !== [day, hour, minute].join())
        wrong.push(new Date(instant).toISOString())
    }
    expect(wrong).toEqual([])
  }
})

test.each(['Europe/Atlantis', '', 'constructor'])('there is no time zone %j', (zone) => {
  expect(() => wallClock(0, zone)).toThrow(RangeError)
  expect(() => at('2026-01-01T00:00:00', zone)).toThrow(RangeError)
})

test('there is no instant beyond all numbers', () => {
  expect(() => wallClock(Number.NaN, 'UTC')).toThrow(RangeError)
  expect(() => wallClock(Infinity, 'UTC')).toThrow(RangeError)
})
