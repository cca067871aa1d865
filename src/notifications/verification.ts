import { insertRows } from '../database/rows.js'
import type { Work } from '../database/work.js'
import type { ContactMethodEntity } from '../people/index.js'
import { ContactVerificationEntity, NotificationEntity } from './notification.entity.js'
import { rowOf } from './notify.js'
import { ensureSigningKey } from './signing-key.js'

/** How long a code holds, in milliseconds. */
export const codeLife = 10 * 60_000
export const mostTries = 5
/** How long after one code the next may be asked for: nobody's mailbox is flooded through the desk. */
export const betweenCodes = 60_000

/** Sends a new code to a contact method; one that was sent before holds no more. */
export async function sendCode(work: Work, method: ContactMethodEntity): Promise<void> {
  await ensureSigningKey(work)
  const row = rowOf(
    work,
    {
      cause: 'CONTACT_VERIFICATION',
      key: `${method.id} ${work.now.toISOString()}`,
      incident: null,
      subject: 'Your code for Tocsin',
      ask: 'Please enter the code.',
    },
    method,
  )
  await insertRows(work.manager, NotificationEntity, [row])
  await insertRows(
    work.manager,
    ContactVerificationEntity,
    [
      {
        contactMethodId: method.id,
        organizationId: method.organizationId,
        notificationId: row.id,
        sentAt: work.now,
        triesLeft: mostTries,
      },
    ],
    'ON DUPLICATE KEY UPDATE notificationId = VALUES(notificationId), sentAt = VALUES(sentAt), triesLeft = VALUES(triesLeft)',
  )
}
