import type { Work } from '../../database/work.js'
import type { ReopenIncidentInput } from '../action.inputs.js'
import { changeStatus } from '../change-status.js'
import { lockIncident } from '../incident.store.js'
import { moves } from '../lifecycle.js'

/** The incident was not over after all; a closed one only within the reopen window. @throws NOT_FOUND, CONFLICT, INVALID_TRANSITION */
export async function reopenIncident(work: Work, { id, expectedVersion, reason }: ReopenIncidentInput) {
  const incident = await lockIncident(work, id, expectedVersion)
  await changeStatus(work, incident, moves.reopen, { note: reason })
  return { incident: id }
}
