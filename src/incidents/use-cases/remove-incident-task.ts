import type { Work } from '../../database/work.js'
import { idBytes } from '../../ids/type-id.js'
import type { RemoveIncidentTaskInput } from '../response.inputs.js'
import { lockTask, recordTask } from '../tasks.store.js'

/** Takes a task away; the timeline keeps its title. @throws NOT_FOUND, INVALID_TRANSITION */
export async function removeIncidentTask(work: Work, { id }: RemoveIncidentTaskInput) {
  const { task, incident } = await lockTask(work, id)
  await work.manager.query('DELETE FROM incident_task WHERE id = ?', [idBytes(id)])
  await recordTask(work, incident, 'removed', task)
  return { incident: incident.id }
}
