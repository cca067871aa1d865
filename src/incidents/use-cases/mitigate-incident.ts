import type { Work } from '../../database/work.js'
import type { MitigateIncidentInput } from '../action.inputs.js'
import { changeStatus } from '../change-status.js'
import { lockIncident } from '../incident.store.js'
import { moves } from '../lifecycle.js'

/** The impact is over. @throws NOT_FOUND, CONFLICT, INVALID_TRANSITION */
export async function mitigateIncident(work: Work, { id, expectedVersion, note }: MitigateIncidentInput) {
  const incident = await lockIncident(work, id, expectedVersion)
  await changeStatus(work, incident, moves.mitigate, { note })
  return { incident: id }
}
