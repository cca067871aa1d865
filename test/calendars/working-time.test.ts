import { describe, expect, test } from '@jest/globals'
import { faultsOfHours } from '../../src/calendars/business-hours.js'
import { addWorkingTime, elapsed, stretches } from '../../src/calendars/working-time.js'
import { at, calendar, day, everyDay, hour, workdays } from './some-calendars.js'

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

test('an hour that comes twice belongs to the date that had begun before', () => {
  // In St John's clocks went from 00:01 back to 23:01, so 7 November began at 02:30 and at 03:30 UTC.
  const sunday = calendar('America/St_Johns', [{ day: 'SUNDAY', from: '00:00', to: '08:00' }])
  const [begins, within, ends] = [
    at('2010-11-07T02:30:00Z'),
    at('2010-11-07T03:00:00Z'),
    at('2010-11-07T11:30:00Z'),
  ]
  expect(elapsed(sunday, begins, within)).toBe(hour / 2)
  expect(elapsed(sunday, within, ends)).toBe(8.5 * hour)
  expect(elapsed(sunday, begins, ends)).toBe(9 * hour)
  expect(addWorkingTime(sunday, begins, hour / 2)).toBe(within)
  expect(addWorkingTime(sunday, within, 8.5 * hour)).toBe(ends)
  const counted = { from: begins, to: within, counted: true, reason: 'COUNTED' }
  expect(stretches(sunday, begins, within)).toEqual([counted])
})

test('four hours from Thursday at three, over a holiday on Friday, are due on Monday at eleven', () => {
  const office = calendar('Europe/Berlin', workdays('09:00', '17:00'), ['2026-05-01'])
  const opened = at('2026-04-30T15:00+02:00')
  expect(addWorkingTime(office, opened, 4 * hour)).toBe(at('2026-05-04T11:00+02:00'))
  expect(addWorkingTime(office, opened, 2 * hour)).toBe(at('2026-04-30T17:00+02:00'))
})

test('hours that the clocks skip are none, and what is left of others counts', () => {
  const early = (from: string, to: string) => calendar('Europe/Berlin', everyDay(from, to))
  const [from, to] = [at('2026-03-28T22:00Z'), at('2026-03-29T10:00Z')]
  expect(elapsed(early('02:15', '02:45'), from, to)).toBe(0)
  expect(elapsed(early('02:30', '03:30'), from, to)).toBe(hour / 2)
})

test('hours that end within an hour that comes twice end the first time', () => {
  const early = (from: string, to: string) => calendar('Europe/Berlin', everyDay(from, to))
  const [from, to] = [at('2026-10-24T22:00Z'), at('2026-10-25T10:00Z')]
  expect(elapsed(early('01:00', '02:30'), from, to)).toBe(1.5 * hour)
  expect(elapsed(early('02:30', '03:30'), from, to)).toBe(2 * hour)
})

test('a target that is a century of Mondays away is not looked for any further', () => {
  const rare = calendar('Europe/Berlin', [{ day: 'MONDAY', from: '09:00', to: '09:01' }])
  expect(addWorkingTime(rare, at('2026-03-02T00:00Z'), 10 * hour)).not.toBeNull()
  expect(addWorkingTime(rare, at('2026-03-02T00:00Z'), 100 * hour)).toBeNull()
  expect(addWorkingTime(calendar('UTC'), at('2026-03-02T00:00Z'), 101 * 366 * day)).toBeNull()
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
