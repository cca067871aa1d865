import { updateRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { idBytes } from '../../ids/type-id.js'
import { UserEntity } from '../people.entity.js'
import type { ReactivateUserInput } from '../people.inputs.js'
import { lockUser } from '../people.store.js'

/** Somebody is back, with the role, the teams and the keys that they had. @throws NOT_FOUND */
export async function reactivateUser(work: Work, { userId }: ReactivateUserInput) {
  const user = await lockUser(work, userId, ['input', 'userId'])
  if (user.active) return { user: userId }
  await updateRows(work.manager, UserEntity, { active: true }, 'id = ?', [idBytes(userId)])
  work.record({
    kind: 'USER_REACTIVATED',
    subject: userId,
    summary: `${work.viewer.actor.name} reactivated ${user.name}`,
  })
  return { user: userId }
}
