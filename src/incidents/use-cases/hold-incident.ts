import type { Work } from '../../database/work.js'
import { badInput } from '../../errors/desk-error.js'
import type { HoldIncidentInput } from '../action.inputs.js'
import { changeStatus } from '../change-status.js'
import { recordEvent, statusChanged } from '../incident.events.js'
import { applyChange, lockIncident } from '../incident.store.js'
import { moves } from '../lifecycle.js'

/**
 * The incident waits. One that is on hold already takes another reason or instant; asked for what is so, it only
 * remembers who asked. @throws NOT_FOUND, CONFLICT, INVALID_TRANSITION, BAD_USER_INPUT where `until` is past
 */
export async function holdIncident(
  work: Work,
  { id, expectedVersion, note, reason, until }: HoldIncidentInput,
) {
  const incident = await lockIncident(work, id, expectedVersion)
  if (until && until <= work.now) throw badInput(['input', 'until'], 'must lie in the future')
  const changes = { holdReason: reason, heldUntil: until ?? null }
  const differs =
    incident.holdReason !== reason || incident.heldUntil?.getTime() !== changes.heldUntil?.getTime()
  if (incident.status === 'ON_HOLD' && differs) {
    const after = await applyChange(work, incident, changes)
    const change = { from: incident.status, to: incident.status, holdReason: reason, note: note ?? null }
    recordEvent(work, after, incident.facets, statusChanged(work.viewer.actor, change))
  } else {
    await changeStatus(work, incident, moves.hold, { note, holdReason: reason, changes })
  }
  return { incident: id }
}
