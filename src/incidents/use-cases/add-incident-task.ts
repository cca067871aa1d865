import { insertRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { newId } from '../../ids/type-id.js'
import { requireActiveUser } from '../../people/index.js'
import { lockEditable } from '../incident.store.js'
import { IncidentTaskEntity } from '../response.entity.js'
import type { AddIncidentTaskInput } from '../response.inputs.js'
import { recordTask } from '../tasks.store.js'

/** Adds something to do. @throws NOT_FOUND, INVALID_TRANSITION, BAD_USER_INPUT */
export async function addIncidentTask(
  work: Work,
  { id: incidentId, title, assigneeId }: AddIncidentTaskInput,
) {
  const incident = await lockEditable(work, incidentId)
  if (assigneeId != null) await requireActiveUser(work, assigneeId, ['input', 'assigneeId'])
  const id = newId('incident_task')
  const { organizationId } = work.viewer
  await insertRows(work.manager, IncidentTaskEntity, [
    { id, organizationId, incidentId, title, assigneeId: assigneeId ?? null, done: false, completedAt: null },
  ])
  await recordTask(work, incident, 'added', { id, title })
  return { incident: incidentId, task: id }
}
