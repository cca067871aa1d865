import { selectRows } from '../database/rows.js'
import type { Work } from '../database/work.js'
import { idBytes } from '../ids/type-id.js'
import { lockLinked, recordEvent } from '../incidents/index.js'
import { UserEntity } from '../people/index.js'
import type { NotificationEntity } from './notification.entity.js'
import type { NotificationState } from './notification.enums.js'

/** What the log says of a message: to whom, and what became of it. Never the address. */
export interface NotificationData {
  notificationId: string
  recipientId: string
  state: NotificationState
}

/** Of messages about incidents, and of those about none. */
export const changeKinds: ReadonlySet<string> = new Set(['NOTIFICATION_CHANGED', 'MESSAGE_CHANGED'])

/**
 * Records what became of messages, each an entry of its own: on the incident's timeline, or for itself where it is
 * about none. Their incidents are locked, so that the log says how they stand.
 */
export async function recordChanges(work: Work, rows: readonly NotificationEntity[]): Promise<void> {
  if (rows.length === 0) return
  const names = await namesOf(
    work,
    rows.map(({ recipientId }) => recipientId),
  )
  for (const row of [...rows].sort(byIncident)) {
    const { id, incidentId, recipientId, state } = row
    const data: NotificationData = { notificationId: id, recipientId, state }
    const summary = sentence(row, names.get(recipientId) ?? 'somebody')
    const entry = { summary, data }
    const incident = incidentId === null ? null : await lockLinked(work, incidentId)
    if (incident) recordEvent(work, incident, null, { ...entry, kind: 'NOTIFICATION_CHANGED' })
    else work.record({ ...entry, kind: 'MESSAGE_CHANGED', subject: id })
  }
}

/** In one order for all who lock several. */
const byIncident = (one: NotificationEntity, other: NotificationEntity) =>
  (one.incidentId ?? '') < (other.incidentId ?? '') ? -1 : 1

async function namesOf({ manager }: Work, ids: readonly string[]): Promise<Map<string, string>> {
  const people = await selectRows(manager, UserEntity, 'WHERE id IN (?)', [ids.map(idBytes)])
  return new Map(people.map(({ id, name }) => [id, name]))
}

export const channelNames = { EMAIL: 'e-mail', WEBHOOK: 'webhook', SLACK: 'Slack' } as const

function sentence({ cause, state, channel, lastError }: NotificationEntity, name: string): string {
  const what = cause === 'PAGE' ? 'The page' : 'The message'
  const way = `${what} to ${name} by ${channelNames[channel]}`
  if (state === 'SENT') return `${way} was sent.`
  if (state === 'FAILED') return `${way} failed: ${lastError ?? 'it did not go through.'}`
  if (state === 'SUPPRESSED') return `${way} was held back.`
  return `${way} is tried again.`
}
