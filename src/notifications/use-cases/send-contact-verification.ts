import { selectRow } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { conflict, DeskError } from '../../errors/desk-error.js'
import { idBytes } from '../../ids/type-id.js'
import { contactNamed, lockContact, recordContact } from '../contact.store.js'
import { ContactVerificationEntity } from '../notification.entity.js'
import type { SendContactVerificationInput } from '../notification.inputs.js'
import { betweenCodes, sendCode } from '../verification.js'

/**
 * Sends another code to a contact method; the one before holds no more.
 * @throws NOT_FOUND, FORBIDDEN; CONFLICT where it is verified; RATE_LIMITED within a minute of the last
 */
export async function sendContactVerification(work: Work, { id }: SendContactVerificationInput) {
  const { method, owner } = await lockContact(work, id)
  if (method.verified) throw conflict('The contact method is verified already.')
  const last = await selectRow(work.manager, ContactVerificationEntity, 'WHERE contactMethodId = ?', [
    idBytes(id),
  ])
  const left = last ? last.sentAt.getTime() + betweenCodes - work.now.getTime() : 0
  if (left > 0)
    throw new DeskError('RATE_LIMITED', 'A code was sent less than a minute ago.', {
      retryAfter: Math.ceil(left / 1_000),
    })
  await sendCode(work, method)
  recordContact(work, method, `${work.viewer.actor.name} had a code sent to ${contactNamed(method, owner)}`)
  return { contactMethod: id }
}
