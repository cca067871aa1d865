import { insertRows, selectRow } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { idBytes } from '../../ids/type-id.js'
import { refuseInactive, requireUser } from '../../people/index.js'
import { IncidentWatcherEntity } from '../incident.entity.js'
import { recordEvent, watchersChanged } from '../incident.events.js'
import { lockIncident, touchIncident } from '../incident.store.js'
import { viewerOr } from '../references.js'
import type { WatchIncidentInput } from '../response.inputs.js'

/** Somebody wants to hear of the incident, also of a closed one. @throws NOT_FOUND, BAD_USER_INPUT for a program */
export async function watchIncident(work: Work, input: WatchIncidentInput) {
  const incident = await lockIncident(work, input.id)
  const path = ['input', 'userId']
  const user = await requireUser(work, viewerOr(work, input.userId, path), path)
  const place = { incidentId: incident.id, userId: user.id, organizationId: work.viewer.organizationId }
  const watching = await selectRow(
    work.manager,
    IncidentWatcherEntity,
    'WHERE incidentId = ? AND userId = ?',
    [idBytes(incident.id), idBytes(user.id)],
  )
  if (!watching) {
    refuseInactive(user, path)
    await insertRows(work.manager, IncidentWatcherEntity, [place])
    const after = await touchIncident(work, incident)
    recordEvent(work, after, incident.facets, watchersChanged(work.viewer.actor, [user], []))
  }
  return { incident: incident.id }
}
