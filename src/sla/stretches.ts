import { addWorkingTime, elapsed, stretches as calendarStretches, type Calendar } from '../calendars/index.js'
import { type Course, type CourseClock, isOver } from './course.js'
import type { Terms } from './terms.js'

export type Pace = 'RUNNING' | 'PAUSED' | 'RESOLVED'

/** A stretch of a clock's life; `to` is Infinity where it goes on. */
export interface Stretch {
  from: number
  to: number
  pace: Pace
  /** The event that made it so. */
  event: string | null
}

const aroundTheClock: Calendar = { timeZone: 'UTC', hours: [], holidays: [] }

/** The time in which a clock counts: a promise of an instant knows no hours. */
export const calendarOf = (clock: CourseClock, terms: Terms): Calendar =>
  clock.promisedAt === null ? terms.calendar : aroundTheClock

/** How a clock goes while the incident is in a status. */
export function paceIn(status: Course['statuses'][number]['status'], clock: CourseClock, terms: Terms): Pace {
  if (isOver(status)) return 'RESOLVED'
  return clock.promisedAt === null && terms.pausedIn.includes(status) ? 'PAUSED' : 'RUNNING'
}

/** A clock's life from its start to its end, if it has one: neighbours differ in pace, and nothing is left out. */
export function stretchesOf(course: Course, clock: CourseClock, terms: Terms): Stretch[] {
  const end = clock.ended?.at ?? Infinity
  const found: Stretch[] = []
  course.statuses.forEach(({ status, at, event }, index) => {
    const from = Math.max(at, clock.startedAt)
    const to = Math.min(course.statuses[index + 1]?.at ?? Infinity, end)
    if (from >= to) return
    const pace = paceIn(status, clock, terms)
    const last = found.at(-1)
    if (last?.pace === pace) last.to = to
    else found.push({ from, to, pace, event: last ? event : clock.startedBy })
  })
  return found
}

/** Milliseconds that counted until `at`, on the clock's calendar or on another. */
export function elapsedAt(
  course: Course,
  clock: CourseClock,
  terms: Terms,
  at: number,
  calendar = calendarOf(clock, terms),
): number {
  return running(course, clock, terms)
    .filter(({ from }) => from < at)
    .reduce((sum, { from, to }) => sum + elapsed(calendar, from, Math.min(to, at)), 0)
}

/** The same with a calendar that never closes. */
export const elapsedAroundTheClock = (course: Course, clock: CourseClock, terms: Terms, at: number) =>
  elapsedAt(course, clock, terms, at, aroundTheClock)

/** The first instant at which so much has counted, as far as is known now; null where it never comes to that. */
export function instantOf(course: Course, clock: CourseClock, terms: Terms, amount: number): number | null {
  const calendar = calendarOf(clock, terms)
  let counted = 0
  for (const { from, to } of running(course, clock, terms)) {
    const here = to === Infinity ? Infinity : elapsed(calendar, from, to)
    if (counted + here >= amount) return addWorkingTime(calendar, from, amount - counted)
    counted += here
  }
  return null
}

const running = (course: Course, clock: CourseClock, terms: Terms) =>
  stretchesOf(course, clock, terms).filter(({ pace }) => pace === 'RUNNING')

export interface Segment {
  from: number
  /** Null where it goes on. */
  to: number | null
  counted: boolean
  reason: 'COUNTED' | 'OUTSIDE_HOURS' | 'HOLIDAY' | 'PAUSED_BY_STATUS' | 'RESOLVED'
  event: string | null
}

/** Why a clock stands where it stands, until `at`: every stretch, those of the calendar told apart. */
export function segmentsOf(course: Course, clock: CourseClock, terms: Terms, at: number): Segment[] {
  const calendar = calendarOf(clock, terms)
  const segments = stretchesOf(course, clock, terms)
    .filter(({ from }) => from < at)
    .flatMap(({ from, to, pace, event }): Segment[] => {
      const end = Math.min(to, at)
      if (pace !== 'RUNNING') {
        const reason = pace === 'PAUSED' ? 'PAUSED_BY_STATUS' : 'RESOLVED'
        return [{ from, to: end, counted: false, reason, event }]
      }
      return calendarStretches(calendar, from, end).map((part, index) => ({
        ...part,
        event: index === 0 ? event : null,
      }))
    })
  const last = segments.at(-1)
  if (last && clock.ended === null) last.to = null
  return segments
}
