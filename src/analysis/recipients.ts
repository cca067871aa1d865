import { selectRows } from '../database/rows.js'
import type { Work } from '../database/work.js'
import { idBytes, idText } from '../ids/type-id.js'
import type { IncidentEntity } from '../incidents/index.js'
import { TeamMembershipEntity } from '../people/index.js'

interface Owned {
  ownerUserId: string | null
  ownerTeamId: string | null
}

/** Who sees to it: the owner, of a team who leads it; of nobody's incident who leads the teams of its services. */
export async function keepersOf(
  work: Work,
  owned: Owned,
  otherTeams: readonly string[] = [],
): Promise<string[]> {
  if (owned.ownerUserId !== null) return [owned.ownerUserId]
  return leadersOf(work, owned.ownerTeamId === null ? otherTeams : [owned.ownerTeamId])
}

/** Who hears of it when it is overdue: who leads the owner's team, or the teams of the person who owns it. */
export async function aboveKeepersOf(
  work: Work,
  owned: Owned,
  otherTeams: readonly string[] = [],
): Promise<string[]> {
  if (owned.ownerTeamId !== null) return leadersOf(work, [owned.ownerTeamId])
  if (owned.ownerUserId === null) return leadersOf(work, otherTeams)
  const own = await selectRows(work.manager, TeamMembershipEntity, 'WHERE userId = ?', [
    idBytes(owned.ownerUserId),
  ])
  return leadersOf(
    work,
    own.filter(({ role }) => role !== 'STAKEHOLDER').map(({ teamId }) => teamId),
  )
}

/** The managers of each team; where a team has none, those who respond. */
async function leadersOf({ manager }: Work, teamIds: readonly string[]): Promise<string[]> {
  if (teamIds.length === 0) return []
  const members = await selectRows(
    manager,
    TeamMembershipEntity,
    "WHERE teamId IN (?) AND role <> 'STAKEHOLDER' ORDER BY teamId, userId",
    [teamIds.map(idBytes)],
  )
  return teamIds.flatMap((id) => {
    const team = members.filter(({ teamId }) => teamId === id)
    const managers = team.filter(({ role }) => role === 'MANAGER')
    return (managers.length > 0 ? managers : team).map(({ userId }) => userId)
  })
}

/** Those of the people who see all of these incidents: of what is restricted nobody else is told. */
export async function amongReaders(
  { manager }: Work,
  incidents: readonly IncidentEntity[],
  userIds: readonly string[],
): Promise<string[]> {
  let left = [...new Set(userIds)]
  for (const { id, restricted } of incidents) {
    if (!restricted || left.length === 0) continue
    const rows = await manager.query<{ id: Buffer }[]>(
      `SELECT u.id FROM user u WHERE u.id IN (?) AND (u.role = 'ADMIN' OR EXISTS (
         SELECT 1 FROM incident_reader r WHERE r.incidentId = ? AND (r.readerId = u.id OR r.readerId IN (
           SELECT m.teamId FROM team_membership m JOIN team ON team.id = m.teamId AND team.retiredAt IS NULL
           WHERE m.userId = u.id))))`,
      [left.map(idBytes), idBytes(id)],
    )
    const seeing = new Set(rows.map((row) => idText('user', row.id)))
    left = left.filter((userId) => seeing.has(userId))
  }
  return left
}
