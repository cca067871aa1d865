import type { EntityManager } from 'typeorm'
import type { OrganizationRole, TeamRole, Viewer } from '../database/work.js'
import { idBytes, idText } from '../ids/type-id.js'
import { cappedTeamRole, lower } from './rights.js'

/** A person as rights are decided by. */
export interface PersonStanding {
  id: string
  organizationId: string
  name: string
  role: OrganizationRole
  active: boolean
  teams: { teamId: string; role: TeamRole }[]
}

interface PersonRow {
  id: Buffer
  organizationId: Buffer
  name: string
  role: OrganizationRole
  active: number
}

/** People by id, with their teams, in two statements for all of them. */
export async function standingOf(
  manager: EntityManager,
  ids: readonly string[],
): Promise<Map<string, PersonStanding>> {
  if (ids.length === 0) return new Map()
  const wanted = [ids.map(idBytes)]
  const [people, memberships] = await Promise.all([
    manager.query<PersonRow[]>(
      'SELECT id, organizationId, name, role, active FROM `user` WHERE id IN (?)',
      wanted,
    ),
    manager.query<{ userId: Buffer; teamId: Buffer; role: TeamRole }[]>(
      `SELECT m.userId, m.teamId, m.role FROM team_membership m JOIN team ON team.id = m.teamId
       WHERE m.userId IN (?) AND team.retiredAt IS NULL`,
      wanted,
    ),
  ])
  const found = new Map<string, PersonStanding>()
  for (const { id, organizationId, name, role, active } of people) {
    const person = { name, role, active: active !== 0, teams: [] }
    const text = idText('user', id)
    found.set(text, { id: text, organizationId: idText('organization', organizationId), ...person })
  }
  for (const { userId, teamId, role } of memberships) {
    found.get(idText('user', userId))?.teams.push({ teamId: idText('team', teamId), role })
  }
  return found
}

/** The person as a viewer; through a key they may do no more than the key, in their teams too. */
export function personViewer(
  person: PersonStanding,
  key: { id: string; role: OrganizationRole } | null = null,
): Viewer {
  const role = key ? lower(person.role, key.role) : person.role
  const teams = person.teams.flatMap(({ teamId, role: inTeam }) => {
    const capped = key ? cappedTeamRole(inTeam, key.role) : inTeam
    return capped ? [{ teamId, role: capped }] : []
  })
  return {
    organizationId: person.organizationId,
    principal: person.id,
    actor: { kind: 'USER', userId: person.id, name: person.name },
    role,
    teams,
    sight: role === 'ADMIN' ? 'ALL' : 'OWN',
    apiKeyId: key?.id ?? null,
  }
}
