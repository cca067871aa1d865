import { insertRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { newId } from '../../ids/type-id.js'
import { BusinessCalendarEntity } from '../calendar.entity.js'
import type { CreateBusinessCalendarInput } from '../calendar.inputs.js'
import { keepVersion, refuseFaults } from '../calendar.store.js'

/** Adds a calendar. @throws BAD_USER_INPUT with the path of what is no hour or no holiday */
export async function createBusinessCalendar(work: Work, input: CreateBusinessCalendarInput) {
  const { name, timeZone } = input
  const hours = (input.hours ?? []).map(({ day, from, to }) => ({ day, from, to }))
  const holidays = (input.holidays ?? []).map(({ date, name }) => ({ date, name }))
  refuseFaults(hours, holidays)
  const calendar: BusinessCalendarEntity = {
    id: newId('business_calendar'),
    organizationId: work.viewer.organizationId,
    name,
    timeZone,
    hours,
    holidays,
    version: 1,
    retiredAt: null,
  }
  await insertRows(work.manager, BusinessCalendarEntity, [calendar])
  await keepVersion(work, calendar)
  work.record({
    kind: 'BUSINESS_CALENDAR_CREATED',
    subject: calendar.id,
    summary: `${work.viewer.actor.name} added the calendar ${name}`,
    data: { name, timeZone, hours, holidays },
  })
  return { businessCalendar: calendar.id }
}
