import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { formatDuration, parseDuration, spokenDuration } from '../../src/time/duration.js'
import { formatInstant, parseInstant } from '../../src/time/instant.js'
import { canonicalTimeZone } from '../../src/time/time-zone.js'

describe('an instant is taken as it was meant', () => {
  test.each([
    ['2026-03-01T09:30:00Z', '2026-03-01T09:30:00.000Z'],
    ['2026-03-01t09:30:00.5z', '2026-03-01T09:30:00.500Z'],
    ['2026-03-01T09:30:00.123000Z', '2026-03-01T09:30:00.123Z'],
    ['2026-03-01T09:30:00+05:45', '2026-03-01T03:45:00.000Z'],
    ['2026-03-01T00:30:00-00:30', '2026-03-01T01:00:00.000Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
    ['2038-01-19T03:14:08Z', '2038-01-19T03:14:08.000Z'],
    ['1969-07-20T20:17:40Z', '1969-07-20T20:17:40.000Z'],
    ['1000-01-01T00:00:00Z', '1000-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
  ])('%s', (text, meant) => expect(parseInstant(text).toISOString()).toBe(meant))
})

test('an instant is written as the engine writes it', () => {
  const instants = fc.array(fc.date({ noInvalidDate: true }), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(instants, (dates) =>
      expect(dates.map(formatInstant)).toEqual(dates.map((date) => date.toISOString())),
    ),
  )
  expect(() => formatInstant(new Date(NaN))).toThrow(RangeError)
})

test.each([
  '2026-02-30T00:00:00Z',
  '2025-02-29T00:00:00Z',
  '2026-13-01T00:00:00Z',
  '2026-00-10T00:00:00Z',
  '2026-01-01T24:00:00Z',
  '2026-06-30T23:59:60Z',
  '2026-01-01T00:60:00Z',
  '2026-01-01T00:00:00',
  '2026-01-01T00:00:00+25:00',
  '2026-01-01T00:00:00+01:60',
  '2026-01-01T00:00:00+0100',
  '0000-01-01T00:00:00Z',
  '0999-12-31T23:59:59Z',
  '1000-01-01T00:00:00+00:01',
  '9999-12-31T23:59:59-00:01',
  '+275760-09-13T00:00:00Z',
  '2026-01-01T00:00:00.0001Z',
  '2026-01-01 00:00:00Z',
  '2026-01-01',
  '1767225600000',
  '٢٠٢٦-01-01T00:00:00Z',
  '',
  `2026-01-01T00:00:00.${'0'.repeat(100)}Z`,
])('no instant is %j: it would have to be altered to be kept', (text) => {
  expect(() => parseInstant(text)).toThrow(RangeError)
})

test('every instant that is written out is read as the same', () => {
  const instants = fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  fc.assert(fc.property(instants, (date) => expect(parseInstant(date.toISOString())).toEqual(date)))
})

test.each([
  ['PT15M', 900_000],
  ['P1DT2H', 93_600_000],
  ['P1W', 604_800_000],
  ['PT0S', 0],
  ['-PT1M', -60_000],
  ['-PT0S', 0],
  ['PT0.001S', 1],
  ['PT1.5H', 5_400_000],
  ['P36500D', 36_500 * 86_400_000],
])('the duration %s is %d ms', (text, milliseconds) => expect(parseDuration(text)).toBe(milliseconds))

test.each([
  'P1Y',
  'P1M',
  'P100Y',
  'P',
  'PT',
  'P1DT',
  '1D',
  'pt1m',
  'PT1M ',
  'PT-1M',
  'P99999999D',
  'PT0.0001S',
  '',
])('no duration is %j', (text) => expect(() => parseDuration(text)).toThrow(RangeError))

test('every duration that is written out is read as the same, in days, hours, minutes and seconds', () => {
  const spans = fc.integer({ min: -36_600 * 86_400_000, max: 36_600 * 86_400_000 })
  fc.assert(
    fc.property(spans, (span) => {
      const text = formatDuration(span)
      expect(text).toMatch(/^-?P(?=.)(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/)
      expect(parseDuration(text)).toBe(span)
    }),
  )
})

test.each([
  ['Europe/Berlin', 'Europe/Berlin'],
  ['america/new_york', 'America/New_York'],
  ['UTC', 'UTC'],
  ['Australia/Lord_Howe', 'Australia/Lord_Howe'],
  ['Pacific/Apia', 'Pacific/Apia'],
])('the time zone %s is %s', (name, canonical) => expect(canonicalTimeZone(name)).toBe(canonical))

test('zones with several names have one', () => {
  expect(canonicalTimeZone('Asia/Kolkata')).toBe(canonicalTimeZone('Asia/Calcutta'))
  expect(() => canonicalTimeZone('EST5EDT')).not.toThrow()
})

test.each([
  'Mars/Olympus',
  '+05:30',
  '-08:00',
  'GMT+1',
  'UTC-3',
  'utc+1',
  '',
  ' ',
  'Europe/Berlin ',
  'a'.repeat(65),
])('no time zone is %j', (name) => expect(() => canonicalTimeZone(name)).toThrow(RangeError))
test.each([
  [900_000, '15 minutes'],
  [93_600_000, '1 day 2 hours'],
  [61_000, '1 minute 1 second'],
  [999, '0 seconds'],
])('%d milliseconds are said as %s', (milliseconds, said) => {
  expect(spokenDuration(milliseconds)).toBe(said)
})
