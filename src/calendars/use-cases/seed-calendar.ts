import { updateRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { idBytes } from '../../ids/type-id.js'
import { OrganizationEntity } from '../../organizations/index.js'
import { weekdays } from '../business-hours.js'
import { createBusinessCalendar } from './create-business-calendar.js'

/** Gives a new organisation the calendar by which it counts working days. */
export async function seedCalendar(work: Work, timeZone: string): Promise<void> {
  const hours = weekdays.slice(0, 5).map((day) => ({ day, from: '09:00', to: '17:00' }))
  const { businessCalendar } = await createBusinessCalendar(work, { name: 'Working hours', timeZone, hours })
  await updateRows(work.manager, OrganizationEntity, { calendarId: businessCalendar }, 'id = ?', [
    idBytes(work.viewer.organizationId),
  ])
}
