import { updateRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { idBytes } from '../../ids/type-id.js'
import { UserEntity } from '../people.entity.js'
import type { SetUserRoleInput } from '../people.inputs.js'
import { keepAnAdmin, lockUser } from '../people.store.js'

/** Changes what a person may do everywhere. @throws NOT_FOUND; CONFLICT for the last admin who is active */
export async function setUserRole(work: Work, { userId, role }: SetUserRoleInput) {
  if (role !== 'ADMIN') await keepAnAdmin(work, userId)
  const user = await lockUser(work, userId, ['input', 'userId'])
  if (user.role === role) return { user: userId }
  await updateRows(work.manager, UserEntity, { role }, 'id = ?', [idBytes(userId)])
  work.record({
    kind: 'USER_ROLE_CHANGED',
    subject: userId,
    summary: `${work.viewer.actor.name} changed the role of ${user.name} from ${user.role} to ${role}`,
    data: { before: { role: user.role }, after: { role } },
  })
  return { user: userId }
}
