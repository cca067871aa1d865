import type { Client } from '@urql/core'
import {
  TrendDocument,
  type IncidentFilter,
  type MetricsInterval,
  type Priority,
  type TrendQuery,
} from '../../generated/graphql'
import { ask } from '../desk/asking'
import { nameOf } from './intervals'

const priorities = ['P1', 'P2', 'P3', 'P4'] as const satisfies Priority[]

/** Which incidents: those that were opened in a span and match. */
export interface Span {
  /** Instants, as the desk takes them. */
  from: string
  to: string
  filter: IncidentFilter
}

/** How things went, interval after interval. */
export interface Trend {
  labels: string[]
  figures: TrendQuery['all']['series'][number]['figures'][]
  /** Of those priorities alone that were asked for. */
  byPriority: { priority: (typeof priorities)[number]; opened: number[] }[]
}

/** Reads it; days are those of the organisation. */
export async function readTrend(
  client: Client,
  { from, to, filter }: Span,
  interval: MetricsInterval,
): Promise<Trend> {
  const only = (priority: Priority): IncidentFilter => ({ ...filter, priorities: [priority] })
  const each = { p1: only('P1'), p2: only('P2'), p3: only('P3'), p4: only('P4') }
  const found = await ask(client, TrendDocument, { from, to, interval, filter, ...each })
  const groups = { P1: found.p1, P2: found.p2, P3: found.p3, P4: found.p4 }
  const wanted = priorities.filter((priority) => filter.priorities?.includes(priority) ?? true)
  return {
    labels: found.all.series.map(({ from }) => nameOf(from, interval, found.organization.timeZone)),
    figures: found.all.series.map(({ figures }) => figures),
    byPriority: wanted.map((priority) => ({
      priority,
      opened: groups[priority].series.map(({ figures }) => figures.opened),
    })),
  }
}

/** Without the first interval, of which the span has cut something off. */
export const withoutFirst = ({ labels, figures, byPriority }: Trend): Trend => ({
  labels: labels.slice(1),
  figures: figures.slice(1),
  byPriority: byPriority.map(({ priority, opened }) => ({ priority, opened: opened.slice(1) })),
})
