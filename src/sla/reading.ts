import { advance } from './advance.js'
import { alertsAhead } from './alerts.js'
import { isOver, statusOf, type Course, type CourseClock } from './course.js'
import { elapsedAroundTheClock, elapsedAt, instantOf, paceIn } from './stretches.js'
import type { TermsOf } from './terms.js'

/** How a clock stands at an instant. Durations in milliseconds. */
export interface Reading {
  clock: CourseClock
  state: 'RUNNING' | 'PAUSED' | 'COMPLETED' | 'CANCELED'
  breached: boolean
  breachedAt: number | null
  elapsed: number
  elapsedAroundTheClock: number
  /** Negative while overrun. */
  remaining: number
  dueAt: number | null
}

/** All clocks of an incident at an instant, also what has fallen due since the last fact. */
export function readClocks(course: Course, termsOf: TermsOf, at: number): Reading[] {
  return readUntil(course, termsOf, at).readings
}

/** The same, and when one of them warns or breaches by time alone; null where none will. */
export function readUntil(course: Course, termsOf: TermsOf, at: number) {
  const now = advance(course, { kind: 'TIME', at, event: null }, termsOf).course
  return {
    readings: now.clocks.map((clock) => readClock(now, clock, termsOf, at)),
    turnsAt: () => nextAlertAt(now, termsOf),
  }
}

function readClock(course: Course, clock: CourseClock, termsOf: TermsOf, at: number): Reading {
  const terms = termsOf(clock.agreed)
  const used = elapsedAt(course, clock, terms, at)
  const pace = paceIn(statusOf(course), clock, terms)
  const state = clock.ended?.state ?? (pace === 'RUNNING' ? 'RUNNING' : 'PAUSED')
  const due = state === 'RUNNING' ? instantOf(course, clock, terms, clock.target) : null
  return {
    clock,
    state,
    breached: clock.breachedAt !== null,
    breachedAt: clock.breachedAt,
    elapsed: used,
    elapsedAroundTheClock: elapsedAroundTheClock(course, clock, terms, at),
    remaining: clock.target - used,
    dueAt: due,
  }
}

/** When the next warning or breach falls due if all goes on as it is; null where none does. */
export function nextAlertAt(course: Course, termsOf: TermsOf): number | null {
  if (isOver(statusOf(course))) return null
  const ahead = course.clocks
    .filter(({ ended }) => ended === null)
    .flatMap((clock) => alertsAhead(course, clock, termsOf(clock.agreed)).slice(0, 1))
  return ahead.length > 0 ? Math.min(...ahead.map(({ at }) => at)) : null
}
