import { selectRow, selectRows } from '../database/rows.js'
import type { NewEntry, Work } from '../database/work.js'
import { idBytes } from '../ids/type-id.js'
import { TeamEntity } from '../people/index.js'
import { ServiceEntity } from '../services/index.js'
import { IncidentEntity } from './incident.entity.js'
import { storeChanges } from './incident.rows.js'
import { withReaders } from './readers.js'
import { recordEvent, updated } from './incident.events.js'

interface Owned {
  name: string
  ownerTeamId: string | null
}

/**
 * A service went to another team: its open incidents now belong to that team's board, and leave the other one's;
 * restricted ones are now read by that team, also where they are over. Nothing of their own changed, so their
 * version stays.
 */
export async function followServiceToItsTeam(work: Work, entry: NewEntry): Promise<void> {
  const { before, after } = entry.data as { before: Owned; after: Owned }
  if (before.ownerTeamId === after.ownerTeamId) return
  const affected = await selectRows(
    work.manager,
    IncidentEntity,
    `JOIN incident_service s ON s.incidentId = incident.id
     WHERE s.serviceId = ? AND (incident.open OR incident.restricted) ORDER BY incident.id FOR UPDATE`,
    [idBytes(entry.subject)],
  )
  const change = {
    field: 'services',
    before: await told(work, before),
    after: await told(work, after),
  }
  for (const incident of affected) {
    const moved = { ...incident.facets, serviceTeams: await teamsOf(work, incident.facets.services) }
    const { facets } = await withReaders(work, { ...incident, facets: moved }, incident)
    await storeChanges(work, incident, { facets, updatedAt: work.now })
    recordEvent(work, { ...incident, facets }, incident.facets, updated(work.viewer.actor, [change]))
  }
}

async function teamsOf(work: Work, services: string[]): Promise<string[]> {
  const rows = await selectRows(work.manager, ServiceEntity, 'WHERE id IN (?)', [services.map(idBytes)])
  return [...new Set(rows.map(({ ownerTeamId }) => ownerTeamId).filter((id) => id !== null))]
}

/** `Checkout (Payments)`: a service and who owns it. */
async function told(work: Work, { name, ownerTeamId }: Owned): Promise<string> {
  if (!ownerTeamId) return name
  const team = await selectRow(work.manager, TeamEntity, 'WHERE id = ?', [idBytes(ownerTeamId)])
  return `${name} (${team?.name ?? ownerTeamId})`
}
