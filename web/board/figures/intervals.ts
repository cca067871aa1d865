import type { MetricsInterval } from '../../generated/graphql'
import { dateIn } from './days'

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
