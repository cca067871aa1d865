import { createHash, randomBytes } from 'node:crypto'
import type { EntityManager } from 'typeorm'
import { selectRow, selectRows, updateRows } from '../database/rows.js'
import { idBytes } from '../ids/type-id.js'
import { UserEntity } from '../people/index.js'
import { shiftsOf } from './coverage.reads.js'
import { calendarText, type FeedShift } from './ical.js'
import { CalendarFeedEntity, OnCallScheduleEntity } from './on-call.entity.js'

const day = 86_400_000
/** What a feed shows, before and after now. */
const shown = { before: 30 * day, after: 180 * day }
/** How exactly the last use is kept. */
const useKept = 3_600_000

/** A new address that nobody guesses: 256 bits, kept as a hash. */
export function newFeedToken(): { token: string; tokenHash: Buffer } {
  const token = randomBytes(32).toString('base64url')
  return { token, tokenHash: hashOf(token) }
}

const hashOf = (token: string) => createHash('sha256').update(token).digest()

/** The path under which a feed answers. */
export const feedPath = (token: string) => `/calendar/${token}.ics`

/**
 * What stands at the address of a feed; null for one that is not there, was revoked, or whose schedule or person is
 * gone: which of these it is nobody is told.
 */
export async function readFeed(manager: EntityManager, token: string, now: Date): Promise<string | null> {
  const feed = await selectRow(manager, CalendarFeedEntity, 'WHERE tokenHash = ? AND revokedAt IS NULL', [
    hashOf(token),
  ])
  if (!feed) return null
  const schedules = await schedulesOf(manager, feed)
  const person = feed.userId === null ? null : await activePerson(manager, feed.userId)
  if (feed.userId === null ? schedules.length === 0 : !person) return null
  const shifts = await shiftsShown(manager, feed, schedules, now)
  await updateRows(
    manager,
    CalendarFeedEntity,
    { lastUsedAt: now },
    'id = ? AND (lastUsedAt IS NULL OR lastUsedAt < ?)',
    [idBytes(feed.id), new Date(now.getTime() - useKept)],
  )
  const name = person ? `${person.name} on call` : `On call: ${schedules[0]?.name ?? ''}`
  return calendarText(name, shifts, now)
}

function schedulesOf(manager: EntityManager, { organizationId, scheduleId }: CalendarFeedEntity) {
  const one = scheduleId === null ? '' : 'AND id = ?'
  return selectRows(
    manager,
    OnCallScheduleEntity,
    `WHERE organizationId = ? AND retiredAt IS NULL ${one} ORDER BY name, id`,
    [idBytes(organizationId), ...(scheduleId === null ? [] : [idBytes(scheduleId)])],
  )
}

const activePerson = (manager: EntityManager, id: string) =>
  selectRow(manager, UserEntity, 'WHERE id = ? AND active', [idBytes(id)])

async function shiftsShown(
  manager: EntityManager,
  feed: CalendarFeedEntity,
  schedules: OnCallScheduleEntity[],
  now: Date,
): Promise<FeedShift[]> {
  const [from, to] = [new Date(now.getTime() - shown.before), new Date(now.getTime() + shown.after)]
  const ids = schedules.map(({ id }) => id)
  const covered = await shiftsOf(manager, feed.organizationId, ids, from, to)
  const shifts = schedules.flatMap(({ id, name }) =>
    (covered.get(id)?.shifts ?? [])
      .filter(({ userId }) => feed.userId === null || userId === feed.userId)
      .map((shift) => ({ ...shift, scheduleId: id, scheduleName: name })),
  )
  const people = [...new Set(shifts.map(({ userId }) => userId))]
  const rows =
    people.length > 0 ? await selectRows(manager, UserEntity, 'WHERE id IN (?)', [people.map(idBytes)]) : []
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return shifts.map(({ userId, from, to, scheduleId, scheduleName, rotationId, overrideId }) => ({
    scheduleId,
    scheduleName,
    userId,
    userName: names.get(userId) ?? '',
    from,
    to,
    source: overrideId ?? rotationId ?? '',
  }))
}
