import { updateRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { badInput } from '../../errors/desk-error.js'
import { idBytes } from '../../ids/type-id.js'
import { UserEntity } from '../people.entity.js'
import type { UpdateUserInput } from '../people.inputs.js'
import { lockUser, withFreeAddress } from '../people.store.js'

/**
 * Changes what is given of a person; the address, by which an issuer's tokens find them, only for admins.
 * @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT: the address is taken
 */
export async function updateUser(work: Work, { id, ...input }: UpdateUserInput) {
  const before = await lockUser(work, id)
  for (const field of ['name', 'email', 'timeZone'] as const) {
    if (input[field] === null) throw badInput(['input', field], 'cannot be cleared')
  }
  if (input.email != null && input.email !== before.email) work.permit({})
  const changes: Partial<UserEntity> = {
    name: input.name ?? before.name,
    email: input.email ?? before.email,
    emailKey: (input.email ?? before.email).toLowerCase(),
    timeZone: input.timeZone ?? before.timeZone,
  }
  await withFreeAddress(updateRows(work.manager, UserEntity, changes, 'id = ?', [idBytes(id)]))
  const { name, email, timeZone } = before
  work.record({
    kind: 'USER_CHANGED',
    subject: id,
    summary: `${work.viewer.actor.name} changed ${before.name}`,
    data: { before: { name, email, timeZone }, after: changes },
  })
  return { user: id }
}
