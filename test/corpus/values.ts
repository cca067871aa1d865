// Values that no input asks for: ground truth §7.3 to §7.6.
import { newId } from '../../src/ids/type-id.js'

export const badInstants = [
  '2026-02-30T00:00:00Z',
  '2026-13-01T00:00:00Z',
  '2026-01-01T24:00:00Z',
  '2026-06-30T23:59:60Z',
  '2026-03-01T09:30:00',
  '2026-03-01T09:30:00+25:00',
  '0000-01-01T00:00:00Z',
  '+275760-09-13T00:00:00.000Z',
  '2026-03-01T09:30:00.123456789Z',
  '1000-01-01T00:00:00+00:01',
  '9999-12-31T23:59:59.999-00:01',
  '',
  1_767_225_600_000,
  '1767225600000',
  'now',
  {},
]

/** As sent, and as it comes back. */
export const goodInstants: [sent: string, kept: string][] = [
  ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
  ['2038-01-19T03:14:08Z', '2038-01-19T03:14:08.000Z'],
  ['2027-03-14T02:30:00-05:00', '2027-03-14T07:30:00.000Z'],
  ['2026-11-01T01:30:00-04:00', '2026-11-01T05:30:00.000Z'],
  ['2026-11-01T01:30:00-05:00', '2026-11-01T06:30:00.000Z'],
  ['2026-04-05T01:45:00.500+10:30', '2026-04-04T15:15:00.500Z'],
  ['2026-12-30T12:00:00.001+14:00', '2026-12-29T22:00:00.001Z'],
  ['2026-05-01T00:00:00+05:45', '2026-04-30T18:15:00.000Z'],
]

export const timeZones: [sent: string, kept: string | null][] = [
  ['Europe/Berlin', 'Europe/Berlin'],
  ['UTC', 'UTC'],
  ['Asia/Kolkata', 'Asia/Kolkata'],
  ['Asia/Calcutta', 'Asia/Kolkata'],
  ['Asia/Kathmandu', 'Asia/Kathmandu'],
  ['Europe/Kyiv', 'Europe/Kyiv'],
  ['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  ['Australia/Lord_Howe', 'Australia/Lord_Howe'],
  ['Pacific/Apia', 'Pacific/Apia'],
  ['america/new_york', 'America/New_York'],
  ['Mars/Olympus', null],
  ['+05:30', null],
  ['GMT+1', null],
  ['UTC+1', null],
  ['', null],
  ['__proto__', null],
  ['Europe/Berlin\n', null],
  ['../../etc/passwd', null],
]

export const durations: [sent: unknown, kept: string | null][] = [
  ['PT0.001S', 'PT0.001S'],
  ['PT36H', 'P1DT12H'],
  ['P2W', 'P14D'],
  ['P36600D', 'P36600D'],
  ['PT0S', null],
  ['-PT1M', null],
  ['P100Y', null],
  ['P1M', null],
  ['P99999999D', null],
  ['PT0.0001S', null],
  ['', null],
  ['P', null],
  [60_000, null],
]

const hostile = ["' OR 1=1-- -", '\\', '%', '__proto__', 'constructor', 'toString', '\0', '\ud800', '\u202e']
const wrongKinds = [null, 0, -1, 1.5, 1e308, 2 ** 53, true, {}, [], [[]], { a: 1 }, [null]]

/** By the name of a type. */
export const hostileValues: Record<string, unknown[]> = {
  String: [...wrongKinds, '', ' ', ...hostile, 'x'.repeat(20_001), 'x'.repeat(60_000)],
  ID: [
    ...wrongKinds,
    '',
    ...hostile,
    'x'.repeat(60_000),
    newId('incident'),
    newId('user').toUpperCase(),
    `user_${'8'.repeat(26)}`,
    `__proto___${'0'.repeat(26)}`,
    `_${'0'.repeat(26)}`,
    '0'.repeat(26),
  ],
  DateTime: [...wrongKinds, ...badInstants, '1000-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z'],
  Int: [...wrongKinds, 2_147_483_647, 2_147_483_648, -2_147_483_649, '1', '0x10', '١٢', 'NaN', '1e3'],
  Boolean: [...wrongKinds, 'true', ''],
  Duration: [...wrongKinds, ...durations.map(([sent]) => sent)],
  TimeZone: [...wrongKinds, ...timeZones.map(([sent]) => sent)],
  URL: [
    ...wrongKinds,
    '',
    'javascript:alert(1)',
    'http://',
    'http://user:pw@a.example',
    `http://a/${'x'.repeat(2_000)}`,
    '//a',
    'http://a\r\nb',
  ],
  EmailAddress: [
    ...wrongKinds,
    '',
    'a',
    'a@b@c',
    'ü@example.org',
    'a@example.org\r\nBcc: b@c',
    `${'x'.repeat(250)}@example.org`,
  ],
}
export const hostileEnums = [...wrongKinds, '', '__proto__', 'constructor', 'high', 'HIGH ', '0']
