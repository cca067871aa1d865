import { instantOnDay, localDay, weekdayOf } from '../time/wall-clock.js'
import { offsetAt } from '../time/zone-offsets.js'

export const MetricsInterval = {
  HOUR: 'HOUR',
  DAY: 'DAY',
  WEEK: 'WEEK',
  MONTH: 'MONTH',
  QUARTER: 'QUARTER',
  YEAR: 'YEAR',
} as const
export type MetricsInterval = keyof typeof MetricsInterval

/** Milliseconds since 1970; the end is the beginning of the next. */
export interface Bucket {
  from: number
  to: number
}

const hour = 3_600_000
const day = 86_400_000
const months = { MONTH: 1, QUARTER: 3, YEAR: 12 } as const

/**
 * A span cut where hours, days, weeks (from Monday), months, quarters or years begin by the clocks on the walls of a
 * zone: a day may have 23 or 25 hours. The first and the last are cut off with the span. Null for more than `most`.
 */
export function bucketsOf(
  { from, to }: Bucket,
  interval: MetricsInterval,
  zone: string,
  most: number,
): Bucket[] | null {
  const buckets: Bucket[] = []
  let begin = from
  while (begin < to) {
    if (buckets.length === most) return null
    const end = Math.min(nextBegin(begin, interval, zone), to)
    buckets.push({ from: begin, to: end })
    begin = end
  }
  return buckets
}

/** When the next one begins: always later, also where a zone leaves out a whole day. */
function nextBegin(at: number, interval: MetricsInterval, zone: string): number {
  if (interval === 'HOUR') return at + hour - mod(at + offsetAt(at, zone), hour)
  const today = localDay(at, zone)
  let next = dayAfter(today, interval)
  let begin = instantOnDay(next, 0, zone)
  while (begin <= at) begin = instantOnDay((next = dayAfter(next, interval)), 0, zone)
  return begin
}

/** The first day of what comes after the one in which a day lies. */
function dayAfter(date: number, interval: Exclude<MetricsInterval, 'HOUR'>): number {
  if (interval === 'DAY') return date + 1
  if (interval === 'WEEK') return date + 8 - weekdayOf(date)
  const local = new Date(date * day)
  const length = months[interval]
  const month = local.getUTCMonth()
  return Date.UTC(local.getUTCFullYear(), month - (month % length) + length, 1) / day
}

const mod = (value: number, divisor: number) => ((value % divisor) + divisor) % divisor
