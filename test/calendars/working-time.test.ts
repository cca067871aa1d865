import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { DateTime } from 'luxon'
import { weekdays, type BusinessHours } from '../../src/calendars/business-hours.js'
import { addWorkingTime, elapsed, stretches, type Calendar } from '../../src/calendars/working-time.js'
import { minutesInWeek, faultsOfHours } from '../../src/calendars/business-hours.js'

const hour = 3_600_000
const day = 24 * hour
const at = (text: string) => Date.parse(text)
const calendar = (timeZone: string, hours: BusinessHours[] = [], holidays: string[] = []): Calendar => ({
  timeZone,
  hours,
  holidays: holidays.map((date) => ({ date, name: 'Holiday' })),
})
const workdays = (from: string, to: string) => weekdays.slice(0, 5).map((day) => ({ day, from, to }))
const everyDay = (from: string, to: string) => weekdays.map((day) => ({ day, from, to }))

describe('the examples of the specification', () => {
  test('Monday 14:00 to Tuesday 09:00 of nine to five are three hours', () => {
    const office = calendar('UTC', workdays('09:00', '17:00'))
    expect(elapsed(office, at('2026-03-02T14:00Z'), at('2026-03-03T09:00Z'))).toBe(3 * hour)
  })
  test('what was opened on Friday night has used an hour and a half on Monday at half past nine', () => {
    const office = calendar('UTC', workdays('08:00', '17:00'))
    expect(elapsed(office, at('2026-03-06T21:00Z'), at('2026-03-09T09:30Z'))).toBe(1.5 * hour)
  })
  test('hours over midnight are one stretch that begins on its day', () => {
    const night = calendar('UTC', [{ day: 'SUNDAY', from: '22:00', to: '06:00' }])
    expect(stretches(night, at('2026-03-08T12:00Z'), at('2026-03-09T12:00Z'))).toEqual([
      { from: at('2026-03-08T12:00Z'), to: at('2026-03-08T22:00Z'), counted: false, reason: 'OUTSIDE_HOURS' },
      { from: at('2026-03-08T22:00Z'), to: at('2026-03-09T06:00Z'), counted: true, reason: 'COUNTED' },
      { from: at('2026-03-09T06:00Z'), to: at('2026-03-09T12:00Z'), counted: false, reason: 'OUTSIDE_HOURS' },
    ])
  })
  test('a day around the clock has 23 hours when summer time begins, and eight of nine to five all the same', () => {
    const [from, to] = [at('2026-03-28T12:00+01:00'), at('2026-03-29T12:00+02:00')]
    expect(elapsed(calendar('Europe/Berlin'), from, to)).toBe(23 * hour)
    const daily = calendar('Europe/Berlin', everyDay('09:00', '17:00'))
    expect(elapsed(daily, at('2026-03-29T00:00+01:00'), at('2026-03-30T00:00+02:00'))).toBe(8 * hour)
  })
  test('one day of target is three days of eight hours', () => {
    const office = calendar('UTC', workdays('09:00', '17:00'))
    expect(addWorkingTime(office, at('2026-03-02T09:00Z'), day)).toBe(at('2026-03-04T17:00Z'))
  })
})

test('a holiday closes its local date from midnight to midnight, also to hours that began the evening before', () => {
  const night = calendar('UTC', everyDay('22:00', '06:00'), ['2026-12-25'])
  const found = stretches(night, at('2026-12-24T20:00Z'), at('2026-12-26T08:00Z'))
  expect(found.map(({ reason, to }) => [reason, new Date(to).toISOString().slice(5, 16)])).toEqual([
    ['OUTSIDE_HOURS', '12-24T22:00'],
    ['COUNTED', '12-25T00:00'],
    ['HOLIDAY', '12-26T00:00'],
    ['COUNTED', '12-26T06:00'],
    ['OUTSIDE_HOURS', '12-26T08:00'],
  ])
})

test('a calendar without hours that has holidays is open on every other day', () => {
  const open = calendar('Europe/Berlin', [], ['2026-05-01'])
  expect(elapsed(open, at('2026-04-30T00:00+02:00'), at('2026-05-03T00:00+02:00'))).toBe(2 * day)
})

test('hours at the end of all years never come to an end, and say so', () => {
  const office = calendar('UTC', workdays('09:00', '17:00'))
  expect(addWorkingTime(office, at('9999-12-01T00:00Z'), 400 * day)).toBeNull()
})

test('hours that overlap, also around the week, are refused where they do', () => {
  expect(
    faultsOfHours([...workdays('09:00', '17:00'), { day: 'FRIDAY', from: '16:00', to: '18:00' }]),
  ).toEqual([{ index: 5, field: null, message: 'overlaps with other hours of the week' }])
  const around = faultsOfHours([
    { day: 'SUNDAY', from: '22:00', to: '06:00' },
    { day: 'MONDAY', from: '05:00', to: '08:00' },
  ])
  expect(around).toHaveLength(1)
  expect(faultsOfHours([{ day: 'MONDAY', from: '9:00', to: '24:01' }])).toHaveLength(2)
  expect(faultsOfHours(everyDay('00:00', '24:00'))).toEqual([])
  expect(faultsOfHours(everyDay('08:00', '08:00'))).toHaveLength(7)
})

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Asia/Kathmandu',
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
/** Around the changes to and from summer time, and the day that Apia left out. */
const moments = [
  '2026-03-08',
  '2026-03-29',
  '2026-04-05',
  '2026-10-04',
  '2026-10-25',
  '2026-11-01',
  '2011-12-30',
]
const near = fc
  .tuple(fc.constantFrom(...moments), fc.integer({ min: -6 * 24 * 60, max: 6 * 24 * 60 }))
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

/** Asks luxon for each minute what the clocks on the walls show. */
function oracle({ timeZone, hours, holidays }: Calendar, from: number, to: number): number {
  const dates = holidays.map(({ date }) => date)
  const spans = hours.map(minutesInWeek)
  let counted = 0
  for (let instant = from; instant < to; instant += 60_000) {
    const local = DateTime.fromMillis(instant, { zone: timeZone })
    const inWeek = (local.weekday - 1) * 1_440 + local.hour * 60 + local.minute
    const isOpen =
      hours.length === 0 ||
      spans.some(({ from, to }) => [inWeek, inWeek + 10_080].some((minute) => from <= minute && minute < to))
    if (isOpen && !dates.includes(local.toISODate() ?? '')) counted += 60_000
  }
  return counted
}

test('what counts is what the clocks on the walls say, minute by minute', () => {
  fc.assert(
    fc.property(calendars, near, fc.integer({ min: 0, max: 3 * 24 * 60 }), (calendar, from, minutes) => {
      const to = from + minutes * 60_000
      // An edge within the hour that comes twice means the first: the oracle cannot know which one it was.
      fc.pre(!isWithinRepeatedHour(calendar, from, to))
      expect(elapsed(calendar, from, to)).toBe(oracle(calendar, from, to))
    }),
    { numRuns: 120 },
  )
})

function isWithinRepeatedHour({ timeZone, hours }: Calendar, from: number, to: number): boolean {
  const offset = (instant: number) => DateTime.fromMillis(instant, { zone: timeZone }).offset
  return (
    offset(from - day) > offset(to + day) &&
    hours.some(({ from, to }) => [from, to].some((time) => time > '00:00' && time < '03:00'))
  )
}

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
