import { expect, test } from '@jest/globals'
import { localTimes } from '../../src/imports/local-time.js'

const berlin = localTimes('Europe/Berlin')
const iso = (time: Date | null) => time?.toISOString() ?? null

test.each([
  ['29/2/2016 01:16', '2016-02-29T00:16:00.000Z'],
  ['1/7/2016 12:00', '2016-07-01T10:00:00.000Z'],
  ['27/3/2016 01:59', '2016-03-27T00:59:00.000Z'],
  ['27/3/2016 03:00', '2016-03-27T01:00:00.000Z'],
  ['30/10/2016 02:30', '2016-10-30T00:30:00.000Z'],
  ['30/10/2016 03:00', '2016-10-30T02:00:00.000Z'],
])('%s in Berlin is %s', (text, expected) => {
  expect(iso(berlin(text))).toBe(expected)
})

test('what the clock skips lies after the gap', () => {
  expect(iso(berlin('27/3/2016 02:30'))).toBe('2016-03-27T01:30:00.000Z')
})

test('zones west of Greenwich and half hours off are read too', () => {
  expect(iso(localTimes('America/New_York')('6/11/2016 01:30'))).toBe('2016-11-06T05:30:00.000Z')
  expect(iso(localTimes('Asia/Kolkata')('1/1/2016 00:00'))).toBe('2015-12-31T18:30:00.000Z')
})

test.each(['', '?', '31/2/2016 10:00', '1/13/2016 10:00', '1/1/2016 24:00', '1/1/2016', '2016-01-01 10:00'])(
  '%j is no time',
  (text) => {
    expect(localTimes('UTC')(text)).toBeNull()
    expect(berlin(text)).toBeNull()
  },
)
