import type { Work } from '../database/work.js'
import { notFound } from '../errors/desk-error.js'
import { isId } from '../ids/type-id.js'
import { ownOrganization } from '../organizations/index.js'
import type { Escalated } from './escalated.js'
import { facetsOf, type Affected, type Promised } from './facets.js'
import type { IncidentEntity } from './incident.entity.js'
import { openHere, readIncident, replaceLabels, replaceServices, storeChanges } from './incident.rows.js'
import { isOpen, refuseOver, refuseReadOnly, refuseStale } from './lifecycle.js'
import { withReaders } from './readers.js'
import { sees } from './visibility.js'

type Path = (string | number)[]

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
  return isId('incident', id) ? readIncident(work, id, 'FOR UPDATE') : null
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

/** Opens an incident with its services and labels; its number follows when the work commits. */
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
  openHere(work, row)
  return row
}

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
  const { open, version, updatedAt, facets } = after
  await storeChanges(work, before, { ...changes, open, version, updatedAt, facets })
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
  const { updatedAt, facets } = after
  await storeChanges(work, before, facets === before.facets ? { updatedAt } : { updatedAt, facets })
  return after
}
