import { createHash } from 'node:crypto'
import { insertRows } from '../database/rows.js'
import { selectSettings } from '../database/settings.js'
import type { Work } from '../database/work.js'
import { idBytes, newId } from '../ids/type-id.js'
import type { IncidentEntity } from '../incidents/index.js'
import { ContactMethodEntity, UserEntity } from '../people/index.js'
import { NotificationEntity, NotificationRuleEntity } from './notification.entity.js'
import type { NotificationCause } from './notification.enums.js'
import { waysFor } from './ways.js'

/** What people are to be told, and why. */
export interface Notice {
  cause: NotificationCause
  /** Whoever is told for this key is told once on each way, whatever is asked for again. */
  key: string
  incident: IncidentEntity | null
  /** Where it is about one. */
  analysisId?: string | null
  actionItemId?: string | null
  recipients: readonly string[]
  /** One line: what it is about. */
  subject: string
  /** What is asked of the reader, one sentence. */
  ask: string
  /** Until when. */
  by?: Date | null
  /** Whatever `suppress` later ends. */
  group?: string | null
}

const urgent = new Set<NotificationCause>(['PAGE', 'LADDER_EXHAUSTED', 'CONTACT_PROBLEM'])
const longestSubject = 300
/** Of a text that people wrote; the rest is where the link leads. */
const longestAsk = 4_000

/**
 * Tells active people, on the ways that they have chosen, once the transaction has committed. Answers those who have
 * no verified way to be reached.
 */
export async function notify(work: Work, notice: Notice): Promise<{ unreachable: string[] }> {
  const people = await activeAmong(work, notice.recipients)
  const methods = await methodsOf(work, people)
  const rules = await rulesOf(work, people)
  const unreachable: string[] = []
  const rows: NotificationEntity[] = []
  for (const recipientId of people) {
    const own = methods.filter(({ userId }) => userId === recipientId)
    if (own.length === 0) unreachable.push(recipientId)
    const ownRules = rules.filter(({ userId }) => userId === recipientId)
    for (const { contactMethodId, delay } of waysFor(own, ownRules, notice.cause === 'PAGE')) {
      const method = own.find(({ id }) => id === contactMethodId)
      if (method) rows.push(rowOf(work, notice, method, delay))
    }
  }
  await insertRows(work.manager, NotificationEntity, rows, 'ON DUPLICATE KEY UPDATE id = notification.id')
  return { unreachable }
}

/** A message to one contact method. */
export function rowOf(
  work: Work,
  { cause, key, incident, subject, ask, by = null, group = null, ...about }: Omit<Notice, 'recipients'>,
  { id: contactMethodId, userId, channel, address }: ContactMethodEntity,
  delay = 0,
): NotificationEntity {
  return {
    id: newId('notification'),
    organizationId: work.viewer.organizationId,
    cause,
    causeKey: createHash('sha256').update(`${cause} ${key}`).digest(),
    incidentId: incident?.id ?? null,
    analysisId: about.analysisId ?? null,
    actionItemId: about.actionItemId ?? null,
    groupId: group,
    recipientId: userId,
    contactMethodId,
    channel,
    address,
    subject: [...subject].slice(0, longestSubject).join(''),
    asked: { ask: shortened(ask), by: by?.toISOString() ?? null },
    urgent: urgent.has(cause),
    state: 'PENDING',
    attempts: 0,
    lastError: null,
    bundleId: null,
    dueAt: new Date(work.now.getTime() + delay),
    claimToken: null,
    createdAt: work.now,
    sentAt: null,
  }
}

const shortened = (text: string) => (text.length <= longestAsk ? text : `${text.slice(0, longestAsk)}…`)

/** Tells all admins: of what nobody else would hear. */
export async function tellAdmins(work: Work, notice: Omit<Notice, 'recipients'>): Promise<void> {
  const admins = await selectSettings(
    work.manager,
    UserEntity,
    "WHERE organizationId = ? AND role = 'ADMIN' AND active ORDER BY id",
    [idBytes(work.viewer.organizationId)],
  )
  await notify(work, { ...notice, recipients: admins.map(({ id }) => id) })
}

async function activeAmong({ manager, viewer }: Work, ids: readonly string[]): Promise<string[]> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return []
  const found = await selectSettings(
    manager,
    UserEntity,
    'WHERE id IN (?) AND organizationId = ? AND active ORDER BY id',
    [wanted.map(idBytes), idBytes(viewer.organizationId)],
  )
  return found.map(({ id }) => id)
}

async function methodsOf(
  { manager }: Work,
  userIds: readonly string[],
): Promise<readonly ContactMethodEntity[]> {
  if (userIds.length === 0) return []
  return selectSettings(manager, ContactMethodEntity, 'WHERE userId IN (?) AND verified ORDER BY id', [
    userIds.map(idBytes),
  ])
}

async function rulesOf(
  { manager }: Work,
  userIds: readonly string[],
): Promise<readonly NotificationRuleEntity[]> {
  if (userIds.length === 0) return []
  return selectSettings(manager, NotificationRuleEntity, 'WHERE userId IN (?)', [userIds.map(idBytes)])
}
