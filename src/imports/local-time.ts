import { DateTime } from 'luxon'

const pattern = /^(\d{1,2})\/(\d{1,2})\/(\d{4}) (\d{1,2}):(\d{2})(?::(\d{2}))?$/
const day = 86_400_000

/**
 * Reads `29/2/2016 01:16` as the wall clock of a zone shows it. What the clock shows twice is the first of the two;
 * what it never shows lies as long after the gap as it claims to lie after its beginning. Null for anything else.
 */
export function localTimes(timeZone: string): (text: string) => Date | null {
  const ahead = (instant: number) => DateTime.fromMillis(instant, { zone: timeZone }).offset * 60_000
  const read = (text: string) => {
    const match = pattern.exec(text)
    if (!match) return null
    const [date, month, year, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0)) as [
      number,
      number,
      number,
      number,
      number,
      number,
    ]
    const wall = Date.UTC(year, month - 1, date, hour, minute, second)
    const shown = new Date(wall)
    const exists =
      year >= 1970 && shown.getUTCMonth() === month - 1 && shown.getUTCDate() === date && hour < 24
    if (!exists || minute > 59 || second > 59) return null
    if (timeZone === 'UTC') return shown
    const before = wall - ahead(wall - day)
    const after = wall - ahead(wall + day)
    const first = Math.min(before, after)
    const last = Math.max(before, after)
    if (first + ahead(first) === wall) return new Date(first)
    return new Date(last + ahead(last) === wall ? last : before)
  }
  // Rows of one incident repeat most of their times.
  const times = new Map<string, Date | null>()
  return (text) => {
    const time = times.get(text)
    if (time !== undefined) return time
    const found = read(text)
    if (times.size === 1_000) times.clear()
    times.set(text, found)
    return found
  }
}
