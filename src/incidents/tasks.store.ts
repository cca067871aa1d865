import { selectRow } from '../database/rows.js'
import type { Work } from '../database/work.js'
import { notFound } from '../errors/desk-error.js'
import { idBytes, isId } from '../ids/type-id.js'
import type { IncidentEntity } from './incident.entity.js'
import { recordEvent, taskChanged } from './incident.events.js'
import { lockEditable, touchIncident } from './incident.store.js'
import { IncidentTaskEntity } from './response.entity.js'

/** A task and its incident, both locked, the incident first as everywhere. @throws NOT_FOUND, INVALID_TRANSITION */
export async function lockTask(
  work: Work,
  id: string,
): Promise<{ task: IncidentTaskEntity; incident: IncidentEntity }> {
  const where = 'WHERE id = ? AND organizationId = ?'
  const place = [isId('incident_task', id) ? idBytes(id) : null, idBytes(work.viewer.organizationId)]
  const seen = await selectRow(work.manager, IncidentTaskEntity, where, place)
  if (!seen) throw notFound()
  const incident = await lockEditable(work, seen.incidentId)
  const task = await selectRow(work.manager, IncidentTaskEntity, `${where} FOR UPDATE`, place)
  if (!task) throw notFound()
  return { task, incident }
}

/** Records what happened to a task. */
export async function recordTask(
  work: Work,
  incident: IncidentEntity,
  what: Parameters<typeof taskChanged>[1],
  task: { id: string; title: string },
): Promise<void> {
  const after = await touchIncident(work, incident)
  recordEvent(work, after, incident.facets, taskChanged(work.viewer.actor, what, task))
}
