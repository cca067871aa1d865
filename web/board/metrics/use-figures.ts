import type { Client } from '@urql/core'
import { useEffect, useState } from 'preact/hooks'
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

/** The figures of a choice, as they are when it is made. */
export function useFigures(choice: Choice): Figures {
  const client = useDesk()
  const [figures, setFigures] = useState<Figures>({ shown: null, busy: true, fault: null })
  const wanted = JSON.stringify(choice)
  useEffect(() => {
    let stopped = false
    setFigures((before) => ({ ...before, busy: true }))
    read(client, JSON.parse(wanted) as Choice).then(
      (shown) => stopped || setFigures({ shown, busy: false, fault: null }),
      (error: Error) => stopped || setFigures({ shown: null, busy: false, fault: error.message }),
    )
    return () => {
      stopped = true
    }
  }, [client, wanted])
  return figures
}

async function read(client: Client, choice: Choice): Promise<Shown> {
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
