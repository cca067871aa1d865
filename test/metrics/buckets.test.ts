import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { bucketsOf, MetricsInterval } from '../../src/metrics/buckets.js'

const hour = 3_600_000
const zone = 'Europe/Berlin'
const span = (from: string, to: string) => ({ from: Date.parse(from), to: Date.parse(to) })
const cut = (from: string, to: string, interval: MetricsInterval, timeZone = zone) =>
  bucketsOf(span(from, to), interval, timeZone, 1000) ?? []
const hoursOf = (buckets: { from: number; to: number }[]) => buckets.map(({ from, to }) => (to - from) / hour)
const begins = (buckets: { from: number }[]) => buckets.map(({ from }) => new Date(from).toISOString())

test('the day on which clocks are put forward has 23 hours, the one on which they are put back 25', () => {
  expect(hoursOf(cut('2026-03-27T23:00Z', '2026-03-30T22:00Z', 'DAY'))).toEqual([24, 23, 24])
  expect(hoursOf(cut('2026-10-23T22:00Z', '2026-10-26T23:00Z', 'DAY'))).toEqual([24, 25, 24])
  expect(cut('2026-03-28T23:00Z', '2026-03-29T22:00Z', 'HOUR')).toHaveLength(23)
  expect(cut('2026-10-24T22:00Z', '2026-10-25T23:00Z', 'HOUR')).toHaveLength(25)
})

test('weeks begin on Monday at midnight by the clocks on the walls', () => {
  const weeks = cut('2026-03-15T23:00Z', '2026-04-05T22:00Z', 'WEEK')
  expect(begins(weeks)).toEqual([
    '2026-03-15T23:00:00.000Z',
    '2026-03-22T23:00:00.000Z',
    '2026-03-29T22:00:00.000Z',
  ])
  expect(hoursOf(weeks)).toEqual([168, 167, 168])
  expect(hoursOf(cut('2026-10-18T22:00Z', '2026-10-25T23:00Z', 'WEEK'))).toEqual([169])
})

test('months, quarters and years begin with their first days, and the ends of the span are cut off', () => {
  const months = cut('2026-01-15T12:00Z', '2026-03-10T12:00Z', 'MONTH')
  expect(begins(months)).toEqual([
    '2026-01-15T12:00:00.000Z',
    '2026-01-31T23:00:00.000Z',
    '2026-02-28T23:00:00.000Z',
  ])
  expect(begins(cut('2026-02-01T00:00Z', '2027-01-15T00:00Z', 'QUARTER')).slice(1)).toEqual([
    '2026-03-31T22:00:00.000Z',
    '2026-06-30T22:00:00.000Z',
    '2026-09-30T22:00:00.000Z',
    '2026-12-31T23:00:00.000Z',
  ])
  expect(begins(cut('2024-05-01T00:00Z', '2026-05-01T00:00Z', 'YEAR')).slice(1)).toEqual([
    '2024-12-31T23:00:00.000Z',
    '2025-12-31T23:00:00.000Z',
  ])
})

test('hours begin with those of the zone, and a day that a zone leaves out makes no point', () => {
  expect(begins(cut('2026-01-01T00:00Z', '2026-01-01T02:00Z', 'HOUR', 'Asia/Kolkata')).slice(1)).toEqual([
    '2026-01-01T00:30:00.000Z',
    '2026-01-01T01:30:00.000Z',
  ])
  expect(hoursOf(cut('2011-12-29T10:00Z', '2011-12-31T10:00Z', 'DAY', 'Pacific/Apia'))).toEqual([24, 24])
})

test('more points than asked for are none', () => {
  expect(bucketsOf(span('2026-01-01T00:00Z', '2026-01-11T00:00Z'), 'DAY', 'UTC', 10)).toHaveLength(10)
  expect(bucketsOf(span('2026-01-01T00:00Z', '2026-01-11T00:01Z'), 'DAY', 'UTC', 10)).toBeNull()
})

test('whatever the span, zone and interval, the points follow each other without a gap', () => {
  const zones = [zone, 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia', 'UTC']
  const early = Date.UTC(2005, 0)
  fc.assert(
    fc.property(
      fc.integer({ min: early, max: Date.UTC(2030, 0) }),
      fc.integer({ min: 1, max: 40 * 24 * hour }),
      fc.constantFrom(...Object.values(MetricsInterval)),
      fc.constantFrom(...zones),
      (from, length, interval, timeZone) => {
        const buckets = bucketsOf({ from, to: from + length }, interval, timeZone, 2000) ?? []
        expect(buckets[0]?.from).toBe(from)
        expect(buckets.at(-1)?.to).toBe(from + length)
        for (const [index, bucket] of buckets.entries()) {
          expect(bucket.to).toBeGreaterThan(bucket.from)
          if (index > 0) expect(bucket.from).toBe(buckets[index - 1]?.to)
        }
      },
    ),
  )
})
