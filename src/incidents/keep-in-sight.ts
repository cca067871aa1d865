import { insertRows } from '../database/rows.js'
import type { Work } from '../database/work.js'
import { badInput } from '../errors/desk-error.js'
import { requireUser } from '../people/index.js'
import { IncidentWatcherEntity, type IncidentEntity } from './incident.entity.js'
import { recordEvent, watchersChanged } from './incident.events.js'
import { touchIncident } from './incident.store.js'
import { sees } from './visibility.js'

/**
 * Nobody loses sight of an incident by restricting it: a person who is not among its readers becomes a watcher.
 * @throws BAD_USER_INPUT for a program, which cannot
 */
export async function keepInSight(work: Work, incident: IncidentEntity): Promise<IncidentEntity> {
  const { actor, organizationId } = work.viewer
  if (sees(work.viewer, incident.facets)) return incident
  const path = ['input', 'restricted']
  if (actor.userId === null) throw badInput(path, 'would hide the incident from the program that asks for it')
  const user = await requireUser(work, actor.userId, path)
  await insertRows(work.manager, IncidentWatcherEntity, [
    { incidentId: incident.id, userId: user.id, organizationId },
  ])
  const after = await touchIncident(work, incident)
  recordEvent(work, after, incident.facets, watchersChanged(actor, [user], []))
  return after
}
