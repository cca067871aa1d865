import { selectRows } from '../database/rows.js'
import type { NewEntry, Work } from '../database/work.js'
import { conflict } from '../errors/desk-error.js'
import { idBytes } from '../ids/type-id.js'
import { IncidentEntity } from './incident.entity.js'
import { sees } from './visibility.js'

const named = 100

/** A team that owns open incidents cannot be retired. @throws CONFLICT with `users`, the ids of those that the viewer may see */
export async function refuseRetiringTeam(work: Work, entry: NewEntry): Promise<void> {
  const owned = await selectRows(
    work.manager,
    IncidentEntity,
    'WHERE ownerTeamId = ? AND open ORDER BY number LIMIT ?',
    [idBytes(entry.subject), named],
  )
  refuse(work, owned, 'The team owns open incidents.')
}

/** A service that open incidents affect cannot be retired. @throws CONFLICT with `users`, the ids of those that the viewer may see */
export async function refuseRetiringService(work: Work, entry: NewEntry): Promise<void> {
  const affecting = await selectRows(
    work.manager,
    IncidentEntity,
    `JOIN incident_service s ON s.incidentId = incident.id
     WHERE s.serviceId = ? AND incident.open ORDER BY incident.number LIMIT ?`,
    [idBytes(entry.subject), named],
  )
  refuse(work, affecting, 'The service is affected by open incidents.')
}

function refuse({ viewer }: Work, users: IncidentEntity[], message: string): void {
  const shown = users.filter(({ facets }) => sees(viewer, facets)).map(({ id }) => id)
  if (users.length > 0) throw conflict(message, { users: shown })
}
