import type { EntityManager } from 'typeorm'
import { claimDue } from '../../src/notifications/claims.js'
import { retryNotification } from '../../src/notifications/index.js'
import type { TestDesk } from './desk.js'
import { classifyFailure } from '../../src/database/lost-race.js'
import { insertRows, selectRow } from '../../src/database/rows.js'
import { idBytes, newId } from '../../src/ids/type-id.js'
import { NotificationEntity } from '../../src/notifications/notification.entity.js'
import { ContactMethodEntity, UserEntity } from '../../src/people/index.js'

/**
 * A contact method as it stands in the table, for where no message need arrive. It takes the place of the others, as a
 * person has ten at most, but for those that are to be kept.
 */
export async function contactOf(
  manager: EntityManager,
  userId: string,
  { verified = true, kept = false, address = `${newId('x').slice(2)}@example.org` } = {},
): Promise<string> {
  const user = await selectRow(manager, UserEntity, 'WHERE id = ?', [idBytes(userId)])
  if (!user) throw new Error(`there is no ${userId}`)
  const id = newId('contact_method')
  const { organizationId } = user
  const row = {
    id,
    organizationId,
    userId,
    channel: 'EMAIL',
    address,
    label: kept ? 'kept' : null,
    verified,
  } as const
  await untilWon(() =>
    manager.query('DELETE FROM contact_method WHERE userId = ? AND label IS NULL', [idBytes(userId)]),
  )
  await untilWon(() => insertRows(manager, ContactMethodEntity, [row]))
  return id
}

/** Writes beside the desk, whose transactions may want the same rows: what loses to one is written again. */
async function untilWon(write: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await write()
      return
    } catch (error) {
      if (classifyFailure(error) !== 'lost-race') throw error
    }
  }
}

/** A dead letter as it stands in the table. */
export async function deadLetterTo(
  manager: EntityManager,
  userId: string,
  { incidentId = null as string | null, text = 'Checkout fails', kept = false, at = new Date() } = {},
): Promise<string> {
  const contactMethodId = await contactOf(manager, userId, {
    kept,
    address: `${newId('x').slice(2)}.${text}@example.org`,
  })
  const method = await selectRow(manager, ContactMethodEntity, 'WHERE id = ?', [idBytes(contactMethodId)])
  const id = newId('notification')
  const row: NotificationEntity = {
    id,
    organizationId: method?.organizationId ?? '',
    cause: 'PAGE',
    causeKey: Buffer.alloc(32, idBytes(id)),
    incidentId,
    analysisId: null,
    actionItemId: null,
    groupId: null,
    recipientId: userId,
    contactMethodId,
    channel: 'EMAIL',
    address: method?.address ?? '',
    subject: text,
    asked: { ask: text, by: null },
    urgent: true,
    state: 'FAILED',
    attempts: 10,
    lastError: text,
    bundleId: id,
    dueAt: null,
    claimToken: null,
    createdAt: at,
    sentAt: null,
  }
  await insertRows(manager, NotificationEntity, [row])
  return id
}

/** What the sender says of a message that it has claimed and sent. */
export async function claimedLetterTo(desk: TestDesk, userId: string): Promise<object> {
  const id = await deadLetterTo(desk.manager, userId)
  await desk.do(retryNotification, { id })
  const [claim] = await claimDue(desk.desk.dataSource, 'EMAIL', desk.clock.now(), 100)
  return { ...claim, ids: [id], delivery: { kind: 'SENT' } }
}
