import type { IncidentStatus } from '../incidents/index.js'
import type { Agreed, Agreement, Agreements, Metric } from './terms.js'

/** All instants are milliseconds since 1970, so that a course is JSON as it stands. */
export interface Course {
  openedAt: number
  /** The first time. */
  acknowledgedAt: number | null
  /** Every status with the event that led to it, in the order in which they happened. */
  statuses: { status: IncidentStatus; at: number; event: string | null }[]
  /** Since when an update is due: the opening, the last update, getting worse, reopening. */
  updateSince: { at: number; event: string | null }
  /** What the last update promised. */
  promisedAt: number | null
  /** What holds now, as last recorded. */
  agreed: Agreements
  clocks: CourseClock[]
}

/** What a clock remembers; how it stands at an instant follows from it and the course (reading.ts). */
export interface CourseClock {
  agreement: Agreement
  metric: Metric
  /** From 1: each update ends one clock and begins the next. */
  ordinal: number
  agreed: Agreed
  startedAt: number
  startedBy: string | null
  target: number
  /** The promised instant, where that comes before the target: then time counts around the clock, without pauses. */
  promisedAt: number | null
  ended: { at: number; state: 'COMPLETED' | 'CANCELED' } | null
  breachedAt: number | null
  /** What has been told: each fraction once for each target; 1 is the breach. */
  told: { target: number; fraction: number }[]
}

/** Something that moves clocks, in the order of the log. */
export type SlaFact = { at: number; event: string | null } & (
  | { kind: 'OPENED' }
  | { kind: 'STATUS'; to: IncidentStatus }
  /** An update to stakeholders or the public. */
  | { kind: 'UPDATE'; promisedAt: number | null }
  /** Other policies, versions or targets hold from now on. */
  | { kind: 'AGREED'; agreed: Agreements }
  /** Time has passed: what was due is told. */
  | { kind: 'TIME' }
)

export type SlaChangeKind =
  | 'STARTED'
  | 'PAUSED'
  | 'RESUMED'
  | 'WARNED'
  | 'BREACHED'
  | 'CORRECTED'
  | 'COMPLETED'
  | 'CANCELED'
  | 'RETARGETED'

/** What became of a clock: an event each. */
export interface ClockChange {
  clock: CourseClock
  change: SlaChangeKind
  /** When it happened, or fell due. */
  at: number
  fraction: number | null
}

export function openCourse(openedAt: number, event: string | null): Course {
  return {
    openedAt,
    acknowledgedAt: null,
    statuses: [{ status: 'OPEN', at: openedAt, event }],
    updateSince: { at: openedAt, event },
    promisedAt: null,
    agreed: {},
    clocks: [],
  }
}

export const statusOf = ({ statuses }: Course): IncidentStatus => statuses.at(-1)?.status ?? 'OPEN'

/** Resolved, closed or canceled. */
export const isOver = (status: IncidentStatus) =>
  status === 'RESOLVED' || status === 'CLOSED' || status === 'CANCELED'
