import type { Work } from '../../database/work.js'
import { changeStatus } from '../change-status.js'
import { noteAdded, recordEvent } from '../incident.events.js'
import { lockEditable, touchIncident } from '../incident.store.js'
import { moves, refuseInstant } from '../lifecycle.js'
import type { AddIncidentNoteInput } from '../response.inputs.js'

/**
 * Writes something down in the timeline. A note by the reporter resumes what waits for the reporter.
 * @throws NOT_FOUND, INVALID_TRANSITION where closed or canceled, BAD_USER_INPUT
 */
export async function addIncidentNote(work: Work, { id, text, occurredAt }: AddIncidentNoteInput) {
  const locked = await lockEditable(work, id)
  if (occurredAt) refuseInstant(occurredAt, ['input', 'occurredAt'], { now: work.now })
  const { actor } = work.viewer
  const incident = await touchIncident(work, locked)
  const event = recordEvent(work, incident, null, {
    ...noteAdded(actor, text),
    ...(occurredAt ? { occurredAt } : {}),
  })
  const answers = incident.holdReason === 'AWAITING_REPORTER' && incident.reporterUserId === actor.userId
  if (answers && actor.userId) await changeStatus(work, incident, moves.start)
  return { incident: id, event }
}
