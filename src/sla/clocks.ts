import { addWorkingTime } from '../calendars/index.js'
import { alertsAhead, tell } from './alerts.js'
import type { ClockChange, Course, CourseClock } from './course.js'
import { sameAgreed, type Agreed, type Agreement, type Metric, type Terms, type TermsOf } from './terms.js'

/** A course while a fact is taken in: its own copy, and what has become of its clocks. */
export interface Draft {
  course: Course
  changes: ClockChange[]
  termsOf: TermsOf
  /** The event of the fact. */
  event: string | null
}

/** Begins a clock where the agreement has a target for it; null where it has none. */
export function start(draft: Draft, agreement: Agreement, metric: Metric, at: number): CourseClock | null {
  const { course, termsOf, changes } = draft
  const agreed = course.agreed[agreement]
  const terms = agreed && termsOf(agreed)
  const target = terms?.targets[metric]
  if (!agreed || !terms || target === undefined) return null
  const since =
    metric === 'UPDATE'
      ? course.updateSince
      : { at: course.openedAt, event: course.statuses[0]?.event ?? null }
  const clock: CourseClock = {
    agreement,
    metric,
    ordinal:
      course.clocks.filter((each) => each.agreement === agreement && each.metric === metric).length + 1,
    agreed,
    startedAt: since.at,
    startedBy: since.event,
    ...aimOf(course, metric, since.at, terms, target),
    ended: null,
    breachedAt: null,
    told: [],
  }
  course.clocks.push(clock)
  changes.push({ clock, change: 'STARTED', at, fraction: null })
  return clock
}

/** The target, or a promised instant that comes before it: that counts in wall time. */
function aimOf(
  course: Course,
  metric: Metric,
  startedAt: number,
  terms: Terms,
  target: number,
): { target: number; promisedAt: number | null } {
  const { promisedAt } = course
  if (metric !== 'UPDATE' || promisedAt === null || promisedAt <= startedAt)
    return { target, promisedAt: null }
  const due = addWorkingTime(terms.calendar, startedAt, target)
  return due === null || promisedAt < due
    ? { target: promisedAt - startedAt, promisedAt }
    : { target, promisedAt: null }
}

/** A resolution that was none goes on, with all the time that it has used. */
export function resume(draft: Draft, agreement: Agreement, at: number): void {
  const { course, termsOf, changes } = draft
  const agreed = course.agreed[agreement]
  const target = agreed && termsOf(agreed).targets.RESOLUTION
  if (!agreed || target === undefined) return
  const clock = course.clocks.findLast((each) => each.agreement === agreement && each.metric === 'RESOLUTION')
  if (!clock) {
    const begun = start(draft, agreement, 'RESOLUTION', at)
    if (begun) catchUp(draft, begun, at)
    return
  }
  clock.ended = null
  if (!sameAgreed(clock.agreed, agreed)) return retarget(draft, clock, agreed, at)
  changes.push({ clock, change: 'RESUMED', at, fraction: null })
  // One that had been canceled may have used up more meanwhile.
  catchUp(draft, clock, at)
}

/** Another target, other hours: from the same start. Being late already is told once, at this instant. */
export function retarget(draft: Draft, clock: CourseClock, agreed: Agreed, at: number): void {
  const { course, termsOf, changes } = draft
  const terms = termsOf(agreed)
  clock.agreed = agreed
  const target = terms.targets[clock.metric] ?? clock.target
  Object.assign(clock, aimOf(course, clock.metric, clock.startedAt, terms, target))
  changes.push({ clock, change: 'RETARGETED', at, fraction: null })
  catchUp(draft, clock, at)
}

/** No warnings from the past, and one breach now, where a clock begins or is retargeted late. */
export function catchUp(draft: Draft, clock: CourseClock, at: number): void {
  const { course, termsOf, changes } = draft
  for (const alert of alertsAhead(course, clock, termsOf(clock.agreed))) {
    if (alert.at > at) continue
    tell(clock, alert.fraction, at)
    if (alert.fraction === 1) changes.push({ clock, change: 'BREACHED', at, fraction: 1 })
  }
}

/** Ends a clock at an instant that may lie before its breach, which then was none. */
export function complete(draft: Draft, clock: CourseClock, at: number): void {
  clock.ended = { at, state: 'COMPLETED' }
  draft.changes.push({ clock, change: 'COMPLETED', at, fraction: null })
  if (clock.breachedAt === null || clock.breachedAt <= at) return
  clock.breachedAt = null
  clock.told = clock.told.filter(({ fraction }) => fraction !== 1)
  draft.changes.push({ clock, change: 'CORRECTED', at, fraction: null })
}

export function cancel(draft: Draft, clock: CourseClock, at: number): void {
  clock.ended = { at, state: 'CANCELED' }
  draft.changes.push({ clock, change: 'CANCELED', at, fraction: null })
}
