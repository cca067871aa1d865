import { insertRows } from '../database/rows.js'
import type { Work } from '../database/work.js'
import { idBytes, idText } from '../ids/type-id.js'
import { IncidentReaderEntity, type IncidentEntity } from './incident.entity.js'

/**
 * The incident with those who may read it among its facets, and in the table that lists ask: only where it is
 * restricted, so that all others pay nothing. Who works on it is read as it stands in this transaction.
 */
export async function withReaders(
  work: Work,
  incident: IncidentEntity,
  before: IncidentEntity | null,
): Promise<IncidentEntity> {
  if (!incident.restricted && !before?.restricted) return incident
  const readers = incident.restricted ? await readersOf(work, incident) : []
  const known = before?.facets.readers ?? []
  if (readers.join() !== known.join()) await replaceReaders(work, incident, readers)
  if (!incident.restricted) return incident
  return { ...incident, facets: { ...incident.facets, readers } }
}

/** Contract: Incident.restricted. Admins need not be named. */
async function readersOf({ manager }: Work, incident: IncidentEntity): Promise<string[]> {
  const id = idBytes(incident.id)
  const involved = await manager.query<{ userId: Buffer }[]>(
    `SELECT userId FROM incident_role WHERE incidentId = ?
     UNION SELECT userId FROM incident_watcher WHERE incidentId = ?
     UNION SELECT assigneeId FROM incident_task WHERE incidentId = ? AND assigneeId IS NOT NULL
     UNION SELECT userId FROM escalation_notice WHERE incidentId = ?`,
    [id, id, id, id],
  )
  const readers = [
    incident.reporterUserId,
    incident.reporterKeyId,
    incident.ownerUserId,
    incident.ownerTeamId,
    ...incident.facets.serviceTeams,
    ...involved.map(({ userId }) => idText('user', userId)),
  ]
  return [...new Set(readers.filter((reader) => reader !== null))].sort()
}

async function replaceReaders(work: Work, { id, organizationId }: IncidentEntity, readers: string[]) {
  await work.manager.query('DELETE FROM incident_reader WHERE incidentId = ?', [idBytes(id)])
  await insertRows(
    work.manager,
    IncidentReaderEntity,
    readers.map((reader) => ({ incidentId: id, readerId: idBytes(reader), organizationId })),
  )
}
