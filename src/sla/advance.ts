import type { IncidentStatus } from '../incidents/index.js'
import { alertsAhead, tell } from './alerts.js'
import { cancel, catchUp, complete, resume, retarget, start, type Draft } from './clocks.js'
import { isOver, openCourse, statusOf, type ClockChange, type Course, type SlaFact } from './course.js'
import { paceIn } from './stretches.js'
import { agreements, metrics, sameAgreed, type Agreements, type TermsOf } from './terms.js'

/**
 * SLA clocks are a fold over what is in the log: an incident's course up to a fact, and the fact, give the course
 * after it and what became of each clock (design: semantics §4). It reads no table and asks no clock: `at` of the fact
 * is when it happened. What fell due before is told first, with the instant at which it did.
 */
export function advance(
  before: Course | null,
  fact: SlaFact,
  termsOf: TermsOf,
): { course: Course; changes: ClockChange[] } {
  if (fact.kind === 'OPENED' || before === null)
    return { course: before ?? openCourse(fact.at, fact.event), changes: [] }
  const draft: Draft = { course: copyOf(before), changes: [], termsOf, event: fact.event }
  tellDue(draft, fact.at)
  if (fact.kind === 'STATUS') takeStatus(draft, fact.to, Math.max(fact.at, before.openedAt))
  if (fact.kind === 'UPDATE') takeUpdate(draft, fact.at, fact.promisedAt)
  if (fact.kind === 'AGREED') agree(draft, fact.at, fact.agreed)
  return { course: draft.course, changes: draft.changes }
}

function copyOf(course: Course): Course {
  return {
    ...course,
    statuses: [...course.statuses],
    clocks: course.clocks.map((clock) => ({ ...clock, told: [...clock.told] })),
  }
}

const live = ({ course }: Draft) => course.clocks.filter(({ ended }) => ended === null)

/** What fell due up to an instant is told, in the order in which it did. */
function tellDue(draft: Draft, until: number): void {
  const due = live(draft)
    .flatMap((clock) =>
      alertsAhead(draft.course, clock, draft.termsOf(clock.agreed)).map((alert) => ({ clock, ...alert })),
    )
    .filter(({ at }) => at <= until)
    .sort((one, other) => one.at - other.at)
  for (const { clock, at, fraction } of due) {
    tell(clock, fraction, at)
    draft.changes.push({ clock, change: fraction === 1 ? 'BREACHED' : 'WARNED', at, fraction })
  }
}

/** In ServiceNow's order: what stops, what starts, what is canceled, what pauses, what resumes. */
function takeStatus(draft: Draft, to: IncidentStatus, at: number): void {
  const { course, termsOf, event } = draft
  const from = statusOf(course)
  if (from === to) return
  const before = live(draft).map((clock) => ({ clock, pace: paceIn(from, clock, termsOf(clock.agreed)) }))
  // A resolution may be back-dated: what was thought to come after it did not count.
  course.statuses = course.statuses.filter((passage, index) => index === 0 || passage.at <= at)
  course.statuses.push({ status: to, at, event })
  stop(draft, from, to, at)
  if (!isOver(to) && (isOver(from) || from === 'MITIGATED')) startAgain(draft, isOver(from), at)
  if (to === 'CANCELED') for (const clock of live(draft)) cancel(draft, clock, at)
  const changed = (pace: 'RUNNING' | 'PAUSED') =>
    before.filter(
      (was) =>
        was.clock.ended === null &&
        was.pace !== pace &&
        paceIn(to, was.clock, termsOf(was.clock.agreed)) === pace,
    )
  for (const { clock } of changed('PAUSED'))
    draft.changes.push({ clock, change: 'PAUSED', at, fraction: null })
  for (const { clock } of changed('RUNNING'))
    draft.changes.push({ clock, change: 'RESUMED', at, fraction: null })
}

function stop(draft: Draft, from: IncidentStatus, to: IncidentStatus, at: number): void {
  const { course } = draft
  const ends = {
    RESPONSE: false,
    RESOLUTION: to === 'RESOLVED',
    UPDATE: to === 'RESOLVED' || to === 'MITIGATED',
  }
  if (from === 'OPEN' && to !== 'CANCELED' && course.acknowledgedAt === null) {
    course.acknowledgedAt = at
    ends.RESPONSE = true
  }
  for (const clock of live(draft)) if (ends[clock.metric]) complete(draft, clock, at)
}

/** Reopened, the resolution goes on with what was used; reopened or worse again, the next update is due. */
function startAgain(draft: Draft, reopened: boolean, at: number): void {
  const { course } = draft
  course.updateSince = { at, event: draft.event }
  for (const agreement of agreements) {
    if (reopened) resume(draft, agreement, at)
    start(draft, agreement, 'UPDATE', at)
  }
}

function takeUpdate(draft: Draft, at: number, promisedAt: number | null): void {
  const { course } = draft
  course.promisedAt = promisedAt
  const status = statusOf(course)
  if (isOver(status) || status === 'MITIGATED') return
  course.updateSince = { at, event: draft.event }
  for (const clock of live(draft)) if (clock.metric === 'UPDATE') complete(draft, clock, at)
  for (const agreement of agreements) start(draft, agreement, 'UPDATE', at)
}

/** Clocks keep their start and their pauses; those that have ended stay as they were. */
function agree(draft: Draft, at: number, agreed: Agreements): void {
  const { course, termsOf } = draft
  course.agreed = agreed
  for (const agreement of agreements) {
    const next = agreed[agreement]
    for (const metric of metrics) {
      const clock = course.clocks.findLast((each) => each.agreement === agreement && each.metric === metric)
      const isPromised = next !== undefined && termsOf(next).targets[metric] !== undefined
      if (clock?.ended === null) {
        if (!isPromised) cancel(draft, clock, at)
        else if (!sameAgreed(clock.agreed, next)) retarget(draft, clock, next, at)
      } else if (isPromised && applies(course, metric)) {
        const isSame = metric !== 'UPDATE' || clock?.startedAt === course.updateSince.at
        if (clock && isSame) {
          clock.ended = null
          retarget(draft, clock, next, at)
        } else {
          const begun = start(draft, agreement, metric, at)
          if (begun) catchUp(draft, begun, at)
        }
      }
    }
  }
}

/** Whether there is still something to promise. */
function applies(course: Course, metric: (typeof metrics)[number]): boolean {
  const status = statusOf(course)
  if (isOver(status)) return false
  if (metric === 'RESPONSE') return course.acknowledgedAt === null
  return metric === 'RESOLUTION' || status !== 'MITIGATED'
}
