import type { EntityManager } from 'typeorm'
import { selectSettings } from '../database/settings.js'
import type { Work } from '../database/work.js'
import { idBytes, prefixOf } from '../ids/type-id.js'
import { onCallAt, requireSchedule } from '../on-call/index.js'
import { requireActiveUser, requireTeam, UserEntity } from '../people/index.js'

type Path = (string | number)[]

/** Whoever may be paged: a person who is active, a team, a schedule. @throws NOT_FOUND, BAD_USER_INPUT */
export async function requireTarget(
  work: Work,
  id: string,
  path: Path,
): Promise<{ id: string; name: string }> {
  if (prefixOf(id) === 'team') return requireTeam(work, id, path)
  if (prefixOf(id) === 'on_call_schedule') return requireSchedule(work, id, path)
  return requireActiveUser(work, id, path)
}

/** Whom targets name at one instant, each once: active people, of a team those who respond, of a schedule who is on call. */
export async function peopleReached(
  manager: EntityManager,
  organizationId: string,
  targetIds: readonly string[],
  at: Date,
): Promise<readonly UserEntity[]> {
  const named = (prefix: string) => targetIds.filter((id) => prefixOf(id) === prefix)
  const schedules = named('on_call_schedule')
  const onCall =
    schedules.length > 0 ? await onCallAt(manager, organizationId, schedules, at) : new Map<string, null>()
  const people = [...named('user'), ...[...onCall.values()].filter((id) => id !== null)]
  const bytesOf = (ids: readonly string[]) => [Buffer.alloc(16), ...ids.map(idBytes)]
  return selectSettings(
    manager,
    UserEntity,
    `WHERE organizationId = ? AND active AND (id IN (?) OR id IN (
       SELECT m.userId FROM team_membership m JOIN team ON team.id = m.teamId AND team.retiredAt IS NULL
       WHERE m.teamId IN (?) AND m.role IN ('MANAGER', 'RESPONDER')))
     ORDER BY name, id`,
    [idBytes(organizationId), bytesOf(people), bytesOf(named('team'))],
  )
}
