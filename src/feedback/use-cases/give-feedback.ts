import { insertRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { DeskError } from '../../errors/desk-error.js'
import { lockIncident } from '../../incidents/index.js'
import { FeedbackEntity } from '../feedback.entity.js'
import type { GiveFeedbackInput } from '../feedback.types.js'

/**
 * Somebody says how an incident was handled; a second word replaces the first. It is about the response and no part
 * of it: it stands in the log as an act of that person, not in the timeline, and keeps no incident from closing.
 * @throws NOT_FOUND; INVALID_TRANSITION where it is not resolved or closed; FORBIDDEN for a program
 */
export async function giveFeedback(work: Work, { incidentId, rating, comment = null }: GiveFeedbackInput) {
  const { actor, organizationId } = work.viewer
  const { userId, name } = actor
  if (userId === null) throw new DeskError('FORBIDDEN', 'Only people say how an incident was handled.')
  const { id, number, status } = await lockIncident(work, incidentId, null, ['input', 'incidentId'])
  if (status !== 'RESOLVED' && status !== 'CLOSED')
    throw new DeskError('INVALID_TRANSITION', `The incident is ${status}: wait until it is resolved.`, {
      status,
    })
  await insertRows(
    work.manager,
    FeedbackEntity,
    [{ incidentId: id, userId, organizationId, rating, comment, at: work.now }],
    'ON DUPLICATE KEY UPDATE rating = VALUES(rating), comment = VALUES(comment), at = VALUES(at)',
  )
  work.record({
    kind: 'FEEDBACK_GIVEN',
    subject: userId,
    summary: `${name} gave INC-${number} ${rating} of 5`,
    data: { incidentId: id, rating, comment },
  })
  return { incident: id }
}
