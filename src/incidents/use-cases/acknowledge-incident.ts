import type { Work } from '../../database/work.js'
import type { AcknowledgeIncidentInput } from '../action.inputs.js'
import { changeStatus } from '../change-status.js'
import { lockIncident } from '../incident.store.js'
import { moves } from '../lifecycle.js'

/**
 * Somebody takes the incident. One that is acknowledged or further stays as it is, and remembers who took note:
 * a late acknowledgement never undoes anything. @throws NOT_FOUND, CONFLICT, INVALID_TRANSITION where canceled
 */
export async function acknowledgeIncident(
  work: Work,
  { id, expectedVersion, note }: AcknowledgeIncidentInput,
) {
  const incident = await lockIncident(work, id, expectedVersion)
  const taken = incident.status !== 'OPEN' && incident.status !== 'CANCELED'
  await changeStatus(work, incident, taken ? { to: incident.status, from: [] } : moves.acknowledge, { note })
  return { incident: id }
}
