import type { MetricsDimension, MetricsInterval } from '../../generated/graphql'
import { entriesOf, filtersOf, incidentFilterOf, type Filters } from '../desk/filters'
import { dateIn, daysLater, startOf } from '../figures/days'
import { fittingInterval, intervals } from '../figures/intervals'
import type { Span } from '../figures/trend'

export const dimensions = [
  'PRIORITY',
  'SEVERITY',
  'SERVICE',
  'TEAM',
  'OWNER',
  'TYPE',
  'TECHNICAL_CATEGORY',
  'SERVICE_CATEGORY',
] as const satisfies MetricsDimension[]

const usual: MetricsDimension[] = ['PRIORITY', 'SERVICE', 'TEAM']
/** The desk answers for ten years at most. */
const MOST_DAYS = 3650

/** What is to be shown; it stands in the address, so that it can be sent to somebody. */
export interface Choice extends Filters {
  /** The last so many days, today among them; left out where two dates are given. */
  days: number
  /** Dates, both of them included; null for the last days. */
  dates: { from: string; to: string } | null
  /** Null for what fits. */
  interval: MetricsInterval | null
  dimensions: MetricsDimension[]
}

const isDate = (text: string | null): text is string =>
  text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))

/** `?from=2026-11-01&to=2026-11-30&interval=WEEK&by=TEAM&team=team_…` or `?days=90` */
export function choiceOf(query: URLSearchParams): Choice {
  const [from, to] = [query.get('from'), query.get('to')]
  const days = Number(query.get('days'))
  const by = query.getAll('by')
  return {
    ...filtersOf(query),
    days: Number.isInteger(days) && days >= 1 && days <= MOST_DAYS ? days : 30,
    dates: isDate(from) && isDate(to) && from <= to ? { from, to } : null,
    interval: intervals.find((name) => name === query.get('interval')) ?? null,
    dimensions: by.length === 0 ? usual : dimensions.filter((name) => by.includes(name)),
  }
}

/** The address of the page that shows it. */
export function addressOfChoice({ days, dates, interval, dimensions, ...filters }: Choice): string {
  const query = new URLSearchParams(entriesOf(filters))
  if (dates) {
    query.set('from', dates.from)
    query.set('to', dates.to)
  } else if (days !== 30) query.set('days', String(days))
  if (interval) query.set('interval', interval)
  if (dimensions.length === 0) query.set('by', '')
  else if (dimensions.join() !== usual.join()) for (const name of dimensions) query.append('by', name)
  return query.size === 0 ? '/metrics-board' : `/metrics-board?${query}`
}

/** The dates that are meant, both included. */
export function datesOf(
  { dates, days }: Choice,
  timeZone: string,
  now: number,
): { from: string; to: string } {
  if (dates) return dates
  const today = dateIn(timeZone, now)
  return { from: daysLater(today, 1 - days), to: today }
}

/** What the desk is asked. */
export function spanOf(
  choice: Choice,
  timeZone: string,
  now: number,
): { span: Span; interval: MetricsInterval } {
  const dates = datesOf(choice, timeZone, now)
  const from = startOf(dates.from, timeZone)
  const to = startOf(daysLater(dates.to, 1), timeZone)
  return {
    span: {
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      filter: incidentFilterOf(choice),
    },
    interval: choice.interval ?? fittingInterval(from, to),
  }
}
