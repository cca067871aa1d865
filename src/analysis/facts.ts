/** What of an incident its facts are measured from. */
export interface Measured {
  startedAt: Date
  openedAt: Date
  acknowledgedAt: Date | null
  mitigatedAt: Date | null
  resolvedAt: Date | null
}

export interface Times {
  timeToDetect: number | null
  timeToAcknowledge: number | null
  timeToMitigate: number | null
  timeToResolve: number | null
}

/**
 * The times of one or several incidents that were one failure, in milliseconds: from the first that began or was logged
 * until the first answer, and until the last was mitigated and resolved; null as long as one is not (semantics §8).
 */
export function timesOf(incidents: readonly Measured[]): Times {
  const openedAt = first(incidents.map((incident) => incident.openedAt))
  const since = (at: number | null) => (at === null || openedAt === null ? null : Math.max(0, at - openedAt))
  const startedAt = first(incidents.map((incident) => incident.startedAt))
  return {
    timeToDetect: openedAt === null || startedAt === null ? null : Math.max(0, openedAt - startedAt),
    timeToAcknowledge: since(first(incidents.map(({ acknowledgedAt }) => acknowledgedAt))),
    timeToMitigate: since(last(incidents.map(({ mitigatedAt, resolvedAt }) => mitigatedAt ?? resolvedAt))),
    timeToResolve: since(last(incidents.map(({ resolvedAt }) => resolvedAt))),
  }
}

function first(instants: readonly (Date | null)[]): number | null {
  const known = instants.flatMap((instant) => (instant === null ? [] : [instant.getTime()]))
  return known.length > 0 ? Math.min(...known) : null
}

/** Null where one of them is missing: it is not over yet. */
function last(instants: readonly (Date | null)[]): number | null {
  const known = instants.flatMap((instant) => (instant === null ? [] : [instant.getTime()]))
  return known.length > 0 && known.length === instants.length ? Math.max(...known) : null
}
