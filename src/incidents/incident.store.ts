import type { EntityManager } from 'typeorm'
import { insertRows, selectRow, updateRows } from '../database/rows.js'
import type { Work } from '../database/work.js'
import { conflict, notFound } from '../errors/desk-error.js'
import { idBytes, isId } from '../ids/type-id.js'
import { ownOrganization } from '../organizations/index.js'
import type { Escalated } from './escalated.js'
import { facetsOf, type Affected, type Promised } from './facets.js'
import { IncidentEntity, IncidentLabelEntity, IncidentServiceEntity } from './incident.entity.js'
import { isOpen, refuseOver, refuseReadOnly, refuseStale } from './lifecycle.js'
import { withReaders } from './readers.js'
import { changesSearchText, searchTextOfIncident } from './search.js'
import { sees } from './visibility.js'

type Path = (string | number)[]

/** Incidents that are opened together, by transaction: as they stand, before any of it is written. */
const gathered = new WeakMap<EntityManager, Map<string, IncidentEntity>>()

/**
 * Incidents that `act` opens are written once, as they stand at its end, in one INSERT: nobody can see what they were
 * in between but in the log, and everything in this file works on them as on others (bench: importer).
 * Their numbers are allotted in the order in which they were opened.
 */
export async function openTogether<T>(work: Work, act: () => Promise<T>): Promise<T> {
  const opened = new Map<string, IncidentEntity>()
  gathered.set(work.manager, opened)
  const answer = await act().finally(() => gathered.delete(work.manager))
  const rows = [...opened.values()]
  await insertServices(work, rows)
  await insertLabels(work, rows)
  for (const row of rows) {
    work.takeNumber(async (number) => {
      row.number = number
      if (row === rows.at(-1)) await insertRows(work.manager, IncidentEntity, rows.map(findable))
    })
  }
  return answer
}

/**
 * The incident that the viewer wants to act on, locked until the end of the work.
 * @throws NOT_FOUND, also for one that the viewer may not see; FORBIDDEN; CONFLICT where it is not at that version
 */
export async function lockIncident(
  work: Work,
  id: string,
  expectedVersion?: number | null,
  path: Path = ['input', 'id'],
): Promise<IncidentEntity> {
  const incident = await lockLinked(work, id)
  if (!incident || !sees(work.viewer, incident.facets)) throw notFound(path)
  work.permit({ teams: teamsOf(incident.ownerTeamId, incident.facets) })
  refuseStale(incident, expectedVersion)
  return incident
}

/** The teams that an incident concerns: who owns it, and who looks after the services that it affects. */
export const teamsOf = (ownerTeamId: string | null, { serviceTeams }: Affected) => [
  ownerTeamId,
  ...serviceTeams,
]

/** An incident that a link leads to, locked, whether or not the viewer may act on it; null for none. */
export async function lockLinked(work: Work, id: string): Promise<IncidentEntity | null> {
  return (
    gathered.get(work.manager)?.get(id) ??
    (isId('incident', id)
      ? await selectRow(work.manager, IncidentEntity, 'WHERE id = ? AND organizationId = ? FOR UPDATE', [
          idBytes(id),
          idBytes(work.viewer.organizationId),
        ])
      : null)
  )
}

/** The same, for changes that closed and canceled incidents refuse. @throws INVALID_TRANSITION */
export async function lockEditable(
  work: Work,
  id: string,
  expectedVersion?: number | null,
): Promise<IncidentEntity> {
  const incident = await lockIncident(work, id, expectedVersion)
  if (!isOpen(incident.status)) refuseReadOnly(incident, work.now, (await ownOrganization(work)).reopenWindow)
  return incident
}

/** The same, for what only an incident that is not over takes. @throws INVALID_TRANSITION, also where resolved */
export async function lockOpen(
  work: Work,
  id: string,
  expectedVersion?: number | null,
): Promise<IncidentEntity> {
  const incident = await lockIncident(work, id, expectedVersion)
  if (!isOpen(incident.status)) refuseOver(incident, work.now, (await ownOrganization(work)).reopenWindow)
  return incident
}

