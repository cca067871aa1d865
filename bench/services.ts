import { insertRows, selectRows, updateRows } from '../src/database/rows.js'
import { newId, idBytes, idText } from '../src/ids/type-id.js'
import { IncidentEntity, IncidentServiceEntity } from '../src/incidents/incident.entity.js'
import { ServiceEntity } from '../src/services/services.entity.js'
import { TeamEntity } from '../src/people/people.entity.js'
import type { World } from './world.js'

/** More than a page of the list, so that it stays full of them while others are opened on top. */
const newest = 60
const services = 12

/**
 * The log knows no services: the newest incidents get one or two each, and an owner where an earlier run has opened
 * them without. Row by row, because most of the log is closed, and what is closed the desk leaves as it is.
 */
export async function affectServices({ dataSource: { manager }, organizationId: hex }: World): Promise<void> {
  const organizationId = idText('organization', Buffer.from(hex, 'hex'))
  const made = Array.from({ length: services }, (_, index) => ({
    id: newId('service'),
    organizationId,
    name: `Service ${index + 1}`,
    maintenance: false,
  }))
  await insertRows(manager, ServiceEntity, made)
  const teams = await selectRows(manager, TeamEntity, 'ORDER BY id')
  const incidents = await selectRows(manager, IncidentEntity, 'ORDER BY number DESC LIMIT ?', [newest])
  for (const [index, { id, facets, ownerUserId, ownerTeamId }] of incidents.entries()) {
    if (facets.services.length > 0) continue
    const at = index % (services - 1)
    const affected = made.slice(at, at + 1 + (index % 2)).map((service) => service.id)
    const team = ownerUserId || ownerTeamId ? ownerTeamId : (teams[index % teams.length]?.id ?? null)
    await insertRows(
      manager,
      IncidentServiceEntity,
      affected.map((serviceId) => ({ incidentId: id, serviceId, organizationId })),
    )
    const changes = { facets: { ...facets, services: affected, ownerTeamId: team }, ownerTeamId: team }
    await updateRows(manager, IncidentEntity, changes, 'id = ?', [idBytes(id)])
  }
}
