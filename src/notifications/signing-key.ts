import { createHmac, randomBytes } from 'node:crypto'
import type { EntityManager } from 'typeorm'
import { insertRows } from '../database/rows.js'
import { selectSettings } from '../database/settings.js'
import type { Work } from '../database/work.js'
import { idBytes } from '../ids/type-id.js'
import { SigningKeyEntity } from './notification.entity.js'

/** What the organisation signs links and codes with; null where it has sent none yet. */
export async function signingKey(manager: EntityManager, organizationId: string): Promise<Buffer | null> {
  const [row] = await selectSettings(manager, SigningKeyEntity, 'WHERE organizationId = ?', [
    idBytes(organizationId),
  ])
  return row?.key ?? null
}

/** The same, made where there is none. Two who make it at once have the same. */
export async function ensureSigningKey(work: Work): Promise<void> {
  const { organizationId } = work.viewer
  if (await signingKey(work.manager, organizationId)) return
  await insertRows(
    work.manager,
    SigningKeyEntity,
    [{ organizationId, key: randomBytes(32) }],
    'ON DUPLICATE KEY UPDATE organizationId = signing_key.organizationId',
  )
}

/**
 * What proves that a message arrived: six digits for people to copy, or for a webhook 128 bits that it sends back.
 * Nothing of it is stored.
 */
export function codeOf(key: Buffer, notificationId: string, channel: 'EMAIL' | 'WEBHOOK' | 'SLACK'): string {
  const mac = createHmac('sha256', key).update('verification').update(idBytes(notificationId)).digest()
  if (channel === 'WEBHOOK') return mac.subarray(0, 16).toString('hex')
  return String(mac.readUIntBE(0, 6) % 1_000_000).padStart(6, '0')
}
