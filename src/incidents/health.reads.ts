import type { EntityManager } from 'typeorm'
import type { Context } from '../access/context.js'
import type { Severity } from '../classification/index.js'
import { idBytes, idText } from '../ids/type-id.js'
import type { IncidentStatus } from './incident.enums.js'

export interface OpenIncident {
  severity: Severity
  status: IncidentStatus
}

/**
 * Which severities and statuses the real open incidents of services have; one query for all of them. Restricted
 * ones count for nobody: a health that differs from viewer to viewer would tell of them.
 */
export async function openIncidentsOf(
  manager: EntityManager,
  serviceIds: readonly string[],
): Promise<Map<string, OpenIncident[]>> {
  const rows =
    serviceIds.length > 0
      ? await manager.query<(OpenIncident & { serviceId: Buffer })[]>(
          `SELECT DISTINCT s.serviceId, i.severity, i.status FROM incident_service s
           JOIN incident i ON i.id = s.incidentId WHERE s.serviceId IN (?) AND i.open AND NOT i.drill AND NOT i.restricted`,
          [serviceIds.map(idBytes)],
        )
      : []
  const found = new Map<string, OpenIncident[]>(serviceIds.map((id) => [id, []]))
  for (const { serviceId, ...incident } of rows) found.get(idText('service', serviceId))?.push(incident)
  return found
}

export const openIncidentsByService = {
  name: 'open incidents by service',
  read: async (context: Context, ids: readonly string[]): Promise<OpenIncident[][]> => {
    const found = await openIncidentsOf(context.manager, ids)
    return ids.map((id) => found.get(id) ?? [])
  },
}
