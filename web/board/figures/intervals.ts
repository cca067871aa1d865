import type { MetricsInterval } from '../../generated/graphql'

const DAY = 86_400_000

export const intervals = [
  'HOUR',
  'DAY',
  'WEEK',
  'MONTH',
  'QUARTER',
  'YEAR',
] as const satisfies MetricsInterval[]

const forms: Record<Exclude<MetricsInterval, 'QUARTER'>, Intl.DateTimeFormatOptions> = {
  HOUR: { month: 'short', day: 'numeric', hour: '2-digit', hourCycle: 'h23' },
  DAY: { month: 'short', day: 'numeric' },
  WEEK: { month: 'short', day: 'numeric' },
  MONTH: { month: 'short', year: 'numeric' },
  YEAR: { year: 'numeric' },
}

/** What people call the interval that begins there: `Nov 3`, `Q4 2026`. */
export function nameOf(from: string, interval: MetricsInterval, timeZone: string): string {
  const at = new Date(from)
  if (interval !== 'QUARTER')
    return new Intl.DateTimeFormat(undefined, { ...forms[interval], timeZone }).format(at)
  const [year = '', month = ''] = dateIn(timeZone, at.getTime()).split('-')
  return `Q${Math.ceil(Number(month) / 3)} ${year}`
}

/** An interval that cuts a span into some thirty pieces. */
export function fittingInterval(from: number, to: number): MetricsInterval {
  const days = (to - from) / DAY
  if (days <= 2) return 'HOUR'
  if (days <= 62) return 'DAY'
  if (days <= 400) return 'WEEK'
  return days <= 1500 ? 'MONTH' : 'QUARTER'
}

/** The date on the calendars of a zone: `2026-11-30`. */
export function dateIn(timeZone: string, instant: number): string {
  // Swedish writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(instant)
}

/** So many days later on the calendar. */
export const daysLater = (date: string, days: number) =>
  new Date(Date.parse(`${date}T00:00Z`) + days * DAY).toISOString().slice(0, 10)

/** The instant at which a date begins in a zone. */
export function startOf(date: string, timeZone: string): number {
  const wall = Date.parse(`${date}T00:00Z`)
  // Twice, since the offset may be another one a few hours away.
  const guess = wall - aheadOfUtc(timeZone, wall)
  return wall - aheadOfUtc(timeZone, guess)
}

/** Milliseconds by which the clocks of a zone are ahead of UTC. */
function aheadOfUtc(timeZone: string, instant: number): number {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  return Date.parse(`${clock.format(instant).replace(' ', 'T')}Z`) - Math.floor(instant / 1000) * 1000
}
