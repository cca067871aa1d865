import { localDay, wallClock } from '../time/wall-clock.js'

export type PartOfDay = 'inWorkingHours' | 'inOffHours' | 'inSleepHours'

const sleepFrom = 22
const sleepUntil = 8

/** What a page disturbs whose clocks are those of a zone: work from 8 to 18 on weekdays, sleep from 22 to 8. */
export function partOfDay(instant: number, zone: string): PartOfDay {
  const { hour, weekday } = wallClock(instant, zone)
  if (hour >= sleepFrom || hour < sleepUntil) return 'inSleepHours'
  return hour < 18 && weekday <= 5 ? 'inWorkingHours' : 'inOffHours'
}

/** What came to a person in a span, and for how long they were on call, in milliseconds. */
export interface Load extends Record<PartOfDay, number> {
  userId: string
  pages: number
  /** Pages by the hour of the day, 24 of them. */
  byHour: number[]
  /** The nights in which sleep was interrupted, each by the local date of its evening. */
  nights: Set<number>
  onCall: number
}

export const noLoad = (userId: string): Load => ({
  userId,
  pages: 0,
  inWorkingHours: 0,
  inOffHours: 0,
  inSleepHours: 0,
  byHour: new Array<number>(24).fill(0),
  nights: new Set(),
  onCall: 0,
})

/** Counts pages that came at one instant to somebody whose clocks are those of a zone. */
export function countPages(load: Load, at: number, count: number, zone: string): void {
  const part = partOfDay(at, zone)
  const { hour } = wallClock(at, zone)
  load.pages += count
  load[part] += count
  load.byHour[hour] = (load.byHour[hour] ?? 0) + count
  if (part === 'inSleepHours') load.nights.add(localDay(at, zone) - (hour < sleepUntil ? 1 : 0))
}
