import { updateRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { badInputs } from '../../errors/desk-error.js'
import { idBytes } from '../../ids/type-id.js'
import { BusinessCalendarEntity } from '../calendar.entity.js'
import type { UpdateBusinessCalendarInput } from '../calendar.inputs.js'
import { keepVersion, lockCalendar, refuseFaults } from '../calendar.store.js'

/**
 * Changes what is given; another time zone, other hours or holidays make a new version. Where nothing would change
 * nothing does. @throws NOT_FOUND, BAD_USER_INPUT
 */
export async function updateBusinessCalendar(work: Work, input: UpdateBusinessCalendarInput) {
  const before = await lockCalendar(work, input.id)
  const cleared = (['name', 'timeZone'] as const).filter((field) => input[field] === null)
  if (cleared.length > 0)
    throw badInputs(cleared.map((field) => ({ path: ['input', field], message: 'cannot be cleared' })))
  const hours =
    input.hours === undefined
      ? before.hours
      : (input.hours ?? []).map(({ day, from, to }) => ({ day, from, to }))
  const holidays =
    input.holidays === undefined
      ? before.holidays
      : (input.holidays ?? []).map(({ date, name }) => ({ date, name }))
  refuseFaults(hours, holidays)
  const named = { name: input.name ?? before.name }
  const counting = { timeZone: input.timeZone ?? before.timeZone, hours, holidays }
  const counted = { timeZone: before.timeZone, hours: before.hours, holidays: before.holidays }
  const isNewVersion = JSON.stringify(counting) !== JSON.stringify(counted)
  if (!isNewVersion && named.name === before.name) return { businessCalendar: before.id }
  const after = { ...before, ...named, ...counting, version: before.version + (isNewVersion ? 1 : 0) }
  await updateRows(work.manager, BusinessCalendarEntity, after, 'id = ?', [idBytes(before.id)])
  if (isNewVersion) await keepVersion(work, after)
  work.record({
    kind: 'BUSINESS_CALENDAR_CHANGED',
    subject: before.id,
    summary: `${work.viewer.actor.name} changed the calendar ${before.name}`,
    data: {
      before: { name: before.name, version: before.version, ...counted },
      after: { ...named, version: after.version, ...counting },
    },
  })
  return { businessCalendar: before.id }
}
