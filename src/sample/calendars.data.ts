import { weekdays, type BusinessHours, type Holiday } from '../calendars/index.js'

interface CalendarData {
  name: string
  timeZone: string
  hours: readonly BusinessHours[]
  holidays: readonly Holiday[]
}

/** When the company's promises count, beside the working hours that every organisation begins with. */
export const calendars = {
  always: { name: 'Around the clock', timeZone: 'UTC', hours: [], holidays: [] },
  support: {
    name: 'Merchant support',
    timeZone: 'Europe/Berlin',
    hours: [
      ...weekdays.slice(0, 5).map((day) => ({ day, from: '07:00', to: '22:00' })),
      { day: 'SATURDAY', from: '09:00', to: '18:00' },
    ],
    holidays: [
      { date: '2026-12-25', name: 'Christmas Day' },
      { date: '2026-12-26', name: 'Boxing Day' },
      { date: '2027-01-01', name: 'New Year’s Day' },
      { date: '2027-03-26', name: 'Good Friday' },
      { date: '2027-03-29', name: 'Easter Monday' },
      { date: '2027-05-01', name: 'Labour Day' },
    ],
  },
} as const satisfies Record<string, CalendarData>

export type CalendarKey = keyof typeof calendars
