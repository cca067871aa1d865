import type { Work } from '../../database/work.js'
import type { AssignIncidentInput } from '../action.inputs.js'
import { ownerChanged, recordEvent } from '../incident.events.js'
import { applyChange, lockEditable } from '../incident.store.js'
import { findOwner } from '../references.js'

/** Gives the incident to a user or a team, or to nobody. @throws NOT_FOUND, CONFLICT, INVALID_TRANSITION, BAD_USER_INPUT */
export async function assignIncident(
  work: Work,
  { id, expectedVersion, ownerId, note }: AssignIncidentInput,
) {
  const incident = await lockEditable(work, id, expectedVersion)
  const from = incident.ownerUserId ?? incident.ownerTeamId
  const { owner, named } = await findOwner(work, ownerId, ['input', 'ownerId'], from)
  if (from === (named?.id ?? null)) return { incident: id }
  const after = await applyChange(work, incident, owner)
  recordEvent(work, after, incident.facets, ownerChanged(work.viewer.actor, from, named, note ?? null))
  return { incident: id }
}
