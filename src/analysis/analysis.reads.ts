import type { Context } from '../access/context.js'
import { byId, manyBy, type Narrowing } from '../access/loaders.js'
import { readPage } from '../connections/keyset.js'
import type { Page, PageInput } from '../connections/page.js'
import { selectRows, type EntityClass } from '../database/rows.js'
import { idBytes, prefixOf } from '../ids/type-id.js'
import { IncidentEntity, visibleTo } from '../incidents/index.js'
import { allOf, searchTokens } from '../text/search-text.js'
import * as rows from './analysis.entity.js'
import type { ActionItemState, AnalysisState } from './analysis.enums.js'

/** What belongs to an analysis is seen by who sees all of its incidents, and is not there for anybody else. */
const ofVisible =
  (column: string): Narrowing =>
  ({ viewer, changed }) => {
    const { sql, parameters } = visibleTo(viewer, 'incident', changed)
    if (sql === 'TRUE') return { sql, parameters }
    return {
      sql: `NOT EXISTS (SELECT 1 FROM analysis_incident x JOIN incident ON incident.id = x.incidentId
        WHERE x.analysisId = ${column} AND NOT ${sql})`,
      parameters,
    }
  }

export const visibleAnalyses = ofVisible('analysis.id')
export const analysisById = byId('analysis', rows.AnalysisEntity, visibleAnalyses)
export const causeById = byId('cause', rows.CauseEntity, ofVisible('cause.analysisId'))
export const actionItemById = byId('action_item', rows.ActionItemEntity, ofVisible('action_item.analysisId'))

const ofAnalysis = <T extends { organizationId: string; analysisId: string }>(
  name: string,
  entity: EntityClass<T>,
  order: string,
) => manyBy(`${name} of analysis`, entity, 'analysisId', order)

export const causesOfAnalysis = ofAnalysis('causes', rows.CauseEntity, 'id')
export const actionItemsOfAnalysis = ofAnalysis('action items', rows.ActionItemEntity, 'id')
export const reviewsOfAnalysis = ofAnalysis('reviews', rows.AnalysisReviewEntity, 'version')
export const versionsOfAnalysis = ofAnalysis('versions', rows.AnalysisVersionEntity, 'version')
export const linksOfAnalysis = ofAnalysis('incidents', rows.AnalysisIncidentEntity, 'incidentId')
const linkOfIncident = manyBy('analysis of incident', rows.AnalysisIncidentEntity, 'incidentId', 'incidentId')
const needOfIncident = manyBy('analysis need', rows.AnalysisNeedEntity, 'incidentId', 'incidentId')

/** Null also for an analysis of other incidents too that the viewer does not see. */
export async function analysisOfIncident(context: Context, incidentId: string) {
  const [link] = await context.load(linkOfIncident).load(incidentId)
  return link ? context.load(analysisById).load(link.analysisId) : null
}

export async function analysisDueAt(context: Context, incidentId: string): Promise<Date | null> {
  const [need] = await context.load(needOfIncident).load(incidentId)
  return need?.dueAt ?? null
}

const newestFirst = (table: string) => [
  {
    sql: `${table}.id`,
    value: ({ id }: { id: string }) => idBytes(id),
    kind: 'id' as const,
    descending: true,
  },
]

export interface AnalysisListInput {
  state?: AnalysisState | null
  search?: string | null
  overdue?: boolean | null
}

export function pageOfAnalyses(
  context: Context,
  page: PageInput,
  { state, overdue, search }: AnalysisListInput,
): Promise<Page<rows.AnalysisEntity>> {
  const visible = visibleAnalyses(context)
  const found = foundSql(search)
  const asked = overdueSql(overdue, "analysis.state <> 'PUBLISHED'", 'analysis.dueAt', context)
  return readPage(
    context.manager,
    {
      entity: rows.AnalysisEntity,
      where: `analysis.organizationId = ?${state ? ' AND analysis.state = ?' : ''} AND ${found.sql} AND ${asked.sql} AND ${visible.sql}`,
      parameters: [
        idBytes(context.viewer.organizationId),
        ...(state ? [state] : []),
        ...found.parameters,
        ...asked.parameters,
        ...visible.parameters,
      ],
      order: newestFirst('analysis'),
    },
    page,
  )
}

export interface ActionItemListInput {
  states?: ActionItemState[] | null
  ownerIds?: string[] | null
  overdue?: boolean | null
}

