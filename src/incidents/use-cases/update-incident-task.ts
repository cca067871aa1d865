import { updateRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { badInput } from '../../errors/desk-error.js'
import { idBytes } from '../../ids/type-id.js'
import { requireActiveUser } from '../../people/index.js'
import { IncidentTaskEntity } from '../response.entity.js'
import type { UpdateIncidentTaskInput } from '../response.inputs.js'
import { lockTask, recordTask } from '../tasks.store.js'

/** Changes what is given of a task. @throws NOT_FOUND, INVALID_TRANSITION, BAD_USER_INPUT */
export async function updateIncidentTask(work: Work, { id, title, assigneeId }: UpdateIncidentTaskInput) {
  const { task, incident } = await lockTask(work, id)
  if (title === null) throw badInput(['input', 'title'], 'cannot be cleared')
  if (assigneeId != null && assigneeId !== task.assigneeId) {
    await requireActiveUser(work, assigneeId, ['input', 'assigneeId'])
  }
  const after = {
    title: title ?? task.title,
    assigneeId: assigneeId === undefined ? task.assigneeId : assigneeId,
  }
  if (after.title !== task.title || after.assigneeId !== task.assigneeId) {
    await updateRows(work.manager, IncidentTaskEntity, after, 'id = ?', [idBytes(id)])
    await recordTask(work, incident, 'changed', { id, title: after.title })
  }
  return { incident: incident.id, task: id }
}
