import { instantOfLocal, offsetAt } from './zone-offsets.js'

export { instantOfLocal, offsetAt }

/** A local date and time, as a clock on a wall shows it. */
export interface WallClock {
  year: number
  /** 1 to 12. */
  month: number
  day: number
  hour: number
  minute: number
  second: number
  millisecond: number
  /** Monday is 1, Sunday 7. */
  weekday: number
}

const day = 86_400_000

/** What the clocks on the walls of a zone show at an instant (milliseconds since 1970). */
export function wallClock(instant: number, zone: string): WallClock {
  const local = new Date(instant + offsetAt(instant, zone))
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
    millisecond: local.getUTCMilliseconds(),
    weekday: local.getUTCDay() || 7,
  }
}

/**
 * The instant of a local date and time: one that does not exist, in spring, is the first instant after the gap; one
 * that occurs twice, in autumn, is the first (semantics §6). What is beyond its range carries over, as day 32.
 */
export function instantOf(local: Omit<WallClock, 'weekday'>, zone: string): number {
  const { year, month, day: date, hour, minute, second: seconds, millisecond } = local
  return instantOfLocal(Date.UTC(year, month - 1, date, hour, minute, seconds, millisecond), zone)
}

/** Local dates are counted as days since 1 January 1970: adding one is the next date, however long the day was. */
export function localDay(instant: number, zone: string): number {
  return Math.floor((instant + offsetAt(instant, zone)) / day)
}

/** When a local date has come so far: `minutes` after its midnight by the clocks on the walls. */
export function instantOnDay(date: number, minutes: number, zone: string): number {
  return instantOfLocal(date * day + minutes * 60_000, zone)
}

/** Monday is 1, Sunday 7. */
export const weekdayOf = (date: number): number => ((((date + 3) % 7) + 7) % 7) + 1

/** `2026-12-25` as a date; null where there is no such date. */
export function parseDate(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const at = Date.parse(`${text}T00:00:00Z`)
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text ? null : at / day
}