export function pageOfActionItems(
  context: Context,
  page: PageInput,
  { states, ownerIds, overdue }: ActionItemListInput,
): Promise<Page<rows.ActionItemEntity>> {
  const visible = ofVisible('action_item.analysisId')(context)
  const open = "action_item.state IN ('OPEN', 'IN_PROGRESS')"
  const asked = overdueSql(overdue, open, 'action_item.dueAt', context)
  const owners = ownersSql(ownerIds)
  return readPage(
    context.manager,
    {
      entity: rows.ActionItemEntity,
      where: `action_item.organizationId = ?${states?.length ? ' AND action_item.state IN (?)' : ''}${owners.sql} AND ${asked.sql} AND ${visible.sql}`,
      parameters: [
        idBytes(context.viewer.organizationId),
        ...(states?.length ? [states] : []),
        ...owners.parameters,
        ...asked.parameters,
        ...visible.parameters,
      ],
      order: newestFirst('action_item'),
    },
    page,
  )
}

/** Every word must be there; a number finds what is about that incident. */
function foundSql(search: string | null | undefined): { sql: string; parameters: unknown[] } {
  if (search === null || search === undefined) return { sql: 'TRUE', parameters: [] }
  const { number, terms } = searchTokens(search)
  const ways = [
    ...(number === null ? [] : [[ofIncident, number] as const]),
    ...(terms.length === 0 ? [] : [[ofWords, allOf(terms)] as const]),
  ]
  if (ways.length === 0) return { sql: 'FALSE', parameters: [] }
  return { sql: `(${ways.map(([sql]) => sql).join(' OR ')})`, parameters: ways.map(([, value]) => value) }
}

const ofWords = 'MATCH (analysis.searchText) AGAINST (? IN BOOLEAN MODE)'
const ofIncident = `EXISTS (SELECT 1 FROM analysis_incident x JOIN incident ON incident.id = x.incidentId
  WHERE x.analysisId = analysis.id AND incident.number = ?)`

function overdueSql(overdue: boolean | null | undefined, open: string, dueAt: string, { clock }: Context) {
  if (typeof overdue !== 'boolean') return { sql: 'TRUE', parameters: [] }
  const sql = `(${open} AND ${dueAt} < ?)`
  return { sql: overdue ? sql : `(NOT ${sql} OR ${dueAt} IS NULL)`, parameters: [clock.now()] }
}

function ownersSql(ids: readonly string[] | null | undefined): { sql: string; parameters: unknown[] } {
  if (!ids?.length) return { sql: '', parameters: [] }
  const of = (prefix: string) => [
    Buffer.alloc(16),
    ...ids.filter((id) => prefixOf(id) === prefix).map(idBytes),
  ]
  return {
    sql: ' AND (action_item.ownerUserId IN (?) OR action_item.ownerTeamId IN (?))',
    parameters: [of('user'), of('team')],
  }
}

/** Incidents that need an analysis which is not published, the lowest number first. */
export function pageOfNeeded(
  context: Context,
  page: PageInput,
  overdue: boolean | null | undefined,
): Promise<Page<IncidentEntity>> {
  const visible = visibleTo(context.viewer)
  const asked = overdueSql(overdue, 'TRUE', 'need.dueAt', context)
  return readPage(
    context.manager,
    {
      entity: IncidentEntity,
      join: 'JOIN analysis_need need ON need.incidentId = incident.id',
      where: `need.organizationId = ? AND NOT need.met AND ${asked.sql} AND ${visible.sql}`,
      parameters: [idBytes(context.viewer.organizationId), ...asked.parameters, ...visible.parameters],
      order: [{ sql: 'incident.number', value: ({ number }) => number, kind: 'number' }],
    },
    page,
  )
}

/** The incidents of each analysis in the order of their numbers, whoever asks. */
export async function incidentsOf(
  { manager }: Pick<Context, 'manager'>,
  analysisIds: readonly string[],
): Promise<Map<string, IncidentEntity[]>> {
  const links = await selectRows(manager, rows.AnalysisIncidentEntity, 'WHERE analysisId IN (?)', [
    analysisIds.map(idBytes),
  ])
  const incidents =
    links.length > 0
      ? await selectRows(manager, IncidentEntity, 'WHERE id IN (?) ORDER BY number', [
          links.map(({ incidentId }) => idBytes(incidentId)),
        ])
      : []
  const of = new Map(links.map(({ incidentId, analysisId }) => [incidentId, analysisId]))
  const groups = new Map<string, IncidentEntity[]>(analysisIds.map((id) => [id, []]))
  for (const incident of incidents) groups.get(of.get(incident.id) ?? '')?.push(incident)
  return groups
}
