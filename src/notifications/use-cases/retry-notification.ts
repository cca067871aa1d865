import { selectRow, updateRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { conflict, notFound } from '../../errors/desk-error.js'
import { idBytes, isId } from '../../ids/type-id.js'
import { recordChanges } from '../notification.events.js'
import { NotificationEntity } from '../notification.entity.js'
import type { RetryNotificationInput } from '../notification.inputs.js'

/**
 * Sends a dead letter once more, under the key that it had, with all the patience of a new one.
 * @throws NOT_FOUND, FORBIDDEN; CONFLICT where it has not failed
 */
export async function retryNotification(work: Work, { id }: RetryNotificationInput) {
  const row = isId('notification', id)
    ? await selectRow(work.manager, NotificationEntity, 'WHERE id = ? AND organizationId = ? FOR UPDATE', [
        idBytes(id),
        idBytes(work.viewer.organizationId),
      ])
    : null
  if (!row) throw notFound()
  work.permit({ user: row.recipientId })
  if (row.state !== 'FAILED')
    throw conflict('Only a notification that failed can be sent again.', { state: row.state })
  const changes = { state: 'PENDING', attempts: 0, dueAt: work.now, claimToken: null } as const
  await updateRows(work.manager, NotificationEntity, changes, 'id = ?', [idBytes(id)])
  await recordChanges(work, [{ ...row, ...changes }])
  return { notification: id }
}
