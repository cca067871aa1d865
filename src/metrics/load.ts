import { wallClock } from '../time/wall-clock.js'

export type PartOfDay = 'inWorkingHours' | 'inOffHours' | 'inSleepHours'

/** What a page disturbs whose clocks are those of a zone: work from 8 to 18 on weekdays, sleep from 22 to 8. */
export function partOfDay(instant: number, zone: string): PartOfDay {
  const { hour, weekday } = wallClock(instant, zone)
  if (hour >= 22 || hour < 8) return 'inSleepHours'
  return hour < 18 && weekday <= 5 ? 'inWorkingHours' : 'inOffHours'
}

/** What came to a person in a span, and for how long they were on call, in milliseconds. */
export interface Load extends Record<PartOfDay, number> {
  userId: string
  pages: number
  onCall: number
}

export const noLoad = (userId: string): Load => ({
  userId,
  pages: 0,
  inWorkingHours: 0,
  inOffHours: 0,
  inSleepHours: 0,
  onCall: 0,
})
