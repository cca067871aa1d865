import type { Calendar } from '../calendars/index.js'
import type { Priority } from '../classification/index.js'
import type { IncidentStatus } from '../incidents/index.js'

export const agreements = ['SLA', 'OLA', 'UNDERPINNING_CONTRACT'] as const
export type Agreement = (typeof agreements)[number]
export const metrics = ['RESPONSE', 'RESOLUTION', 'UPDATE'] as const
export type Metric = (typeof metrics)[number]

/**
 * What holds for an incident in one kind of agreement. The log keeps it with the event that made it so, and versions
 * never change: so the clocks of old can be computed again at any time.
 */
export interface Agreed {
  policyId: string
  policyVersion: number
  calendarVersion: number
  /** Whose targets hold. */
  priority: Priority
}
export type Agreements = Readonly<Partial<Record<Agreement, Agreed>>>

/** What a version of a policy promises for one priority. Durations in milliseconds of the calendar. */
export interface Terms {
  calendar: Calendar
  /** The statuses in which the clocks stand still. */
  pausedIn: readonly IncidentStatus[]
  /** Fractions of the target, between 0 and 1. */
  warnAt: readonly number[]
  targets: Readonly<Partial<Record<Metric, number>>>
}
export type TermsOf = (agreed: Agreed) => Terms

export function sameAgreed(one: Agreed | undefined, other: Agreed | undefined): boolean {
  return (
    one?.policyId === other?.policyId &&
    one?.policyVersion === other?.policyVersion &&
    one?.calendarVersion === other?.calendarVersion &&
    one?.priority === other?.priority
  )
}
