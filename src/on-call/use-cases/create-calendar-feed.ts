import { insertRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { badInput } from '../../errors/desk-error.js'
import { newId } from '../../ids/type-id.js'
import { requireActiveUser } from '../../people/index.js'
import { newFeedToken } from '../feeds.js'
import { CalendarFeedEntity } from '../on-call.entity.js'
import type { CreateCalendarFeedInput } from '../on-call.inputs.js'
import { requireSchedule } from '../schedule.store.js'

/** Where an answer carries the secret of an address: JSON keeps nothing under a symbol. */
export const tokenShown = Symbol('token')

export interface FeedMade {
  feed: string
  [tokenShown]?: string
}

/** An address for the shifts of a schedule or a person. @throws NOT_FOUND, FORBIDDEN; BAD_USER_INPUT for none or both */
export async function createCalendarFeed(work: Work, input: CreateCalendarFeedInput): Promise<FeedMade> {
  const { scheduleId = null, userId = null } = input
  if ((scheduleId === null) === (userId === null))
    throw badInput(
      ['input', scheduleId === null ? 'scheduleId' : 'userId'],
      'give either scheduleId or userId',
    )
  const named =
    scheduleId === null
      ? await requireActiveUser(work, userId ?? '', ['input', 'userId'])
      : await requireSchedule(work, scheduleId, ['input', 'scheduleId'])
  work.permit('ownerTeamId' in named ? { teams: [named.ownerTeamId] } : { user: named.id })
  const { token, tokenHash } = newFeedToken()
  const { organizationId, actor } = work.viewer
  const id = newId('calendar_feed')
  await insertRows(work.manager, CalendarFeedEntity, [
    {
      id,
      organizationId,
      scheduleId,
      userId,
      tokenHash,
      createdByKind: actor.kind,
      createdByUserId: actor.userId,
      createdByName: actor.name,
      createdAt: work.now,
      lastUsedAt: null,
      revokedAt: null,
    },
  ])
  work.record({
    kind: 'CALENDAR_FEED_CREATED',
    subject: id,
    summary: `${actor.name} made a calendar address for the shifts of ${named.name}`,
    data: { scheduleId, userId },
  })
  return { feed: id, [tokenShown]: token }
}
