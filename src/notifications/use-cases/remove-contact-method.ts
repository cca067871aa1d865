import type { Work } from '../../database/work.js'
import { idBytes } from '../../ids/type-id.js'
import { contactNamed, lockContact, recordContact } from '../contact.store.js'
import type { RemoveContactMethodInput } from '../notification.inputs.js'
import { suppressContact } from '../suppress.js'

/** Takes a way to reach a person away, with its rule; what waits to go there goes nowhere. @throws NOT_FOUND, FORBIDDEN */
export async function removeContactMethod(work: Work, { id }: RemoveContactMethodInput) {
  const { method, owner } = await lockContact(work, id)
  await suppressContact(work, id)
  const place = [idBytes(id)]
  await work.manager.query('DELETE FROM contact_method WHERE id = ?', place)
  await work.manager.query('DELETE FROM notification_rule WHERE contactMethodId = ?', place)
  await work.manager.query('DELETE FROM contact_verification WHERE contactMethodId = ?', place)
  await work.manager.query('DELETE FROM contact_secret WHERE contactMethodId = ?', place)
  await work.manager.query('DELETE FROM contact_pace WHERE contactMethodId = ?', place)
  recordContact(work, method, `${work.viewer.actor.name} removed ${contactNamed(method, owner)}`)
  return { user: owner.id }
}
