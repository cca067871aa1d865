import type { Context } from '../access/context.js'
import { byId, manyBy } from '../access/loaders.js'
import { nestedPage } from '../access/nested-pages.js'
import { readPage, type KeyColumn, type KeysetQuery } from '../connections/keyset.js'
import type { PageInput } from '../connections/page.js'
import { never } from '../database/columns.js'
import { selectRow } from '../database/rows.js'
import { badInput } from '../errors/desk-error.js'
import { idBytes } from '../ids/type-id.js'
import { teamById, userById } from '../people/index.js'
import { serviceById } from '../services/index.js'
import { IncidentEntity, IncidentRoleEntity, IncidentWatcherEntity } from './incident.entity.js'
import type { IncidentOrderField, OrderDirection } from './incident.enums.js'
import { IncidentFilter } from './filter.inputs.js'
import { filterSql } from './filter.js'
import { columnsWithout } from './list-columns.js'
import { IncidentTaskEntity, StatusUpdateEntity } from './response.entity.js'
import { partOfVisible, visibleTo } from './visibility.js'

export const incidentById = byId('incident', IncidentEntity, ({ viewer, changed }) =>
  visibleTo(viewer, 'incident', changed),
)
export const taskById = byId('incident_task', IncidentTaskEntity, partOfVisible('incident_task'))
export const statusUpdateById = byId('status_update', StatusUpdateEntity, partOfVisible('status_update'))
export const tasksOfIncident = manyBy('tasks of incident', IncidentTaskEntity, 'incidentId', 'id')
export const rolesOfIncident = manyBy(
  'roles of incident',
  IncidentRoleEntity,
  'incidentId',
  'kind, assignedAt, userId',
)
export const watchersOfIncident = manyBy(
  'watchers of incident',
  IncidentWatcherEntity,
  'incidentId',
  'userId',
)

const column = (
  name: 'number' | 'openedAt' | 'updatedAt' | 'priority',
  descending: boolean,
): KeyColumn<IncidentEntity> => ({
  sql: `incident.${name}`,
  value: (row) => row[name],
  kind: name === 'number' ? 'number' : name === 'priority' ? 'text' : 'instant',
  descending,
})

/** P1 is the highest: DESC puts it first, and within a priority what has been open longest. */
const orders: Record<IncidentOrderField, (descending: boolean) => KeyColumn<IncidentEntity>[]> = {
  NUMBER: (descending) => [column('number', descending)],
  OPENED_AT: (descending) => [column('openedAt', descending), column('number', descending)],
  UPDATED_AT: (descending) => [column('updatedAt', descending), column('number', descending)],
  PRIORITY: (descending) => [
    column('priority', !descending),
    column('openedAt', !descending),
    column('number', !descending),
  ],
  NEXT_BREACH_AT: (descending) => [
    {
      sql: 'incident.nextBreachAt',
      value: ({ nextBreachAt }) => nextBreachAt ?? never,
      kind: 'instant',
      descending,
    },
    column('number', descending),
  ],
}

export interface IncidentListInput {
  filter?: IncidentFilter | null
  orderBy?: { field: IncidentOrderField; direction: OrderDirection } | null
}

function listQuery({ viewer }: Context, { filter, orderBy }: IncidentListInput): KeysetQuery<IncidentEntity> {
  const wanted = filterSql(viewer.organizationId, filter ?? new IncidentFilter())
  const visible = visibleTo(viewer)
  const order = orders[orderBy?.field ?? 'NUMBER']((orderBy?.direction ?? 'DESC') === 'DESC')
  return {
    entity: IncidentEntity,
    where: `${wanted.sql} AND ${visible.sql}`,
    parameters: [...wanted.parameters, ...visible.parameters],
    order,
  }
}

/** Incidents that match, newest number first unless asked otherwise: whole rows, or what these fields look at. */
export async function pageOfIncidents(
  context: Context,
  page: PageInput,
  list: IncidentListInput,
  fields: ReadonlySet<string> | null = null,
) {
  const query = listQuery(context, list)
  if (fields) query.without = columnsWithout(context, fields, query.order)
  const found = await readPage(context.manager, query, page)
  const nodes = found.edges.map(({ node }) => node)
  const given = (ids: (string | null)[]) => ids.filter((id) => id !== null)
  await Promise.all([
    fields?.has('owner') && context.prefetch(userById, given(nodes.map(({ ownerUserId }) => ownerUserId))),
    fields?.has('owner') && context.prefetch(teamById, given(nodes.map(({ ownerTeamId }) => ownerTeamId))),
    fields?.has('services') &&
      context.prefetch(
        serviceById,
        nodes.flatMap(({ facets }) => facets.services),
      ),
  ])
  return found
}

export function pageOfChildren(context: Context, parentId: string, page: PageInput) {
  const visible = visibleTo(context.viewer)
  const query = (id: string): KeysetQuery<IncidentEntity> => ({
    entity: IncidentEntity,
    where: `incident.parentId = ? AND ${visible.sql}`,
    parameters: [idBytes(id), ...visible.parameters],
    order: orders.NUMBER(true),
  })
  return nestedPage(context, 'children', parentId, query, page)
}

/** What one person owns. */
export function pageOfOwned(
  context: Context,
  userId: string,
  page: PageInput,
  filter?: IncidentFilter | null,
) {
  const list = listQuery(context, { filter })
  const query = (id: string) => ({
    ...list,
    where: `${list.where} AND incident.ownerUserId = ?`,
    parameters: [...list.parameters, idBytes(id)],
  })
  return nestedPage(context, 'owned incidents', userId, query, page, filter)
}

/** Real open incidents that affect a service. */
export function pageOfServiceIncidents(context: Context, serviceId: string, page: PageInput) {
  const visible = visibleTo(context.viewer)
  const query = (id: string): KeysetQuery<IncidentEntity> => ({
    entity: IncidentEntity,
    join: 'JOIN incident_service s ON s.incidentId = incident.id',
    where: `s.serviceId = ? AND incident.open AND NOT incident.drill AND ${visible.sql}`,
    parameters: [idBytes(id), ...visible.parameters],
    order: orders.NUMBER(true),
  })
  return nestedPage(context, 'open incidents of service', serviceId, query, page)
}

export function pageOfStatusUpdates(context: Context, incidentId: string, page: PageInput) {
  const query = (id: string): KeysetQuery<StatusUpdateEntity> => ({
    entity: StatusUpdateEntity,
    where: 'incidentId = ?',
    parameters: [idBytes(id)],
    order: [
      { sql: 'postedAt', value: (row) => row.postedAt, kind: 'instant', descending: true },
      { sql: 'id', value: (row) => idBytes(row.id), kind: 'id', descending: true },
    ],
  })
  return nestedPage(context, 'status updates', incidentId, query, page)
}

/** By global id or by number: exactly one of the two. @throws BAD_USER_INPUT */
export async function findIncident(context: Context, id?: string | null, number?: number | null) {
  const named = typeof id === 'string'
  if (named === (typeof number === 'number'))
    throw badInput([named ? 'number' : 'id'], 'give either id or number')
  if (named) return context.load(incidentById).load(id)
  const { sql, parameters } = visibleTo(context.viewer)
  const place = [idBytes(context.viewer.organizationId), number, ...parameters]
  return selectRow(
    context.manager,
    IncidentEntity,
    `WHERE organizationId = ? AND number = ? AND ${sql}`,
    place,
  )
}
