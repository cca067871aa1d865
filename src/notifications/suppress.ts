import { selectRows, updateRows } from '../database/rows.js'
import type { Work } from '../database/work.js'
import { idBytes } from '../ids/type-id.js'
import { recordChanges } from './notification.events.js'
import { NotificationEntity } from './notification.entity.js'

/**
 * Nobody needs what waits in a group any more: none of it is sent once this has committed. What has been handed to a
 * channel may still arrive, and is then SENT all the same.
 */
export const suppressGroup = (work: Work, group: string) => suppress(work, 'groupId = ?', [group])

/** What waits for a contact method that is no more. */
export const suppressContact = (work: Work, contactMethodId: string) =>
  suppress(work, 'contactMethodId = ?', [idBytes(contactMethodId)])

async function suppress(work: Work, condition: string, parameters: unknown[]): Promise<void> {
  const waiting = await selectRows(
    work.manager,
    NotificationEntity,
    `WHERE ${condition} AND state = 'PENDING' ORDER BY id FOR UPDATE`,
    parameters,
  )
  if (waiting.length === 0) return
  const ended = { state: 'SUPPRESSED', dueAt: null } as const
  await updateRows(work.manager, NotificationEntity, ended, 'id IN (?)', [
    waiting.map(({ id }) => idBytes(id)),
  ])
  await recordChanges(
    work,
    waiting.map((row) => ({ ...row, ...ended })),
  )
}
