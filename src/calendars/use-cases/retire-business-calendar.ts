import { updateRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { conflict } from '../../errors/desk-error.js'
import { idBytes } from '../../ids/type-id.js'
import { ownOrganization } from '../../organizations/index.js'
import { BusinessCalendarEntity } from '../calendar.entity.js'
import type { RetireBusinessCalendarInput } from '../calendar.inputs.js'
import { lockCalendar } from '../calendar.store.js'

/**
 * Takes a calendar out of the lists. The rooms that measure by calendars answer the entry, and refuse while theirs
 * are in use. @throws NOT_FOUND; CONFLICT with `users`, the ids of what uses it
 */
export async function retireBusinessCalendar(work: Work, { id }: RetireBusinessCalendarInput) {
  const calendar = await lockCalendar(work, id)
  const organization = await ownOrganization(work)
  if (organization.calendarId === id)
    throw conflict('The organisation counts its working days by it.', { users: [organization.id] })
  await updateRows(work.manager, BusinessCalendarEntity, { retiredAt: work.now }, 'id = ?', [idBytes(id)])
  work.record({
    kind: 'BUSINESS_CALENDAR_RETIRED',
    subject: id,
    summary: `${work.viewer.actor.name} retired the calendar ${calendar.name}`,
  })
  return { businessCalendar: id }
}