/** How a new incident comes in: everything but what is derived. */
export type NewIncident = Omit<
  IncidentEntity,
  'facets' | 'open' | 'version' | 'updatedAt' | 'number' | 'resolvedFor' | keyof Promised | keyof Escalated
>

/** Stores a new incident with its services and labels; its number follows when the work commits. */
export async function insertIncident(
  work: Work,
  incident: NewIncident,
  affected: Affected,
): Promise<IncidentEntity> {
  const promised = { nextBreachAt: null, slaBreached: false }
  const escalated = { escalated: false, acknowledgementExpiresAt: null, acknowledgementLeft: null }
  const derived = {
    open: isOpen(incident.status),
    version: 1,
    updatedAt: work.now,
    number: 0,
    resolvedFor: 0,
    ...promised,
    ...escalated,
  }
  const facets = facetsOf({ ...incident, ...derived }, affected)
  const row = await withReaders(work, { ...incident, ...derived, facets }, null)
  const together = gathered.get(work.manager)
  if (together) {
    together.set(row.id, row)
    return row
  }
  const { number: _later, ...stored } = row
  await insertRows(work.manager, IncidentEntity, [findable(stored)])
  await insertServices(work, [row])
  await insertLabels(work, [row])
  work.takeNumber(async (number) => {
    row.number = number
    await updateRows(work.manager, IncidentEntity, { number }, 'id = ?', [idBytes(row.id)])
  })
  return row
}

const findable = <T extends NewIncident>(row: T): T => ({ ...row, searchText: searchTextOfIncident(row) })

/**
 * Changes an incident that is locked: one version further, its facets with it. Answers it as it then stands.
 * @throws CONFLICT where the row is not the one that was read, which the lock should rule out
 */
export async function applyChange(
  work: Work,
  before: IncidentEntity,
  changes: Partial<IncidentEntity>,
  affected: Affected = before.facets,
): Promise<IncidentEntity> {
  const changed: IncidentEntity = { ...before, ...changes, version: before.version + 1, updatedAt: work.now }
  changed.open = isOpen(changed.status)
  changed.facets = facetsOf(changed, affected)
  const after = await withReaders(work, changed, before)
  const together = gathered.get(work.manager)
  if (together?.has(after.id)) {
    if (together.get(after.id)?.version !== before.version)
      throw conflict('The incident has changed meanwhile.')
    together.set(after.id, after)
    return after
  }
  const { open, version, updatedAt, facets } = after
  const searchText = changesSearchText(changes) ? searchTextOfIncident(after) : undefined
  const matched = await updateRows(
    work.manager,
    IncidentEntity,
    { ...changes, open, version, updatedAt, facets, searchText },
    'id = ? AND version = ?',
    [idBytes(before.id), before.version],
  )
  if (matched !== 1) throw conflict('The incident has changed meanwhile.')
  if (changes.labels) await replaceLabels(work, after)
  if (affected.services !== before.facets.services) await replaceServices(work, after)
  return after
}

/**
 * Something happened that is not a change of its own fields, except perhaps of who may read it: it moves up in lists,
 * its version stays. Answers it as it then stands.
 */
export async function touchIncident(work: Work, before: IncidentEntity): Promise<IncidentEntity> {
  const after = await withReaders(work, { ...before, updatedAt: work.now }, before)
  const { id, updatedAt, facets } = after
  const together = gathered.get(work.manager)?.get(id)
  if (together) together.updatedAt = work.now
  else {
    const changes = facets === before.facets ? { updatedAt } : { updatedAt, facets }
    await updateRows(work.manager, IncidentEntity, changes, 'id = ?', [idBytes(id)])
  }
  return after
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

async function replaceServices(work: Work, incident: IncidentEntity): Promise<void> {
  await work.manager.query('DELETE FROM incident_service WHERE incidentId = ?', [idBytes(incident.id)])
  await insertServices(work, [incident])
}

async function replaceLabels(work: Work, incident: IncidentEntity): Promise<void> {
  await work.manager.query('DELETE FROM incident_label WHERE incidentId = ?', [idBytes(incident.id)])
  await insertLabels(work, [incident])
}
