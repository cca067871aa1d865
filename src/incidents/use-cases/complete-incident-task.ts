import { updateRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { idBytes } from '../../ids/type-id.js'
import { IncidentTaskEntity } from '../response.entity.js'
import type { CompleteIncidentTaskInput } from '../response.inputs.js'
import { lockTask, recordTask } from '../tasks.store.js'

/** A task is done, or not after all; what is so already stays. @throws NOT_FOUND, INVALID_TRANSITION */
export async function completeIncidentTask(work: Work, { id, done }: CompleteIncidentTaskInput) {
  const { task, incident } = await lockTask(work, id)
  if (task.done !== done) {
    const change = { done, completedAt: done ? work.now : null }
    await updateRows(work.manager, IncidentTaskEntity, change, 'id = ?', [idBytes(id)])
    await recordTask(work, incident, done ? 'completed' : 'reopened', task)
  }
  return { incident: incident.id, task: id }
}
