import type { Work } from '../../database/work.js'
import type { CloseIncidentInput } from '../action.inputs.js'
import { changeStatus } from '../change-status.js'
import { lockIncident } from '../incident.store.js'
import { moves } from '../lifecycle.js'

/** The incident is reviewed and done. @throws NOT_FOUND, CONFLICT, INVALID_TRANSITION */
export async function closeIncident(work: Work, { id, expectedVersion, note }: CloseIncidentInput) {
  const incident = await lockIncident(work, id, expectedVersion)
  await changeStatus(work, incident, moves.close, { note })
  return { incident: id }
}
