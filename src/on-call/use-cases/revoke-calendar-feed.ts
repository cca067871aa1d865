import { selectRow, updateRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { notFound } from '../../errors/desk-error.js'
import { idBytes, isId } from '../../ids/type-id.js'
import { CalendarFeedEntity, OnCallScheduleEntity } from '../on-call.entity.js'
import type { RevokeCalendarFeedInput } from '../on-call.inputs.js'

/** The address answers no more, for good. Asked for again it changes nothing. @throws NOT_FOUND, FORBIDDEN */
export async function revokeCalendarFeed(work: Work, { id }: RevokeCalendarFeedInput) {
  const feed = isId('calendar_feed', id)
    ? await selectRow(work.manager, CalendarFeedEntity, 'WHERE id = ? AND organizationId = ? FOR UPDATE', [
        idBytes(id),
        idBytes(work.viewer.organizationId),
      ])
    : null
  if (!feed) throw notFound()
  const schedule =
    feed.scheduleId === null
      ? null
      : await selectRow(work.manager, OnCallScheduleEntity, 'WHERE id = ?', [idBytes(feed.scheduleId)])
  if (feed.userId === null) work.permit({ teams: [schedule?.ownerTeamId ?? null] })
  else work.permit({ user: feed.userId })
  if (feed.revokedAt) return { feed: id }
  await updateRows(work.manager, CalendarFeedEntity, { revokedAt: work.now }, 'id = ?', [idBytes(id)])
  work.record({
    kind: 'CALENDAR_FEED_REVOKED',
    subject: id,
    summary: `${work.viewer.actor.name} revoked a calendar address`,
  })
  return { feed: id }
}
