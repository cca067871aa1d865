import { selectRow, selectRows, updateRows } from '../database/rows.js'
import type { Work } from '../database/work.js'
import { conflict, DeskError, notFound } from '../errors/desk-error.js'
import { idBytes, isId } from '../ids/type-id.js'
import { lockLinked, recordEvent, sees, teamsOf, type IncidentEntity } from '../incidents/index.js'
import { searchTextFor } from './searchable.js'
import { ActionItemEntity, AnalysisEntity, AnalysisIncidentEntity, CauseEntity } from './analysis.entity.js'

type Path = (string | number)[]

export interface Locked {
  analysis: AnalysisEntity
  incidents: IncidentEntity[]
}

/**
 * The analysis that the viewer wants to act on with its incidents, locked, the incidents first as everywhere.
 * Whom `mayAlso` names may do it as well.
 * @throws NOT_FOUND, also where one of the incidents is out of sight; FORBIDDEN; CONFLICT where it is not at that version
 */
export async function lockAnalysis(
  work: Work,
  id: string,
  expectedVersion?: number | null,
  path: Path = ['input', 'id'],
  mayAlso: (analysis: AnalysisEntity) => string | null = () => null,
): Promise<Locked> {
  const found = await findAnalysis(work, id)
  if (!found || found.incidents.some(({ facets }) => !sees(work.viewer, facets))) throw notFound(path)
  const { analysis, incidents } = found
  const teams = incidents.flatMap(({ ownerTeamId, facets }) => teamsOf(ownerTeamId, facets))
  const user = mayAlso(analysis)
  work.permit(user === null ? { teams } : { teams, user })
  if (expectedVersion != null && expectedVersion !== analysis.version)
    throw conflict('Somebody else has changed the analysis.', { version: analysis.version })
  return { analysis, incidents }
}

/** An analysis with its incidents, locked, whoever asks; null for none of the organisation's. */
export async function findAnalysis(work: Work, id: string): Promise<Locked | null> {
  const place = [isId('analysis', id) ? idBytes(id) : null, idBytes(work.viewer.organizationId)]
  const where = 'WHERE id = ? AND organizationId = ?'
  if (!(await selectRow(work.manager, AnalysisEntity, where, place))) return null
  const incidents = await lockIncidents(work, await incidentIdsOf(work, id))
  const analysis = await selectRow(work.manager, AnalysisEntity, `${where} FOR UPDATE`, place)
  return analysis && { analysis, incidents }
}

/** The same, for what only a draft takes. @throws INVALID_TRANSITION */
export async function lockDraft(
  work: Work,
  id: string,
  expectedVersion?: number | null,
  path?: Path,
): Promise<Locked> {
  const locked = await lockAnalysis(work, id, expectedVersion, path)
  if (locked.analysis.state !== 'DRAFT')
    throw new DeskError('INVALID_TRANSITION', 'Only a draft can be changed.', {
      from: locked.analysis.state,
      allowed: locked.analysis.state === 'PUBLISHED' ? ['amendAnalysis'] : ['reviewAnalysis'],
    })
  return locked
}

export async function lockIncidents(work: Work, ids: readonly string[]): Promise<IncidentEntity[]> {
  const incidents: IncidentEntity[] = []
  for (const id of [...ids].sort()) {
    const incident = await lockLinked(work, id)
    if (incident) incidents.push(incident)
  }
  return incidents
}

async function incidentIdsOf({ manager }: Work, id: string): Promise<string[]> {
  const rows = await selectRows(manager, AnalysisIncidentEntity, 'WHERE analysisId = ?', [idBytes(id)])
  return rows.map(({ incidentId }) => incidentId)
}

/** One version further, with an entry on the timeline of each of its incidents. */
export async function changeAnalysis(
  work: Work,
  { analysis, incidents }: Locked,
  changes: Partial<AnalysisEntity>,
  what: string,
  note: string | null = null,
): Promise<AnalysisEntity> {
  const place = [idBytes(analysis.id)]
  const version = analysis.version + 1
  const searchText = await searchTextOfAll(work, { ...analysis, ...changes })
  const after = { ...analysis, ...changes, version, searchText }
  await updateRows(work.manager, AnalysisEntity, { ...changes, version, searchText }, 'id = ?', place)
  recordAnalysis(work, { analysis: after, incidents }, what, note)
  return after
}

async function searchTextOfAll({ manager }: Work, analysis: AnalysisEntity): Promise<string> {
  const place = [idBytes(analysis.id)]
  const causes = await selectRows(manager, CauseEntity, 'WHERE analysisId = ?', place)
  const items = await selectRows(manager, ActionItemEntity, 'WHERE analysisId = ?', place)
  return searchTextFor(analysis, causes, items)
}

/** After a change that is none of the analysis itself. */
export async function refreshSearchText(work: Work, analysis: AnalysisEntity): Promise<void> {
  const searchText = await searchTextOfAll(work, analysis)
  await updateRows(work.manager, AnalysisEntity, { searchText }, 'id = ?', [idBytes(analysis.id)])
}

/**
 * `what` follows the name: 'began the analysis'. It tells nothing of what stands in it: of its incidents a reader of this
 * timeline may not see all, and then not the analysis either. `note` is shown only to who does.
 */
export function recordAnalysis(
  work: Work,
  { analysis, incidents }: Locked,
  what: string,
  note: string | null = null,
): void {
  for (const incident of incidents)
    recordEvent(work, incident, null, {
      kind: 'ANALYSIS_CHANGED',
      summary: `${work.viewer.actor.name} ${what}`,
      data: { analysisId: analysis.id, state: analysis.state, note },
    })
}

export const causesOf = ({ manager }: Work, analysisId: string) =>
  selectRows(manager, CauseEntity, 'WHERE analysisId = ? ORDER BY id FOR UPDATE', [idBytes(analysisId)])

export const actionItemsOf = ({ manager }: Work, analysisId: string) =>
  selectRows(manager, ActionItemEntity, 'WHERE analysisId = ? ORDER BY id', [idBytes(analysisId)])

/** A part of an analysis, and to which it belongs. @throws NOT_FOUND */
export async function requirePart<T extends CauseEntity | ActionItemEntity>(
  work: Work,
  prefix: string,
  entity: new () => T,
  id: string,
  path: Path = ['input', 'id'],
): Promise<T> {
  const row = isId(prefix, id)
    ? await selectRow(work.manager, entity, 'WHERE id = ? AND organizationId = ?', [
        idBytes(id),
        idBytes(work.viewer.organizationId),
      ])
    : null
  if (!row) throw notFound(path)
  return row
}
