import type { Context } from '../access/context.js'
import { idBytes, idText } from '../ids/type-id.js'
import { refuseSpan, schedulesInUse, shiftsOf } from '../on-call/index.js'
import { userById } from '../people/index.js'
import { countPages, noLoad, type Load } from './load.js'

/** Hours begin with a quarter of an hour everywhere, so pages are counted by quarters before they are read. */
const quarter = 15 * 60_000

/** Who was paged or on call, the most pages first, then the longest on call. @throws BAD_USER_INPUT */
export async function onCallLoad(context: Context, from: Date, to: Date): Promise<Load[]> {
  refuseSpan(from, to)
  const loads = new Map<string, Load>()
  const loadOf = (userId: string): Load => {
    const load = loads.get(userId) ?? noLoad(userId)
    loads.set(userId, load)
    return load
  }
  const [pages, shifts] = await Promise.all([pagesIn(context, from, to), shiftsIn(context, from, to)])
  const people = await context.load(userById).loadMany([...new Set(pages.map(({ userId }) => userId))])
  const zones = new Map(
    people.flatMap((person) =>
      person === null || person instanceof Error ? [] : [[person.id, person.timeZone]],
    ),
  )
  for (const { userId, at, count } of pages) countPages(loadOf(userId), at, count, zones.get(userId) ?? 'UTC')
  for (const shift of shifts) loadOf(shift.userId).onCall += shift.to - shift.from
  return [...loads.values()].sort(
    (one, other) =>
      other.pages - one.pages || other.onCall - one.onCall || (one.userId < other.userId ? -1 : 1),
  )
}

interface Pages {
  userId: string
  at: number
  count: number
}

/** One for each cause, when its first message went out, whatever ways it took; those of exercises are left out. */
async function pagesIn({ manager, viewer }: Context, from: Date, to: Date): Promise<Pages[]> {
  const rows = await manager.query<{ userId: Buffer; slot: number; count: number }[]>(
    `SELECT userId, TIMESTAMPDIFF(MINUTE, '1970-01-01', at) DIV 15 AS slot, COUNT(*) AS count FROM (
       SELECT page.recipientId AS userId, MIN(page.sentAt) AS at
       FROM notification page LEFT JOIN incident ON incident.id = page.incidentId
       WHERE page.organizationId = ? AND page.cause = 'PAGE' AND page.sentAt >= ? AND page.sentAt < ?
         AND page.state = 'SENT' AND COALESCE(incident.drill, 0) = 0
         AND NOT EXISTS (SELECT 1 FROM notification sooner WHERE sooner.causeKey = page.causeKey
           AND sooner.recipientId = page.recipientId AND sooner.state = 'SENT' AND sooner.sentAt < ?)
       GROUP BY page.recipientId, page.causeKey) pages
     GROUP BY userId, slot`,
    [idBytes(viewer.organizationId), from, to, from],
  )
  return rows.map(({ userId, slot, count }) => ({
    userId: idText('user', userId),
    at: Number(slot) * quarter,
    count: Number(count),
  }))
}

async function shiftsIn(context: Context, from: Date, to: Date) {
  const schedules = await schedulesInUse(context)
  const ids = schedules.map(({ id }) => id)
  const covered = await shiftsOf(context.manager, context.viewer.organizationId, ids, from, to)
  return [...covered.values()].flatMap(({ shifts }) => shifts)
}
