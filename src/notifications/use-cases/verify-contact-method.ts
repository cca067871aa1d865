import { timingSafeEqual } from 'node:crypto'
import { selectRow, updateRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { badInput } from '../../errors/desk-error.js'
import { idBytes } from '../../ids/type-id.js'
import { ContactMethodEntity } from '../../people/index.js'
import { contactNamed, lockContact, recordContact } from '../contact.store.js'
import { ContactVerificationEntity } from '../notification.entity.js'
import type { VerifyContactMethodInput } from '../notification.inputs.js'
import { codeOf, signingKey } from '../signing-key.js'
import { codeLife } from '../verification.js'

/** `wrong`: the code was not that; the try is counted, so this is an answer and not an error. */
export interface ContactMethodTried {
  contactMethod: string
  wrong?: true
}

/**
 * Whoever knows the code that was sent to an address has it. Once verified it stays so, whatever code is given.
 * @throws NOT_FOUND, FORBIDDEN; BAD_USER_INPUT where no code holds: none sent, too old, too many tries
 */
export async function verifyContactMethod(
  work: Work,
  { id, code }: VerifyContactMethodInput,
): Promise<ContactMethodTried> {
  const { method, owner } = await lockContact(work, id)
  if (method.verified) return { contactMethod: id }
  const sent = await selectRow(
    work.manager,
    ContactVerificationEntity,
    'WHERE contactMethodId = ? FOR UPDATE',
    [idBytes(id)],
  )
  const key = await signingKey(work.manager, work.viewer.organizationId)
  const isOver = !sent || sent.triesLeft <= 0 || work.now.getTime() - sent.sentAt.getTime() > codeLife
  if (isOver || key === null) throw badInput(['input', 'code'], 'holds no more: have another one sent')
  const name = contactNamed(method, owner)
  if (!isSame(code.trim(), codeOf(key, sent.notificationId, method.channel))) {
    await work.manager.query(
      'UPDATE contact_verification SET triesLeft = triesLeft - 1 WHERE contactMethodId = ?',
      [idBytes(id)],
    )
    recordContact(work, method, `${work.viewer.actor.name} gave a wrong code for ${name}`)
    return { contactMethod: id, wrong: true }
  }
  await updateRows(work.manager, ContactMethodEntity, { verified: true }, 'id = ?', [idBytes(id)])
  await work.manager.query('DELETE FROM contact_verification WHERE contactMethodId = ?', [idBytes(id)])
  recordContact(work, method, `${work.viewer.actor.name} verified ${name}`)
  return { contactMethod: id }
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)]
  return one.length === other.length && timingSafeEqual(one, other)
}
