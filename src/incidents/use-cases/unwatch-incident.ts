import type { Work } from '../../database/work.js'
import { idBytes } from '../../ids/type-id.js'
import { requireUser } from '../../people/index.js'
import { recordEvent, watchersChanged } from '../incident.events.js'
import { lockIncident, touchIncident } from '../incident.store.js'
import { viewerOr } from '../references.js'
import type { WatchIncidentInput } from '../response.inputs.js'

/** Somebody wants to hear of the incident no more. @throws NOT_FOUND, BAD_USER_INPUT for a program */
export async function unwatchIncident(work: Work, input: WatchIncidentInput) {
  const incident = await lockIncident(work, input.id)
  const path = ['input', 'userId']
  const user = await requireUser(work, viewerOr(work, input.userId, path), path)
  const gone = await work.manager.query<{ affectedRows: number }>(
    'DELETE FROM incident_watcher WHERE incidentId = ? AND userId = ?',
    [idBytes(incident.id), idBytes(user.id)],
  )
  if (gone.affectedRows > 0) {
    const after = await touchIncident(work, incident)
    recordEvent(work, after, incident.facets, watchersChanged(work.viewer.actor, [], [user]))
  }
  return { incident: incident.id }
}
