import { expect, test } from '@jest/globals'
import { analysisDue, needsAnalysis, reminderAt, standardRule } from '../../src/analysis/need.js'
import type { Calendar } from '../../src/calendars/index.js'

const days = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'] as const
const office: Calendar = {
  timeZone: 'Europe/Berlin',
  hours: days.map((day) => ({ day, from: '09:00', to: '17:00' })),
  holidays: [{ date: '2026-03-09', name: 'Closed' }],
}
const always: Calendar = { timeZone: 'UTC', hours: [], holidays: [] }
const due = (from: string, workingDays: number, calendar = office) =>
  analysisDue(calendar, new Date(from), { ...standardRule, workingDays })?.toISOString()

test.each([
  ['on a Monday morning, five days', '2026-03-02T09:00:00Z', 5, '2026-03-10T16:00:00.000Z'],
  [
    'on a Friday, one day, over a weekend and a holiday',
    '2026-03-06T09:00:00Z',
    1,
    '2026-03-10T16:00:00.000Z',
  ],
  ['on a Sunday, one day, over a holiday', '2026-03-08T09:00:00Z', 1, '2026-03-10T16:00:00.000Z'],
  ['after hours, one day', '2026-03-02T22:30:00Z', 1, '2026-03-03T16:00:00.000Z'],
  ['late at night where it is already the next day', '2026-03-02T23:30:00Z', 1, '2026-03-04T16:00:00.000Z'],
  ['over the change to summer time', '2026-03-27T09:00:00Z', 1, '2026-03-30T15:00:00.000Z'],
])('resolved %s: due at the end of the last of those working days', (_when, from, count, expected) => {
  expect(due(from, count)).toBe(expected)
})

test('with a calendar that never closes every day is a working day, to its end', () => {
  expect(due('2026-03-07T09:00:00Z', 1, always)).toBe('2026-03-09T00:00:00.000Z')
})

const incident = { priority: 'P1' as const, major: false, drill: false, duplicateOfId: null }

test.each([
  ['P1', incident, true],
  ['P2', { ...incident, priority: 'P2' as const }, true],
  ['P3', { ...incident, priority: 'P3' as const }, false],
  ['a major P4', { ...incident, priority: 'P4' as const, major: true }, true],
  ['an exercise', { ...incident, drill: true }, false],
  ['a duplicate', { ...incident, duplicateOfId: 'incident_1' }, false],
])('by the standard rule %s needs an analysis: see there', (_what, resolved, needed) => {
  expect(needsAnalysis(standardRule, resolved)).toBe(needed)
})

test('a rule may ask for nothing but major ones', () => {
  const rule = { priorities: [], major: true, workingDays: 5 }
  expect(needsAnalysis(rule, incident)).toBe(false)
  expect(needsAnalysis(rule, { ...incident, major: true })).toBe(true)
})

test.each([
  ['2026-03-09T12:00:00Z', null, '2026-03-13T08:00:00.000Z'],
  ['2026-03-13T08:00:00Z', 'SOON', '2026-03-16T16:00:00.000Z'],
  ['2026-03-16T16:00:00Z', 'DUE', '2026-03-17T16:00:00.000Z'],
  ['2026-03-17T16:00:00Z', 'OVERDUE', null],
  ['2026-04-30T16:00:00Z', 'OVERDUE', null],
])(
  'due on a Monday evening, at %s the reminder is %s and the next one comes at %s',
  (now, reminder, next) => {
    const dueAt = new Date('2026-03-16T16:00:00Z')
    const found = reminderAt(office, dueAt, new Date(now))
    expect([found.reminder, found.next?.toISOString() ?? null]).toEqual([reminder, next])
  },
)
