import { updateRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { idBytes } from '../../ids/type-id.js'
import { UserEntity } from '../people.entity.js'
import type { DeactivateUserInput } from '../people.inputs.js'
import { keepAnAdmin, lockUser } from '../people.store.js'

/**
 * Somebody has left: their keys and tokens work no more, and nothing new is given to them. What is theirs stays
 * theirs until somebody else takes it. @throws NOT_FOUND; CONFLICT for the last admin who is active
 */
export async function deactivateUser(work: Work, { userId }: DeactivateUserInput) {
  await keepAnAdmin(work, userId)
  const user = await lockUser(work, userId, ['input', 'userId'])
  if (!user.active) return { user: userId }
  await updateRows(work.manager, UserEntity, { active: false }, 'id = ?', [idBytes(userId)])
  work.record({
    kind: 'USER_DEACTIVATED',
    subject: userId,
    summary: `${work.viewer.actor.name} deactivated ${user.name}`,
  })
  return { user: userId }
}
