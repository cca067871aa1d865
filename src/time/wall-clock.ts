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

const second = 1_000
const day = 86_400_000
/** Whoever asks for offsets asks near; a zone changes its own at most once in so short a time. */
const span = 7 * day
/** Further than any zone is from UTC, local mean times of old too. */
const furthest = 16 * 3_600_000

/** What Intl says of a span, so that it is asked once: it is a thousand times slower than the rest. */
interface Offsets {
  before: number
  /** When the zone changed its offset; Infinity where it did not. */
  changesAt: number
  after: number
}

const formats = new Map<string, Intl.DateTimeFormat>()
const known = new Map<string, Map<number, Offsets>>()
/** Of each zone, some 400 years of it. */
const kept = 20_000

/** Milliseconds by which a zone is ahead of UTC at an instant. The zone is an IANA name. */
export function offsetAt(instant: number, zone: string): number {
  const { before, changesAt, after } = offsetsAround(instant, zone)
  return instant < changesAt ? before : after
}

function offsetsAround(instant: number, zone: string): Offsets {
  let ofZone = known.get(zone)
  if (!ofZone || ofZone.size > kept) known.set(zone, (ofZone = new Map<number, Offsets>()))
  const index = Math.floor(instant / span)
  const found = ofZone.get(index)
  if (found) return found
  const [from, to] = [index * span, (index + 1) * span]
  const [before, after] = [askOffset(from, zone), askOffset(to, zone)]
  const changesAt = before === after ? Infinity : changeBetween(from, to, before, zone)
  const offsets = { before, changesAt, after }
  ofZone.set(index, offsets)
  return offsets
}

/** The first instant at which the offset is no longer `before`. */
function changeBetween(from: number, to: number, before: number, zone: string): number {
  let [earlier, later] = [from, to]
  while (later - earlier > 1) {
    const middle = Math.floor((earlier + later) / 2)
    if (askOffset(middle, zone) === before) earlier = middle
    else later = middle
  }
  return later
}

function askOffset(instant: number, zone: string): number {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formats.set(zone, format)
  }
  const whole = Math.floor(instant / second) * second
  const part: Record<string, number> = {}
  for (const { type, value } of format.formatToParts(whole)) part[type] = Number(value)
  const { year = 0, month = 1, day: date, hour, minute, second: seconds } = part
  return Date.UTC(year, month - 1, date, hour, minute, seconds) - whole
}

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
 * When the clocks of a zone show a local time, given as if it were UTC (`Date.UTC(…)`): a time that does not exist,
 * in spring, is the first instant after the gap; one that occurs twice, in autumn, is the first (semantics §6).
 */
export function instantOfLocal(local: number, zone: string): number {
  const [early, late] = [offsetAt(local - furthest, zone), offsetAt(local + furthest, zone)]
  if (early === late) return local - early
  const fitting = [local - early, local - late].filter(
    (instant) => local - offsetAt(instant, zone) === instant,
  )
  if (fitting.length > 0) return Math.min(...fitting)
  return nextChange(local - Math.max(early, late), zone)
}

function nextChange(instant: number, zone: string): number {
  const { changesAt } = offsetsAround(instant, zone)
  return changesAt > instant && changesAt !== Infinity
    ? changesAt
    : offsetsAround(instant + span, zone).changesAt
}

/** The same for a local date and time by its parts. */
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
