import type { EntityManager } from 'typeorm'
import { insertRows, selectRow, updateRows } from '../database/rows.js'
import type { Work } from '../database/work.js'
import { conflict } from '../errors/desk-error.js'
import { idBytes } from '../ids/type-id.js'
import { IncidentEntity, IncidentLabelEntity, IncidentServiceEntity } from './incident.entity.js'
import { changesSearchText, searchTextOfIncident } from './search.js'

/** By transaction, the incidents that it opens: as they stand, before any of it is written. */
const opened = new WeakMap<EntityManager, Map<string, IncidentEntity>>()

/**
 * Opens an incident: it is written once, as it stands when the transaction commits, and all that are opened together
 * in one INSERT. What it was in between nobody can see but in the log, and who works on it in this transaction finds
 * it here (bench: opening an incident, importer). Numbers are allotted in the order of opening.
 */
export function openHere(work: Work, incident: IncidentEntity): void {
  const here = opened.get(work.manager) ?? new Map<string, IncidentEntity>()
  opened.set(work.manager, here)
  here.set(incident.id, incident)
  work.takeNumber(async (number) => {
    here.set(incident.id, { ...(here.get(incident.id) ?? incident), number })
    const rows = [...here.values()]
    if (rows.at(-1)?.id !== incident.id) return
    const found = rows.map((row) => ({ ...row, searchText: searchTextOfIncident(row) }))
    await insertRows(work.manager, IncidentEntity, found)
    await insertServices(work, rows)
    await insertLabels(work, rows)
  })
}

/** An incident of the organisation as this transaction sees it; locked where `lock` says so; null for none. */
export async function readIncident(work: Work, id: string, lock = ''): Promise<IncidentEntity | null> {
  return (
    opened.get(work.manager)?.get(id) ??
    (await selectRow(work.manager, IncidentEntity, `WHERE id = ? AND organizationId = ? ${lock}`, [
      idBytes(id),
      idBytes(work.viewer.organizationId),
    ]))
  )
}

/**
 * Stores what has changed of an incident that is locked.
 * @throws CONFLICT for a new version of a row that is not at the one before, which the lock should rule out
 */
export async function storeChanges(
  work: Work,
  before: IncidentEntity,
  changes: Partial<IncidentEntity>,
): Promise<void> {
  const here = opened.get(work.manager)
  const found = here?.get(before.id)
  if (here && found) {
    if (changes.version !== undefined && found.version !== before.version) throw hasChanged()
    const changed = Object.entries(changes).filter(([, value]) => value !== undefined)
    here.set(before.id, { ...found, ...Object.fromEntries(changed) })
    return
  }
  const searchText = changesSearchText(changes) ? searchTextOfIncident({ ...before, ...changes }) : undefined
  const [clause, given] =
    changes.version === undefined ? ['id = ?', []] : ['id = ? AND version = ?', [before.version]]
  const matched = await updateRows(work.manager, IncidentEntity, { ...changes, searchText }, clause, [
    idBytes(before.id),
    ...given,
  ])
  if (matched !== 1 && changes.version !== undefined) throw hasChanged()
}

const hasChanged = () => conflict('The incident has changed meanwhile.')

export async function replaceServices(work: Work, incident: IncidentEntity): Promise<void> {
  if (opened.get(work.manager)?.has(incident.id)) return
  await work.manager.query('DELETE FROM incident_service WHERE incidentId = ?', [idBytes(incident.id)])
  await insertServices(work, [incident])
}

export async function replaceLabels(work: Work, incident: IncidentEntity): Promise<void> {
  if (opened.get(work.manager)?.has(incident.id)) return
  await work.manager.query('DELETE FROM incident_label WHERE incidentId = ?', [idBytes(incident.id)])
  await insertLabels(work, [incident])
}

async function insertServices(work: Work, incidents: IncidentEntity[]): Promise<void> {
  const { organizationId } = work.viewer
  const rows = incidents.flatMap(({ id: incidentId, facets }) =>
    facets.services.map((serviceId) => ({ incidentId, serviceId, organizationId })),
  )
  await insertRows(work.manager, IncidentServiceEntity, rows)
}

async function insertLabels(work: Work, incidents: IncidentEntity[]): Promise<void> {
  const { organizationId } = work.viewer
  const rows = incidents.flatMap(({ id: incidentId, labels }) =>
    labels.map((label) => ({ incidentId, label: Buffer.from(label), organizationId })),
  )
  await insertRows(work.manager, IncidentLabelEntity, rows)
}
