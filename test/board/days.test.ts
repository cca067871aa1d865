import { expect, test } from '@jest/globals'
import { dateIn, daysLater, startOf } from '../../web/board/figures/days.js'

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'America/Havana',
]

test.each(zones)('a day begins in %s when its calendars say so, also when clocks are changed', (zone) => {
  for (let date = '2026-01-01'; date < '2027-01-01'; date = daysLater(date, 1)) {
    const begins = startOf(date, zone)
    expect(dateIn(zone, begins)).toBe(date)
    expect(dateIn(zone, begins - 1)).toBe(daysLater(date, -1))
  }
})

test('a day after the last of February is the first of March, but in a leap year', () => {
  expect(daysLater('2026-02-28', 1)).toBe('2026-03-01')
  expect(daysLater('2028-02-28', 1)).toBe('2028-02-29')
  expect(daysLater('2026-03-01', -29)).toBe('2026-01-31')
})
