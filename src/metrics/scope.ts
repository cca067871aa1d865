import type { Viewer } from '../database/work.js'
import { badInput } from '../errors/desk-error.js'
import { filterSql, IncidentFilter, visibleTo } from '../incidents/index.js'
import type { Bucket } from './buckets.js'

/** Ten years, with their leap days. */
const longest = 3_653 * 86_400_000

/** Which incidents are measured: a condition on `incident`. */
export interface Scope {
  from: Date
  to: Date
  sql: string
  parameters: unknown[]
}

/**
 * Those opened in the span that the viewer sees and the filter finds, without drills, canceled ones and duplicates:
 * a filter can narrow that, not widen it. @throws BAD_USER_INPUT
 */
export function scopeOf(viewer: Viewer, from: Date, to: Date, filter?: IncidentFilter | null): Scope {
  refuseSpan(from, to)
  const wanted = filterSql(viewer.organizationId, filter ?? new IncidentFilter())
  const visible = visibleTo(viewer)
  return {
    from,
    to,
    sql: `${wanted.sql} AND incident.openedAt >= ? AND incident.openedAt < ? AND NOT incident.drill
      AND incident.status <> 'CANCELED' AND incident.duplicateOfId IS NULL AND ${visible.sql}`,
    parameters: [...wanted.parameters, from, to, ...visible.parameters],
  }
}

/** @throws BAD_USER_INPUT for a span that ends before it begins, or is longer than ten years */
export function refuseSpan(from: Date, to: Date): void {
  if (to <= from) throw badInput(['to'], 'must come after `from`')
  if (to.getTime() - from.getTime() > longest) throw badInput(['to'], 'must lie within ten years of `from`')
}

/** How they are put together: the key as SQL, and what it needs. An incident may be in several groups, or none. */
export interface Cut {
  key: string
  join: string
  parameters: unknown[]
}

export const allTogether: Cut = { key: '0', join: '', parameters: [] }

/** By the bucket in which they were opened: 1 is the first. The database finds it by halves. */
export function cutByTime(buckets: readonly Bucket[]): Cut {
  return {
    key: "INTERVAL(TIMESTAMPDIFF(MICROSECOND, '1970-01-01', incident.openedAt), ?)",
    join: '',
    parameters: [buckets.map(({ from }) => from * 1000)],
  }
}

export const MetricsDimension = {
  PRIORITY: 'PRIORITY',
  SEVERITY: 'SEVERITY',
  SERVICE: 'SERVICE',
  TEAM: 'TEAM',
  OWNER: 'OWNER',
  TYPE: 'TYPE',
  TECHNICAL_CATEGORY: 'TECHNICAL_CATEGORY',
  SERVICE_CATEGORY: 'SERVICE_CATEGORY',
} as const
export type MetricsDimension = keyof typeof MetricsDimension

const keys: Record<MetricsDimension, string> = {
  PRIORITY: 'incident.priority',
  SEVERITY: 'incident.severity',
  SERVICE: 'affected.serviceId',
  TEAM: 'incident.ownerTeamId',
  OWNER: 'COALESCE(incident.ownerUserId, incident.ownerTeamId)',
  TYPE: 'incident.typeId',
  TECHNICAL_CATEGORY: 'incident.technicalCategoryId',
  SERVICE_CATEGORY: 'incident.serviceCategoryId',
}

export function cutBy(dimension: MetricsDimension): Cut {
  const join =
    dimension === 'SERVICE' ? 'LEFT JOIN incident_service affected ON affected.incidentId = incident.id' : ''
  return { key: keys[dimension], join, parameters: [] }
}
