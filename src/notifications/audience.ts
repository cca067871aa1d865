import type { Work } from '../database/work.js'
import { idBytes, idText } from '../ids/type-id.js'
import type { IncidentEntity } from '../incidents/index.js'

/** Who watches an incident. */
export async function watchersOf({ manager }: Work, { id }: IncidentEntity): Promise<string[]> {
  const rows = await manager.query<{ userId: Buffer }[]>(
    'SELECT userId FROM incident_watcher WHERE incidentId = ?',
    [idBytes(id)],
  )
  return idsOf(rows)
}

/** Who watches it, sees it through (of a team those who respond) or has a part in the response. */
export async function involvedIn(work: Work, incident: IncidentEntity): Promise<string[]> {
  const { id, ownerUserId, ownerTeamId } = incident
  const rows = await work.manager.query<{ userId: Buffer }[]>(
    `SELECT userId FROM incident_role WHERE incidentId = ?
     UNION SELECT userId FROM team_membership WHERE teamId = ? AND role IN ('MANAGER', 'RESPONDER')`,
    [idBytes(id), ownerTeamId === null ? Buffer.alloc(16) : idBytes(ownerTeamId)],
  )
  return [
    ...(await watchersOf(work, incident)),
    ...idsOf(rows),
    ...(ownerUserId === null ? [] : [ownerUserId]),
  ]
}

/** Whom the teams of the affected services keep informed. */
export async function stakeholdersOf({ manager }: Work, { facets }: IncidentEntity): Promise<string[]> {
  if (facets.serviceTeams.length === 0) return []
  const rows = await manager.query<{ userId: Buffer }[]>(
    "SELECT userId FROM team_membership WHERE teamId IN (?) AND role = 'STAKEHOLDER'",
    [facets.serviceTeams.map(idBytes)],
  )
  return idsOf(rows)
}

const idsOf = (rows: readonly { userId: Buffer }[]) => rows.map(({ userId }) => idText('user', userId))
