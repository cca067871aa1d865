import { weekdays, type BusinessHours } from '../../src/calendars/business-hours.js'
import type { Calendar } from '../../src/calendars/working-time.js'

export const hour = 3_600_000
export const day = 24 * hour
export const at = (text: string) => Date.parse(text)

export const calendar = (
  timeZone: string,
  hours: BusinessHours[] = [],
  holidays: string[] = [],
): Calendar => ({
  timeZone,
  hours,
  holidays: holidays.map((date) => ({ date, name: 'Holiday' })),
})

export const workdays = (from: string, to: string) => weekdays.slice(0, 5).map((day) => ({ day, from, to }))
export const everyDay = (from: string, to: string) => weekdays.map((day) => ({ day, from, to }))
