import { parseDate } from '../time/wall-clock.js'

export const weekdays = [
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
  'SUNDAY',
] as const
export type Weekday = (typeof weekdays)[number]

/** Local wall-clock times `HH:mm`; `24:00` ends a day, and an end before the beginning is one of the next day. */
export interface BusinessHours {
  day: Weekday
  from: string
  to: string
}

/** A local date, `2026-12-25`. */
export interface Holiday {
  date: string
  name: string
}

/** What is wrong with one of a list. */
export interface Fault {
  index: number
  field: string | null
  message: string
}

const time = /^(?:[01]\d|2[0-3]):[0-5]\d$/
export const dayMinutes = 1_440
const weekMinutes = 7 * dayMinutes

/** Minutes since midnight. */
export const minutesOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))

/** Minutes since Monday's midnight; over midnight the end lies on the next day, Sunday's in the next week. */
export function minutesInWeek({ day, from, to }: BusinessHours): { from: number; to: number } {
  const begins = weekdays.indexOf(day) * dayMinutes + minutesOf(from)
  const length = minutesOf(to) - minutesOf(from)
  return { from: begins, to: begins + (length > 0 ? length : length + dayMinutes) }
}

/** What keeps hours from being hours: their form, and where two of them overlap. */
export function faultsOfHours(hours: readonly BusinessHours[]): Fault[] {
  const faults: Fault[] = []
  hours.forEach(({ from, to }, index) => {
    if (!time.test(from))
      faults.push({ index, field: 'from', message: 'must be a time of day, 00:00 to 23:59' })
    if (!time.test(to) && to !== '24:00')
      faults.push({ index, field: 'to', message: 'must be a time of day, 00:01 to 24:00' })
    else if (from === to) faults.push({ index, field: 'to', message: 'must differ from where it begins' })
  })
  if (faults.length > 0) return faults
  const spans = hours
    .map((each, index) => ({ ...minutesInWeek(each), index }))
    .sort((a, b) => a.from - b.from)
  const [first] = spans
  if (!first) return []
  for (const [position, { to }] of spans.entries()) {
    const next = spans[position + 1] ?? { ...first, from: first.from + weekMinutes }
    if (to > next.from)
      faults.push({ index: next.index, field: null, message: 'overlaps with other hours of the week' })
  }
  return faults
}

export function faultsOfHolidays(holidays: readonly Holiday[]): Fault[] {
  const seen = new Set<string>()
  return holidays.flatMap(({ date }, index) => {
    const isNew = !seen.has(date)
    seen.add(date)
    if (parseDate(date) === null) return [{ index, field: 'date', message: 'must be a date, as 2026-12-25' }]
    return isNew ? [] : [{ index, field: 'date', message: 'is there twice' }]
  })
}
