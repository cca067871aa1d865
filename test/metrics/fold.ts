// What figures are, told without a database: one walk over the log, then sorting and counting.
import type { DurationStats } from '../../src/metrics/figures.reads.js'
import type { Facets } from '../../src/incidents/facets.js'
import type { LogEntry } from '../../src/log/log.reads.js'

/** An incident as the log tells it. */
export interface Told {
  id: string
  facets: Facets
  openedAt: number
  acknowledgedAt: number | null
  mitigatedAt: number | null
  resolvedAt: number | null
  reopened: boolean
  /** For how long it was resolved before it was reopened. */
  rested: number
}

export function incidentsIn(log: readonly LogEntry[]): Told[] {
  const incidents = new Map<string, Told>()
  for (const entry of log) {
    if (entry.subjectKind !== 'incident' || !entry.is) continue
    const at = entry.occurredAt.getTime()
    const known = incidents.get(entry.subject) ?? {
      ...{ id: entry.subject, openedAt: at, reopened: false, rested: 0 },
      ...{ acknowledgedAt: null, mitigatedAt: null, resolvedAt: null },
    }
    const incident: Told = { ...known, facets: entry.is as Facets }
    const { from, to } = entry.data as { from?: string; to?: string }
    if (entry.kind === 'STATUS_CHANGED' && from !== to) move(incident, String(from), String(to), at)
    incidents.set(entry.subject, incident)
  }
  return [...incidents.values()].filter(({ facets }) => !facets.drill && facets.status !== 'CANCELED')
}

function move(incident: Told, from: string, to: string, at: number): void {
  if (from === 'OPEN' && to !== 'CANCELED') incident.acknowledgedAt ??= at
  if (to === 'MITIGATED') incident.mitigatedAt = at
  if (from === 'MITIGATED' && to === 'IN_PROGRESS') incident.mitigatedAt = null
  if (to === 'RESOLVED') incident.resolvedAt = at
  if ((from === 'RESOLVED' || from === 'CLOSED') && to === 'IN_PROGRESS') {
    incident.rested += at - (incident.resolvedAt ?? at)
    incident.reopened = true
    incident.resolvedAt = null
  }
}

/** Nearest rank, by sorting. */
export function statsOf(lengths: readonly number[]): DurationStats | null {
  const sorted = [...lengths].sort((one, other) => one - other)
  const count = sorted.length
  if (count === 0) return null
  // In whole numbers, since 0.99 × 100 may be a little more than 99.
  const rank = (percent: number) => sorted[Math.ceil((count * percent) / 100) - 1] ?? NaN
  const mean = Math.round(sorted.reduce((sum, each) => sum + each, 0) / count)
  return { mean, p50: rank(50), p90: rank(90), p99: rank(99), count }
}

/** As the desk answers it: no key for what has no clock. */
export function figuresOf(incidents: readonly Told[], clocks: ReadonlyMap<string, boolean[]>) {
  const times = (length: (incident: Told) => number | null) =>
    statsOf(incidents.map(length).flatMap((each) => (each === null ? [] : [Math.max(0, each)])))
  const since = (at: number | null, { openedAt }: Told) => (at === null ? null : at - openedAt)
  const starts = incidents.map(({ openedAt }) => openedAt)
  const stopped = incidents.flatMap(({ id }) => clocks.get(id) ?? [])
  const between = (Math.max(...starts) - Math.min(...starts)) / (incidents.length - 1)
  return {
    opened: incidents.length,
    resolved: incidents.filter(({ resolvedAt }) => resolvedAt !== null).length,
    reopened: incidents.filter(({ reopened }) => reopened).length,
    meanTimeBetween: incidents.length < 2 ? null : Math.round(between),
    slaAttainment: stopped.length === 0 ? null : stopped.filter((met) => met).length / stopped.length,
    timeToAcknowledge: times((each) => since(each.acknowledgedAt, each)),
    timeToMitigate: times((each) => since(each.mitigatedAt, each)),
    timeToResolve: times((each) =>
      each.resolvedAt === null ? null : each.resolvedAt - each.openedAt - each.rested,
    ),
  }
}
