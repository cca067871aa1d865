import type { Work } from '../../database/work.js'
import type { StartIncidentInput } from '../action.inputs.js'
import { changeStatus } from '../change-status.js'
import { lockIncident } from '../incident.store.js'
import { moves } from '../lifecycle.js'

/** Work begins, or goes on after a hold, or again because it got worse. @throws NOT_FOUND, CONFLICT, INVALID_TRANSITION */
export async function startIncident(work: Work, { id, expectedVersion, note }: StartIncidentInput) {
  const incident = await lockIncident(work, id, expectedVersion)
  await changeStatus(work, incident, moves.start, { note })
  return { incident: id }
}
