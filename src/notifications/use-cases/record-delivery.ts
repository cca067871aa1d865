import { selectRow, selectRows, updateRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { idBytes } from '../../ids/type-id.js'
import { lockLinked } from '../../incidents/index.js'
import { ContactMethodEntity, requireUser } from '../../people/index.js'
import { waitAfter } from '../backoff.js'
import type { Claim } from '../claims.js'
import { tellContactProblem } from '../contact-problem.js'
import { contactNamed, recordContact } from '../contact.store.js'
import type { Delivery } from '../delivering.js'
import { recordChanges } from '../notification.events.js'
import { NotificationEntity } from '../notification.entity.js'

/** Which messages of a claim were sent, or were to be, and what came of it. */
export interface RecordDeliveryInput extends Claim {
  ids: readonly string[]
  delivery: Delivery
}

/**
 * Writes down what came of sending: done by whoever holds the claim; nothing happens where another took it over.
 * What was suppressed meanwhile and went out all the same is SENT; what was not sent stays suppressed.
 */
export async function recordDelivery(work: Work, { bundleId, token, ids, delivery }: RecordDeliveryInput) {
  const held = await lockHeld(work, ids, token)
  const [first] = held
  if (!first) return {}
  if (delivery.verified) await markVerified(work, first, true)
  if (delivery.kind === 'FAILED' && delivery.gone) await markVerified(work, first, false)
  const wait = delivery.kind === 'RETRY' ? waitAfter(first.attempts + 1, bundleId, delivery.after) : null
  const attempts = first.attempts + 1
  const lastError = delivery.kind === 'SENT' ? null : delivery.why
  if (wait !== null) {
    const pending = held.filter(({ state }) => state === 'PENDING')
    const dueAt = new Date(work.now.getTime() + wait)
    await change(work, pending, { attempts, lastError, dueAt, claimToken: null })
    return {}
  }
  const ended = { attempts, lastError, dueAt: null, claimToken: null }
  if (delivery.kind === 'SENT') {
    const sent = {
      ...ended,
      state: 'SENT',
      sentAt: work.now,
      subject: delivery.subject ?? first.subject,
    } as const
    await recordChanges(work, await change(work, held, sent))
    return {}
  }
  const pending = held.filter(({ state }) => state === 'PENDING')
  const state = delivery.kind === 'DROPPED' ? 'SUPPRESSED' : 'FAILED'
  const over = await change(work, pending, { ...ended, state })
  await recordChanges(work, over)
  if (state === 'FAILED') await tellContactProblem(work, over)
  return {}
}

/** The messages that the claim still holds, their incidents locked before them, as everybody does. */
async function lockHeld(work: Work, ids: readonly string[], token: string): Promise<NotificationEntity[]> {
  const clause = 'WHERE id IN (?) AND claimToken = ? ORDER BY id'
  const parameters = [ids.map(idBytes), token]
  const seen = await selectRows(work.manager, NotificationEntity, clause, parameters)
  const incidents = [...new Set(seen.flatMap(({ incidentId }) => (incidentId === null ? [] : [incidentId])))]
  for (const id of incidents.sort()) await lockLinked(work, id)
  return selectRows(work.manager, NotificationEntity, `${clause} FOR UPDATE`, parameters)
}

async function change(
  work: Work,
  rows: readonly NotificationEntity[],
  changes: Partial<NotificationEntity>,
): Promise<NotificationEntity[]> {
  if (rows.length > 0)
    await updateRows(work.manager, NotificationEntity, changes, 'id IN (?)', [
      rows.map(({ id }) => idBytes(id)),
    ])
  return rows.map((row) => ({ ...row, ...changes }))
}

/** An address has proved itself, or said that it is no more. Nothing where the contact method was removed meanwhile. */
async function markVerified(work: Work, { contactMethodId }: NotificationEntity, verified: boolean) {
  const clause = 'WHERE id = ? AND verified <> ? FOR UPDATE'
  const method = await selectRow(work.manager, ContactMethodEntity, clause, [
    idBytes(contactMethodId),
    verified,
  ])
  if (!method) return
  await updateRows(work.manager, ContactMethodEntity, { verified }, 'id = ?', [idBytes(contactMethodId)])
  const name = contactNamed(method, await requireUser(work, method.userId, []))
  recordContact(
    work,
    method,
    verified ? `A message arrived at ${name}` : `There is no more ${name}: it must be verified again`,
  )
}
