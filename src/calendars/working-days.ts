import { localDay } from '../time/wall-clock.js'
import { lastDay, openings, type Calendar } from './working-time.js'

/** With its hours and holidays every calendar opens again within so many days (docs/limits.md). */
const furthest = 3_000

/**
 * When the so-many-th working day after that of `from` is over: the day of `from` does not count, and a working day is
 * a local date on which the calendar opens at all. Null beyond the year 9999.
 */
export function endOfWorkingDays(calendar: Calendar, from: number, days: number): number | null {
  const first = localDay(from, calendar.timeZone)
  let left = days
  for (let date = first + 1; date < Math.min(lastDay, first + furthest + days * furthest); date += 1) {
    const last = openings(calendar, date).at(-1)
    if (!last) continue
    left -= 1
    if (left <= 0) return last.to
  }
  return null
}

/** When the last working day before that of `at` begins; null where there is none. */
export function workingDayBefore(calendar: Calendar, at: number): number | null {
  const day = localDay(at, calendar.timeZone)
  for (let date = day - 1; date > day - furthest; date -= 1) {
    const [first] = openings(calendar, date)
    if (first) return first.from
  }
  return null
}
