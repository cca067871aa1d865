import { selectRow, selectRows } from '../database/rows.js'
import { classifyFailure } from '../database/lost-race.js'
import type { Work } from '../database/work.js'
import { badInput, conflict, notFound } from '../errors/desk-error.js'
import { idBytes, isId } from '../ids/type-id.js'
import { TeamEntity, UserEntity } from './people.entity.js'

type Path = (string | number)[]

/** The person whom the viewer wants to change, locked until the end of the work. @throws NOT_FOUND, FORBIDDEN */
export async function lockUser(work: Work, id: string, path: Path = ['input', 'id']): Promise<UserEntity> {
  const user = isId('user', id)
    ? await selectRow(work.manager, UserEntity, 'WHERE id = ? AND organizationId = ? FOR UPDATE', [
        idBytes(id),
        idBytes(work.viewer.organizationId),
      ])
    : null
  if (!user) throw notFound(path)
  work.permit({ user: id })
  return user
}

/** The team that the viewer wants to change, locked. @throws NOT_FOUND, also for a retired one; FORBIDDEN */
export async function lockTeam(work: Work, id: string, path: Path = ['input', 'id']): Promise<TeamEntity> {
  const team = isId('team', id)
    ? await selectRow(
        work.manager,
        TeamEntity,
        'WHERE id = ? AND organizationId = ? AND retiredAt IS NULL FOR UPDATE',
        [idBytes(id), idBytes(work.viewer.organizationId)],
      )
    : null
  if (!team) throw notFound(path)
  work.permit({ teams: [id] })
  return team
}

/** People by id; every one must be there. @throws NOT_FOUND with the path of the first that is not */
export async function requireUsers(work: Work, ids: readonly string[], pathOf: (index: number) => Path) {
  const known = ids.filter((id) => isId('user', id))
  const rows =
    known.length > 0
      ? await selectRows(work.manager, UserEntity, 'WHERE id IN (?) AND organizationId = ?', [
          known.map(idBytes),
          idBytes(work.viewer.organizationId),
        ])
      : []
  const found = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id, index) => {
    const user = found.get(id)
    if (!user) throw notFound(pathOf(index))
    return user
  })
}

/** One person. @throws NOT_FOUND */
export async function requireUser(work: Work, id: string, path: Path): Promise<UserEntity> {
  const [user] = await requireUsers(work, [id], () => path)
  return user as UserEntity
}

/** One person to whom something new is given. @throws NOT_FOUND, BAD_USER_INPUT where they have left */
export async function requireActiveUser(work: Work, id: string, path: Path): Promise<UserEntity> {
  const user = await requireUser(work, id, path)
  refuseInactive(user, path)
  return user
}

/** @throws BAD_USER_INPUT */
export function refuseInactive({ active }: UserEntity, path: Path): void {
  if (!active) throw badInput(path, 'is not active')
}

/** Keeps the organisation an admin while one person is demoted or deactivated. @throws CONFLICT */
export async function keepAnAdmin(work: Work, without: string): Promise<void> {
  if (await isLastAdmin(work, without)) {
    throw conflict('It is the last active person with the role ADMIN. Give it to somebody else first.')
  }
}

/**
 * Whether nobody else who is active has the role ADMIN. The rows of all who do are locked, so that two who take it
 * from each other at once are told one after the other.
 */
export async function isLastAdmin(work: Work, id: string): Promise<boolean> {
  const admins = await selectRows(
    work.manager,
    UserEntity,
    "WHERE organizationId = ? AND role = 'ADMIN' AND active ORDER BY id FOR UPDATE",
    [idBytes(work.viewer.organizationId)],
  )
  return admins.length === 1 && admins[0]?.id === id
}

/** A team that is not retired. @throws NOT_FOUND */
export async function requireTeam(work: Work, id: string, path: Path): Promise<TeamEntity> {
  const team = isId('team', id)
    ? await selectRow(
        work.manager,
        TeamEntity,
        'WHERE id = ? AND organizationId = ? AND retiredAt IS NULL LOCK IN SHARE MODE',
        [idBytes(id), idBytes(work.viewer.organizationId)],
      )
    : null
  if (!team) throw notFound(path)
  return team
}

/** Runs a write that a unique address may refuse. @throws BAD_USER_INPUT where somebody has it */
export async function withFreeAddress<T>(write: Promise<T>): Promise<T> {
  try {
    return await write
  } catch (error) {
    if (classifyFailure(error) === 'duplicate') throw badInput(['input', 'email'], 'belongs to somebody else')
    throw error
  }
}
