import type { Work } from '../../database/work.js'
import type { CancelIncidentInput } from '../action.inputs.js'
import { changeStatus } from '../change-status.js'
import { lockIncident } from '../incident.store.js'
import { moves } from '../lifecycle.js'

/** The incident was none. @throws NOT_FOUND, CONFLICT, INVALID_TRANSITION */
export async function cancelIncident(work: Work, { id, expectedVersion, reason }: CancelIncidentInput) {
  const incident = await lockIncident(work, id, expectedVersion)
  await changeStatus(work, incident, moves.cancel, { note: reason })
  return { incident: id }
}
