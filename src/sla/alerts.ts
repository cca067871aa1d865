import type { Course, CourseClock } from './course.js'
import { instantOf } from './stretches.js'
import type { Terms } from './terms.js'

/** A warning, or with fraction 1 the breach. */
export interface Alert {
  at: number
  fraction: number
}

/**
 * What a clock will tell that it has not told for its target, the soonest first: as things stand, so a pause moves it.
 * It breaches at the first instant at which nothing remains, counted in milliseconds.
 */
export function alertsAhead(course: Course, clock: CourseClock, terms: Terms): Alert[] {
  return [...terms.warnAt, 1]
    .filter((fraction) => !hasTold(clock, fraction))
    .flatMap((fraction) => {
      const at = instantOf(course, clock, terms, Math.ceil(fraction * clock.target))
      return at === null ? [] : [{ at, fraction }]
    })
    .sort((one, other) => one.at - other.at || one.fraction - other.fraction)
}

function hasTold({ told, target }: CourseClock, fraction: number): boolean {
  return told.some((alert) => alert.target === target && alert.fraction === fraction)
}

/** Marks an alert as told; the first breach stays whatever comes. */
export function tell(clock: CourseClock, fraction: number, at: number): void {
  clock.told.push({ target: clock.target, fraction })
  if (fraction === 1) clock.breachedAt ??= at
}
