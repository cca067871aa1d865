import { instantOnDay, localDay, parseDate, weekdayOf } from '../time/wall-clock.js'
import { dayMinutes, minutesInWeek, type BusinessHours, type Holiday } from './business-hours.js'

/** When time counts. Without hours it counts around the clock; a holiday closes that local date from midnight to midnight. */
export interface Calendar {
  readonly timeZone: string
  readonly hours: readonly BusinessHours[]
  readonly holidays: readonly Holiday[]
}

interface Span {
  from: number
  to: number
}

/** A calendar as it is computed with: what a week looks like, and what was found for days and blocks of days. */
interface Worked {
  /** By weekday, Monday first, in minutes of the day; neither overlapping nor beyond midnight. */
  week: Span[][]
  holidays: Set<number>
  days: Map<number, Span[]>
  blocks: Map<number, number>
}

const block = 64
const keptDays = 20_000
/** The year 9999, beyond which there are no instants. */
export const lastDay = Date.UTC(9999, 11, 30) / 86_400_000
/** A hundred years: with hours and at most 400 holidays every calendar opens again within eight (docs/limits.md). */
const furthestDay = 36_525
const worked = new WeakMap<Calendar, Worked>()

function work(calendar: Calendar): Worked {
  const found = worked.get(calendar)
  if (found) return found
  const week: Span[][] = Array.from({ length: 7 }, () => [])
  for (const { from, to } of calendar.hours.map(minutesInWeek)) {
    for (let begins = from; begins < to;) {
      const day = Math.floor(begins / dayMinutes)
      const ends = Math.min(to, (day + 1) * dayMinutes)
      week[day % 7]?.push({ from: begins - day * dayMinutes, to: ends - day * dayMinutes })
      begins = ends
    }
  }
  for (const day of week) {
    day.sort((one, other) => one.from - other.from)
    if (calendar.hours.length === 0) day.push({ from: 0, to: dayMinutes })
  }
  const dates = calendar.holidays.map(({ date }) => parseDate(date)).filter((date) => date !== null)
  const made: Worked = { week, holidays: new Set(dates), days: new Map(), blocks: new Map() }
  worked.set(calendar, made)
  return made
}

const isAlwaysOpen = ({ hours, holidays }: Calendar) => hours.length === 0 && holidays.length === 0

/** When the calendar is open on a local date, counted from 1970-01-01. */
export function openings(calendar: Calendar, date: number): Span[] {
  const { week, holidays, days } = work(calendar)
  const found = days.get(date)
  if (found) return found
  if (days.size > keptDays) days.clear()
  const spans = holidays.has(date) ? [] : (week[weekdayOf(date) - 1] ?? [])
  const opened = spans.map(({ from, to }) => ({
    from: instantOnDay(date, from, calendar.timeZone),
    to: instantOnDay(date, to, calendar.timeZone),
  }))
  days.set(date, opened)
  return opened
}

const lengthOf = (spans: Span[]) => spans.reduce((sum, { from, to }) => sum + to - from, 0)

/** Milliseconds in which the calendar is open within a block of dates. */
function openInBlock(calendar: Calendar, index: number): number {
  const { blocks } = work(calendar)
  const found = blocks.get(index)
  if (found !== undefined) return found
  let total = 0
  for (let date = index * block; date < (index + 1) * block; date += 1)
    total += lengthOf(openings(calendar, date))
  blocks.set(index, total)
  return total
}

/**
 * The dates that a span can touch. One more on each side: where clocks go back after midnight, as they did in
 * St John's at 00:01, a date begins, stops for an hour of the one before, and goes on.
 */
function datesAround({ timeZone }: Calendar, from: number, to: number) {
  return { first: localDay(from, timeZone) - 1, last: localDay(to, timeZone) + 1 }
}

/** Working time between two instants, in milliseconds; 0 where `to` does not come after `from`. */
export function elapsed(calendar: Calendar, from: number, to: number): number {
  if (to <= from) return 0
  if (isAlwaysOpen(calendar)) return to - from
  const { first, last } = datesAround(calendar, from, to)
  let total = 0
  for (let date = first; date <= last; date += 1) {
    if (
      date % block === 0 &&
      instantOnDay(date, 0, calendar.timeZone) >= from &&
      instantOnDay(date + block, 0, calendar.timeZone) <= to
    ) {
      total += openInBlock(calendar, date / block)
      date += block - 1
      continue
    }
    for (const span of openings(calendar, date))
      total += Math.max(0, Math.min(span.to, to) - Math.max(span.from, from))
  }
  return total
}

/**
 * The first instant at which so much working time has passed since `from`; `from` itself for none. Null where that
 * is more than a hundred years away, or beyond the year 9999: the search ends, whatever the calendar.
 */
export function addWorkingTime(calendar: Calendar, from: number, duration: number): number | null {
  if (duration <= 0) return from
  const { first } = datesAround(calendar, from, from)
  const last = Math.min(first + furthestDay, lastDay)
  if (isAlwaysOpen(calendar)) return from + duration < last * 86_400_000 ? from + duration : null
  let left = duration
  for (let date = first; date < last; date += 1) {
    if (date % block === 0 && instantOnDay(date, 0, calendar.timeZone) >= from) {
      const open = openInBlock(calendar, date / block)
      if (open < left) {
        left -= open
        date += block - 1
        continue
      }
    }
    for (const span of openings(calendar, date)) {
      const begins = Math.max(span.from, from)
      if (begins >= span.to) continue
      if (span.to - begins >= left) return begins + left
      left -= span.to - begins
    }
  }
  return null
}

export interface CalendarStretch extends Span {
  counted: boolean
  reason: 'COUNTED' | 'OUTSIDE_HOURS' | 'HOLIDAY'
}

/** The span cut into what counts and what does not, and why: without gaps, neighbours differ. */
export function stretches(calendar: Calendar, from: number, to: number): CalendarStretch[] {
  const found: CalendarStretch[] = []
  const add = (until: number, reason: CalendarStretch['reason']) => {
    const begins = found.at(-1)?.to ?? from
    const ends = Math.min(until, to)
    if (ends <= begins) return
    const last = found.at(-1)
    if (last?.reason === reason) last.to = ends
    else found.push({ from: begins, to: ends, counted: reason === 'COUNTED', reason })
  }
  if (isAlwaysOpen(calendar)) add(to, 'COUNTED')
  else {
    const { first, last } = datesAround(calendar, from, to)
    for (let date = first; date <= last; date += 1) {
      const closed = work(calendar).holidays.has(date) ? 'HOLIDAY' : 'OUTSIDE_HOURS'
      for (const span of openings(calendar, date)) {
        add(span.from, closed)
        add(span.to, 'COUNTED')
      }
      add(instantOnDay(date + 1, 0, calendar.timeZone), closed)
    }
  }
  return found
}
