// Clocks told as stories: what happens at which time of a Monday, and what becomes of them.
import { advance } from '../../src/sla/advance.js'
import type { ClockChange, Course, SlaFact } from '../../src/sla/course.js'
import { nextAlertAt, readClocks, type Reading } from '../../src/sla/reading.js'
import { segmentsOf } from '../../src/sla/stretches.js'
import type { Agreed, Agreement, Agreements, Metric, Terms } from '../../src/sla/terms.js'

export const minute = 60_000
export const hour = 60 * minute

/** A fact without its event, and its time as `10:30`; on the next days as `1d 10:30`. */
export type Told = { at: string } & (
  | { kind: 'OPENED' }
  | { kind: 'STATUS'; to: Extract<SlaFact, { kind: 'STATUS' }>['to'] }
  | { kind: 'UPDATE'; promised?: string }
  | { kind: 'AGREED'; agreed: Agreements }
  | { kind: 'TIME' }
)

/** Monday, 2 March 2026, UTC. */
export function at(time: string): number {
  const [, days = '0', clock] = /^(?:(\d+)d )?(\d\d:\d\d(?::\d\d(?:\.\d+)?)?)$/.exec(time) ?? []
  return Date.parse(`2026-03-02T${clock}Z`) + Number(days) * 24 * hour
}
export const timeOf = (instant: number) => {
  const days = Math.floor((instant - at('00:00')) / (24 * hour))
  const clock = new Date(instant).toISOString().slice(11, 16)
  return days > 0 ? `${days}d ${clock}` : clock
}

export const always: Terms['calendar'] = { timeZone: 'UTC', hours: [], holidays: [] }
export const terms = (targets: Partial<Record<Metric, number>>, more: Partial<Terms> = {}): Terms => ({
  calendar: always,
  pausedIn: ['ON_HOLD'],
  warnAt: [0.5],
  targets,
  ...more,
})

/** Terms by a name of ours, and agreements that name them. */
export class Policies {
  private readonly known = new Map<string, Terms>()
  constructor(all: Record<string, Terms>) {
    for (const [name, each] of Object.entries(all)) this.known.set(name, each)
  }
  agreed(name: string, agreement: Agreement = 'SLA'): Agreements {
    return { [agreement]: { policyId: name, policyVersion: 1, calendarVersion: 1, priority: 'P1' } }
  }
  readonly of = ({ policyId }: Agreed): Terms => {
    const found = this.known.get(policyId)
    if (!found) throw new Error(`no terms called ${policyId}`)
    return found
  }
}

export interface Story {
  course: Course
  changes: ClockChange[]
  /** `10:30 RESPONSE WARNED 0.5` */
  log: string[]
  reads: (time: string) => Reading[]
  segments: (index: number, time: string) => string[]
  next: () => string | null
}

const factOf = (told: Told, index: number): SlaFact => {
  const event = `event ${index}`
  const instant = at(told.at)
  if (told.kind === 'UPDATE')
    return { kind: 'UPDATE', at: instant, event, promisedAt: told.promised ? at(told.promised) : null }
  return { ...told, at: instant, event }
}

export function tell(policies: Policies, facts: Told[]): Story {
  let course: Course | null = null
  const changes: ClockChange[] = []
  facts.forEach((told, index) => {
    const after = advance(course, factOf(told, index), policies.of)
    course = after.course
    changes.push(...after.changes.map((change) => ({ ...change, clock: { ...change.clock } })))
  })
  if (!course) throw new Error('a story without an opening')
  const told: Course = course
  return {
    course: told,
    changes,
    log: changes.map(({ at, change, clock, fraction }) =>
      [timeOf(at), clock.metric, change, ...(fraction === null ? [] : [fraction])].join(' '),
    ),
    reads: (time) => readClocks(told, policies.of, at(time)),
    segments: (index, time) => {
      const clock = told.clocks[index]
      if (!clock) throw new Error('no such clock')
      return segmentsOf(told, clock, policies.of(clock.agreed), at(time)).map(
        ({ from, to, reason }) => `${timeOf(from)}–${to === null ? '' : timeOf(to)} ${reason}`,
      )
    },
    next: () => {
      const next = nextAlertAt(told, policies.of)
      return next === null ? null : timeOf(next)
    },
  }
}
