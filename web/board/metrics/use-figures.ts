import type { Client } from '@urql/core'
import { useCallback, useEffect } from 'preact/hooks'
import {
  FiguresByDocument,
  FiguresInAllDocument,
  HomeZoneDocument,
  LoadOfPeopleDocument,
  type FiguresByQuery,
  type FiguresFragment,
  type LoadOfPeopleQuery,
  type MetricsDimension,
  type MetricsInterval,
} from '../../generated/graphql'
import type { ChartData } from '../charts/chart-data'
import { ask, useDesk } from '../desk/asking'
import { deskNow } from '../desk/clock'
import { useReading } from '../desk/use-reading'
import { chartsOf } from '../figures/trend-charts'
import { readTrend } from '../figures/trend'
import { datesOf, spanOf, type Choice } from './choice'

export type Groups = FiguresByQuery['metrics']['by']
export type Load = LoadOfPeopleQuery['onCallLoad']

/** All that the page shows of a choice. */
export interface Shown {
  dates: { from: string; to: string }
  timeZone: string
  interval: MetricsInterval
  asOf: number
  total: FiguresFragment
  charts: ChartData[]
  groups: { dimension: MetricsDimension; groups: Groups }[]
  /** Of managers alone; what the desk says where it refuses. */
  load: Load | string | null
}

export interface Figures {
  shown: Shown | null
  /** What is shown is of an earlier choice. */
  busy: boolean
  fault: string | null
}

/** While changes come one after the other the figures are read once in so long. */
const AT_MOST_EVERY = 5_000
/** Where nothing happens a day may end all the same, and who is on call goes on being so. */
const AT_LEAST_EVERY = 3_600_000

/** Whatever is chosen: the load is of everybody. */
const everything = () => ({ filter: {} })

/** The figures of a choice, as they stand. */
export function useFigures(choice: Choice): Figures {
  const client = useDesk()
  const wanted = JSON.stringify(choice)
  const read = useCallback(() => readFigures(client, JSON.parse(wanted) as Choice), [client, wanted])
  const { found, busy, fault, again } = useReading(read, everything, AT_MOST_EVERY)
  useEffect(() => {
    const reading = setInterval(again, AT_LEAST_EVERY)
    return () => clearInterval(reading)
  }, [again])
  return { shown: found ?? null, busy, fault }
}

async function readFigures(client: Client, choice: Choice): Promise<Shown> {
  const { organization, viewer } = await ask(client, HomeZoneDocument, {})
  const { timeZone } = organization
  const asOf = deskNow()
  const { span, interval } = spanOf(choice, timeZone, asOf)
  const { from, to } = span
  const mayReadLoad = viewer.role === 'MANAGER' || viewer.role === 'ADMIN'
  const [trend, { metrics }, groups, load] = await Promise.all([
    readTrend(client, span, interval),
    ask(client, FiguresInAllDocument, span),
    Promise.all(
      choice.dimensions.map(async (dimension) => ({
        dimension,
        groups: (await ask(client, FiguresByDocument, { ...span, dimension })).metrics.by,
      })),
    ),
    mayReadLoad ? readLoad(client, from, to) : null,
  ])
  return {
    dates: datesOf(choice, timeZone, asOf),
    timeZone,
    interval,
    asOf,
    total: metrics.total,
    charts: chartsOf(trend),
    groups,
    load,
  }
}

/** The desk looks through fewer days for it than for the rest: what it says then is shown in its place. */
const readLoad = (client: Client, from: string, to: string): Promise<Load | string> =>
  ask(client, LoadOfPeopleDocument, { from, to }).then(
    ({ onCallLoad }) => onCallLoad,
    (error: Error) => error.message,
  )
