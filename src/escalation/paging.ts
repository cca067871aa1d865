import type { Work } from '../database/work.js'
import type { IncidentEntity } from '../incidents/index.js'
import {
  about,
  ensureSigningKey,
  notify,
  suppressGroup,
  tellAdmins,
  tellUnreachable,
} from '../notifications/index.js'
import type { EscalationEntity } from './escalation.entity.js'

/** Pages those who are told at the step on which the ladder stands; the admins hear of who cannot be reached. */
export async function pageStep(
  work: Work,
  incident: IncidentEntity,
  { id, round, position, nextStepAt }: EscalationEntity,
  userIds: readonly string[],
): Promise<void> {
  await ensureSigningKey(work)
  const { unreachable } = await notify(work, {
    cause: 'PAGE',
    key: `${id}:${round}:${position}`,
    incident,
    recipients: userIds,
    subject: about(incident),
    ask: 'Please acknowledge it and take it on.',
    by: nextStepAt,
    group: id,
  })
  await tellUnreachable(work, incident, unreachable)
}

/** Nobody needs the pages of the ladder any more that still wait. */
export const endPages = (work: Work, { id }: EscalationEntity) => suppressGroup(work, id)

/** The admins hear that nobody answered. */
export async function tellExhausted(
  work: Work,
  incident: IncidentEntity,
  { id }: EscalationEntity,
): Promise<void> {
  await tellAdmins(work, {
    cause: 'LADDER_EXHAUSTED',
    key: id,
    incident,
    group: id,
    subject: about(incident),
    ask: 'The escalation came to its end and nobody answered. Please see to it that somebody takes the incident on.',
  })
}
