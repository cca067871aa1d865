import type { Context } from '../access/context.js'
import type { MetricsInterval } from './buckets.js'
import { csvLine, type Cell } from './csv.js'
import { FiguresOf, type DurationStats, type Figures } from './figures.reads.js'
import { groupsOf, seriesOf } from './metrics.reads.js'
import { scopeOf, type MetricsDimension } from './scope.js'

export interface ExportRequest {
  from: Date
  to: Date
  /** Null for the whole span at once. */
  interval: MetricsInterval | null
  /** Null for all incidents together. */
  by: MetricsDimension | null
  /** Null for the organisation's. */
  timeZone: string | null
}

const times = ['timeToAcknowledge', 'timeToMitigate', 'timeToResolve'] as const
const statistics = ['mean', 'p50', 'p90', 'p99'] as const satisfies (keyof DurationStats)[]
const header = [
  ...['from', 'to', 'key', 'label', 'opened', 'resolved', 'reopened', 'slaAttainment'],
  ...times.flatMap((time) => [...statistics.map((each) => `${time} ${each} (s)`), `${time} count`]),
  ...['meanTimeBetween (s)', 'escalations', 'pages', 'feedbackMean'],
]

/** The same figures as the API answers, as lines of CSV: one for each point and group. @throws BAD_USER_INPUT */
export async function* metricsLines(context: Context, request: ExportRequest): AsyncGenerator<string> {
  const { from, to, interval, by, timeZone } = request
  const scope = scopeOf(context.viewer, from, to)
  const all = { from, to, figures: { of: new FiguresOf(context.manager, scope), key: '0' } }
  const points = interval === null ? [all] : await seriesOf(context, scope, interval, timeZone)
  yield csvLine(header)
  for (const point of points) {
    const span = [point.from.toISOString(), point.to.toISOString()]
    const groups =
      by === null
        ? [{ key: '', label: '', figures: point.figures }]
        : await groupsOf(context, scopeOf(context.viewer, point.from, point.to), by)
    for (const { key, label, figures } of groups)
      yield csvLine([...span, key, label, ...(await cellsOf(figures))])
  }
}

const seconds = (milliseconds: number | null | undefined) =>
  milliseconds == null ? null : milliseconds / 1000

async function cellsOf({ of, key }: Figures): Promise<Cell[]> {
  const counts = (await of.family('counts')).get(key)
  const lengths = await Promise.all(times.map(async (time) => (await of.family(time)).get(key)))
  const [attainment, escalations, pages, feedback] = await Promise.all(
    (['slaAttainment', 'escalations', 'pages', 'feedbackMean'] as const).map(async (each) =>
      (await of.family(each)).get(key),
    ),
  )
  return [
    ...[counts?.opened ?? 0, counts?.resolved ?? 0, counts?.reopened ?? 0, attainment ?? null],
    ...lengths.flatMap((stats) => [...statistics.map((each) => seconds(stats?.[each])), stats?.count ?? 0]),
    ...[seconds(counts?.meanTimeBetween), escalations ?? 0, pages ?? 0, feedback ?? null],
  ]
}
