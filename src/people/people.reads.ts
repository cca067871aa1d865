import type { Context } from '../access/context.js'
import { byId, manyBy, settingById } from '../access/loaders.js'
import { readPage, type KeyColumn } from '../connections/keyset.js'
import type { PageInput } from '../connections/page.js'
import { idBytes } from '../ids/type-id.js'
import { ContactMethodEntity, TeamEntity, TeamMembershipEntity, UserEntity } from './people.entity.js'

export const userById = settingById('user', UserEntity)
export const teamById = settingById('team', TeamEntity)
export const contactMethodById = byId('contact_method', ContactMethodEntity)
export const membershipsOfUser = manyBy('memberships of user', TeamMembershipEntity, 'userId', 'teamId')
export const membershipsOfTeam = manyBy('memberships of team', TeamMembershipEntity, 'teamId', 'userId')
export const contactMethodsOfUser = manyBy('contact methods of user', ContactMethodEntity, 'userId', 'id')

/** By name, then by id, so that equal names have an order too. */
function byName<T extends { name: string; id: string }>(table: string): KeyColumn<T>[] {
  return [
    { sql: `\`${table}\`.name`, value: (row) => row.name, kind: 'text' },
    { sql: `\`${table}\`.id`, value: (row) => idBytes(row.id), kind: 'id' },
  ]
}

/** For LIKE: what somebody typed stands for itself. */
export const containing = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`

export function pageOfUsers(context: Context, page: PageInput, search?: string | null) {
  const organization = idBytes(context.viewer.organizationId)
  return readPage(
    context.manager,
    {
      entity: UserEntity,
      where: `organizationId = ? AND active${search ? ' AND (name LIKE ? OR CONVERT(emailKey USING utf8mb4) LIKE ?)' : ''}`,
      parameters: search
        ? [organization, containing(search), containing(search.toLowerCase())]
        : [organization],
      order: byName<UserEntity>('user'),
    },
    page,
  )
}

export function pageOfTeams(context: Context, page: PageInput, search?: string | null) {
  const organization = idBytes(context.viewer.organizationId)
  return readPage(
    context.manager,
    {
      entity: TeamEntity,
      where: `organizationId = ? AND retiredAt IS NULL${search ? ' AND name LIKE ?' : ''}`,
      parameters: search ? [organization, containing(search)] : [organization],
      order: byName<TeamEntity>('team'),
    },
    page,
  )
}
