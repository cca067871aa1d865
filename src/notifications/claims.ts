import type { DataSource, EntityManager } from 'typeorm'
import { classifyFailure } from '../database/lost-race.js'
import { insertRows, selectEach, selectRows, updateRows } from '../database/rows.js'
import { idBytes, newId } from '../ids/type-id.js'
import { ContactPaceEntity, NotificationEntity } from './notification.entity.js'

/** How long a claim holds, in milliseconds: much longer than sending may take (outbound.ts, channels/email.ts). */
export const lease = 30_000
/** For so long, in milliseconds, further pages for a contact method wait after one, to go as one message. */
const pace = 60_000
/** So many pages at most go as one message; more wait for the next. */
const largestBundle = 50

type Channel = NotificationEntity['channel']

/** Messages that go out as one, under one key, by whoever holds the token. */
export interface Claim {
  bundleId: string
  token: string
}

/** What may go out now, what somebody must get up for first, the longest due first. */
async function dueNow(manager: EntityManager, channel: Channel, now: Date, most: number) {
  const found = await selectEach(
    manager,
    NotificationEntity,
    [1, 0].map((urgent) => ({
      clause: 'WHERE channel = ? AND urgent = ? AND dueAt <= ? ORDER BY dueAt, id LIMIT ?',
      parameters: [channel, urgent, now, most],
    })),
  )
  return found.flat().slice(0, most)
}

/**
 * Claims up to so many messages that are due, by conditional updates that have committed when this answers: right also
 * where locks are local to a node. What has gone out before, or was about to, goes under the key that it had; a page
 * takes all others with it that are due for its contact method, unless one has gone there within the minute.
 */
export async function claimDue(
  dataSource: DataSource,
  channel: Channel,
  now: Date,
  most: number,
): Promise<Claim[]> {
  const due = await dueNow(dataSource.manager, channel, now, most)
  if (due.length === 0) return []
  const token = newId('claim')
  try {
    return await dataSource.transaction(async (manager) => {
      const claim = { claimToken: token, dueAt: new Date(now.getTime() + lease) }
      await claimAgain(manager, due, claim, now)
      const fresh = due.filter(({ bundleId }) => bundleId === null)
      await claimSingly(
        manager,
        fresh.filter(({ cause }) => cause !== 'PAGE'),
        claim,
        now,
      )
      await claimPages(
        manager,
        fresh.filter(({ cause }) => cause === 'PAGE'),
        claim,
        now,
      )
      const claimed = await selectRows(
        manager,
        NotificationEntity,
        'WHERE claimToken = ? ORDER BY dueAt, id',
        [token],
      )
      return [...new Set(claimed.map(({ bundleId }) => bundleId))].flatMap((bundleId) =>
        bundleId === null ? [] : [{ bundleId, token }],
      )
    })
  } catch (error) {
    // Who loses the race for messages has claimed none.
    if (classifyFailure(error) === 'lost-race') return []
    throw error
  }
}

type Hold = Pick<NotificationEntity, 'claimToken' | 'dueAt'>

/** What was claimed before, and failed or was left behind by a process that died. */
async function claimAgain(
  manager: EntityManager,
  due: readonly NotificationEntity[],
  claim: Hold,
  now: Date,
) {
  const bundles = [...new Set(due.flatMap(({ bundleId }) => (bundleId === null ? [] : [bundleId])))]
  if (bundles.length === 0) return
  const free = "bundleId IN (?) AND state = 'PENDING' AND dueAt <= ? ORDER BY id"
  await updateRows(manager, NotificationEntity, claim, free, [bundles, now])
}

const firstClaim = "state = 'PENDING' AND bundleId IS NULL AND dueAt <= ?"

/** Each under its own id. */
async function claimSingly(
  manager: EntityManager,
  rows: readonly Pick<NotificationEntity, 'id'>[],
  claim: Hold,
  now: Date,
) {
  for (const { id } of rows)
    await updateRows(manager, NotificationEntity, { ...claim, bundleId: id }, `id = ? AND ${firstClaim}`, [
      idBytes(id),
      now,
    ])
}

/** By contact method: where the minute after the last page is over, all that is due there, as one message. */
async function claimPages(
  manager: EntityManager,
  rows: readonly NotificationEntity[],
  claim: Hold,
  now: Date,
) {
  if (rows.length === 0) return
  const contacts = [...new Map(rows.map((row) => [row.contactMethodId, row.organizationId]))].sort()
  await insertRows(
    manager,
    ContactPaceEntity,
    contacts.map(([contactMethodId, organizationId]) => ({
      contactMethodId,
      organizationId,
      nextAt: new Date(0),
      claimToken: null,
    })),
    'ON DUPLICATE KEY UPDATE contactMethodId = contact_pace.contactMethodId',
  )
  const ids = contacts.map(([id]) => idBytes(id))
  const begun = { claimToken: claim.claimToken, nextAt: new Date(now.getTime() + pace) }
  await updateRows(
    manager,
    ContactPaceEntity,
    begun,
    'contactMethodId IN (?) AND nextAt <= ? ORDER BY contactMethodId',
    [ids, now],
  )
  const won = await selectRows(
    manager,
    ContactPaceEntity,
    'WHERE contactMethodId IN (?) AND claimToken = ?',
    [ids, claim.claimToken],
  )
  for (const { contactMethodId } of won) await claimBundle(manager, contactMethodId, claim, now)
  await manager.query(
    `UPDATE notification JOIN contact_pace ON contact_pace.contactMethodId = notification.contactMethodId
     SET notification.dueAt = contact_pace.nextAt
     WHERE notification.contactMethodId IN (?) AND cause = 'PAGE' AND ${firstClaim} AND contact_pace.nextAt > ?`,
    [ids, now, now],
  )
}

async function claimBundle(manager: EntityManager, contactMethodId: string, claim: Hold, now: Date) {
  const pages = await selectRows(
    manager,
    NotificationEntity,
    `WHERE contactMethodId = ? AND cause = 'PAGE' AND ${firstClaim} ORDER BY dueAt, id LIMIT ?`,
    [idBytes(contactMethodId), now, largestBundle],
  )
  const [first] = pages
  if (!first) return
  const bundleId = pages.length === 1 ? first.id : newId('bundle')
  await updateRows(
    manager,
    NotificationEntity,
    { ...claim, bundleId },
    `id IN (?) AND ${firstClaim} ORDER BY id`,
    [pages.map(({ id }) => idBytes(id)), now],
  )
}

/** What of a claim is still to be sent: asked right before it is. */
export function stillWanted(
  manager: EntityManager,
  { bundleId, token }: Claim,
): Promise<NotificationEntity[]> {
  return selectRows(
    manager,
    NotificationEntity,
    "WHERE bundleId = ? AND claimToken = ? AND state = 'PENDING' ORDER BY createdAt, id",
    [bundleId, token],
  )
}

/** Since when the oldest message of a channel waits that could go out. */
export async function oldestDue(manager: EntityManager, channel: Channel, now: Date): Promise<Date | null> {
  const [oldest] = (await dueNow(manager, channel, now, 1)).sort(
    (one, other) => Number(one.dueAt) - Number(other.dueAt),
  )
  return oldest?.dueAt ?? null
}
