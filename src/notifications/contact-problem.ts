import { selectRow, selectRows } from '../database/rows.js'
import type { Work } from '../database/work.js'
import { idBytes } from '../ids/type-id.js'
import { readIncident, type IncidentEntity } from '../incidents/index.js'
import { UserEntity } from '../people/index.js'
import type { NotificationEntity } from './notification.entity.js'
import { channelNames } from './notification.events.js'
import { tellAdmins } from './notify.js'

const day = (now: Date) => now.toISOString().slice(0, 10)

/**
 * The admins hear of a contact method that does not work any more, once a day for each. Not where the message was
 * itself one of those, or a code: somebody waits for that and sees it.
 */
export async function tellContactProblem(work: Work, failed: readonly NotificationEntity[]): Promise<void> {
  const [first] = failed
  if (!first || first.cause === 'CONTACT_PROBLEM' || first.cause === 'CONTACT_VERIFICATION') return
  const recipient = await selectRow(work.manager, UserEntity, 'WHERE id = ?', [idBytes(first.recipientId)])
  const incident = first.incidentId === null ? null : await readIncident(work, first.incidentId)
  const name = recipient?.name ?? 'somebody'
  await tellAdmins(work, {
    cause: 'CONTACT_PROBLEM',
    key: `${first.contactMethodId} ${day(work.now)}`,
    incident,
    subject: `${name} was not reached by ${channelNames[first.channel]}`,
    ask: `A message to ${name} by ${channelNames[first.channel]} did not go through: ${first.lastError ?? ''} Please see to it that ${name} hears of it, and that the contact method is mended.`,
  })
}

/** The admins hear that somebody was to be paged who has no verified contact method, once for each incident. */
export async function tellUnreachable(
  work: Work,
  incident: IncidentEntity,
  userIds: readonly string[],
): Promise<void> {
  if (userIds.length === 0) return
  const people = await selectRows(work.manager, UserEntity, 'WHERE id IN (?) ORDER BY id', [
    userIds.map(idBytes),
  ])
  for (const { id, name } of people)
    await tellAdmins(work, {
      cause: 'CONTACT_PROBLEM',
      key: `${incident.id} ${id}`,
      incident,
      subject: `${name} cannot be paged`,
      ask: `${name} was to be paged and has no verified contact method. Please see to it that somebody takes the incident on.`,
    })
}
