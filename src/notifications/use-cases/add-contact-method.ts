import { insertRows, selectRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { badInput } from '../../errors/desk-error.js'
import { idBytes, newId } from '../../ids/type-id.js'
import { ContactMethodEntity, requireActiveUser } from '../../people/index.js'
import { addressFault } from '../contact-address.js'
import { newSigningSecret } from '../channels/webhook.js'
import { contactNamed, recordContact } from '../contact.store.js'
import { ContactSecretEntity } from '../notification.entity.js'
import type { AddContactMethodInput } from '../notification.inputs.js'
import { sendCode } from '../verification.js'

/** Where an answer carries the secret of a webhook: JSON keeps nothing under a symbol. */
export const secretShown = Symbol('secret')

export interface ContactMethodAdded {
  contactMethod: string
  [secretShown]?: string
}

/** So many ways to reach one person. */
const most = 10

/**
 * A new way to reach a person, to which a code is sent at once: no page goes there before it is verified.
 * @throws NOT_FOUND, FORBIDDEN; BAD_USER_INPUT for an address that is none or that the person has already
 */
export async function addContactMethod(
  work: Work,
  input: AddContactMethodInput,
): Promise<ContactMethodAdded> {
  const { channel, label = null } = input
  const address = input.address.trim()
  const userId = input.userId ?? work.viewer.actor.userId
  if (userId === null) throw badInput(['input', 'userId'], 'must be given: the viewer is no person')
  const owner = await requireActiveUser(work, userId, ['input', 'userId'])
  work.permit({ user: userId })
  const fault = addressFault(channel, address)
  if (fault) throw badInput(['input', 'address'], fault)
  const known = await selectRows(work.manager, ContactMethodEntity, 'WHERE userId = ? FOR UPDATE', [
    idBytes(userId),
  ])
  if (known.some((method) => method.channel === channel && method.address === address))
    throw badInput(['input', 'address'], 'is one of the contact methods already')
  if (known.length >= most) throw badInput(['input', 'address'], `would be one more than ${most}`)
  const { organizationId, actor } = work.viewer
  const method: ContactMethodEntity = {
    id: newId('contact_method'),
    organizationId,
    userId,
    channel,
    address,
    label,
    verified: false,
  }
  await insertRows(work.manager, ContactMethodEntity, [method])
  const secret = channel === 'WEBHOOK' ? newSigningSecret() : null
  if (secret !== null)
    await insertRows(work.manager, ContactSecretEntity, [
      { contactMethodId: method.id, organizationId, secret },
    ])
  await sendCode(work, method)
  recordContact(work, method, `${actor.name} added ${contactNamed(method, owner)}`)
  return { contactMethod: method.id, ...(secret === null ? {} : { [secretShown]: secret }) }
}
