import type { EntityManager } from 'typeorm'
import type { Priority } from '../classification/index.js'
import { selectRows } from '../database/rows.js'
import type { Viewer } from '../database/work.js'
import { idBytes } from '../ids/type-id.js'
import { logCursor } from '../log/cursor.js'
import { headOf } from '../log/log.reads.js'
import { ServiceEntity } from '../services/index.js'
import { IncidentFilter } from './filter.inputs.js'
import { filterSql } from './filter.js'
import { healthOf } from './health.js'
import { openIncidentsOf } from './health.reads.js'
import { IncidentEntity } from './incident.entity.js'
import type { IncidentStatus } from './incident.enums.js'
import { visibleTo } from './visibility.js'

/** At most this many incidents and services stand on a board. */
export const boardRows = 100
const boardServices = 250
const priorities: Priority[] = ['P1', 'P2', 'P3', 'P4']
const statuses: IncidentStatus[] = ['OPEN', 'ACKNOWLEDGED', 'IN_PROGRESS', 'ON_HOLD', 'MITIGATED']

/** More that rooms above count over the incidents of a board; `turnsAt` is when that changes by time alone. */
export type BoardFigures = (
  manager: EntityManager,
  incidents: { sql: string; parameters: unknown[] },
  asOf: Date,
) => Promise<{ figures: Readonly<Record<string, number>>; turnsAt: Date | null }>
export const boardFigures: BoardFigures[] = []

export interface StatusBoard {
  cursor: string
  asOf: Date
  openCount: number
  byStatus: { status: IncidentStatus; count: number }[]
  byPriority: { priority: Priority; count: number }[]
  incidentRows: IncidentEntity[]
  serviceRows: ServiceEntity[]
  figures: Readonly<Record<string, number>>
  /** When a figure turns though nothing happens; null where none will. */
  turnsAt: Date | null
}

/**
 * The whole board in one snapshot, so that its cursor says exactly what it reflects. What matches is what is
 * open: a filter can narrow that, not widen it.
 */
export function readStatusBoard(
  manager: EntityManager,
  viewer: Viewer,
  filter: IncidentFilter | null | undefined,
  asOf: Date,
): Promise<StatusBoard> {
  return manager.transaction('REPEATABLE READ', (snapshot) =>
    readBoard(snapshot, viewer, filter ?? new IncidentFilter(), asOf),
  )
}

async function readBoard(
  manager: EntityManager,
  viewer: Viewer,
  filter: IncidentFilter,
  asOf: Date,
): Promise<StatusBoard> {
  const { organizationId } = viewer
  const head = await headOf(manager, organizationId)
  const wanted = filterSql(organizationId, { ...filter, open: true })
  const visible = visibleTo(viewer)
  const sql = `${wanted.sql} AND ${visible.sql}`
  const parameters = [...wanted.parameters, ...visible.parameters]
  const counts = await manager.query<{ status: IncidentStatus; priority: Priority; count: number }[]>(
    `SELECT incident.status, incident.priority, COUNT(*) AS count FROM incident WHERE ${sql}
     GROUP BY incident.status, incident.priority`,
    parameters,
  )
  const more = await Promise.all(boardFigures.map((read) => read(manager, { sql, parameters }, asOf)))
  const turns = more.flatMap(({ turnsAt }) => (turnsAt ? [turnsAt.getTime()] : []))
  const total = (match: (row: { status: string; priority: string }) => boolean) =>
    counts.filter(match).reduce((sum, { count }) => sum + Number(count), 0)
  return {
    cursor: logCursor(organizationId, head),
    asOf,
    openCount: total(() => true),
    byStatus: statuses.map((status) => ({ status, count: total((row) => row.status === status) })),
    byPriority: priorities.map((priority) => ({
      priority,
      count: total((row) => row.priority === priority),
    })),
    incidentRows: await selectRows(
      manager,
      IncidentEntity,
      `WHERE ${sql} ORDER BY incident.priority, incident.openedAt, incident.number LIMIT ?`,
      [...parameters, boardRows],
    ),
    serviceRows: await worstServices(manager, organizationId),
    figures: Object.assign({}, ...more.map(({ figures }) => figures)) as Record<string, number>,
    turnsAt: turns.length > 0 ? new Date(Math.min(...turns)) : null,
  }
}

const severityOfHealth = ['MAJOR_OUTAGE', 'PARTIAL_OUTAGE', 'DEGRADED', 'MAINTENANCE', 'OPERATIONAL']

/** All services that are not retired, the worst first, then by name. */
async function worstServices(manager: EntityManager, organizationId: string): Promise<ServiceEntity[]> {
  const services = await selectRows(
    manager,
    ServiceEntity,
    'WHERE organizationId = ? AND retiredAt IS NULL ORDER BY name, id LIMIT ?',
    [idBytes(organizationId), boardServices],
  )
  const open = await openIncidentsOf(
    manager,
    services.map(({ id }) => id),
  )
  const rank = (service: ServiceEntity) =>
    severityOfHealth.indexOf(healthOf(service.maintenance, open.get(service.id) ?? []))
  return services.sort((a, b) => rank(a) - rank(b))
}
