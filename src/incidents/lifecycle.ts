import { badInput, conflict, DeskError } from '../errors/desk-error.js'
import type { IncidentStatus } from './incident.enums.js'

/** What a mutation does with a status: from where, to where. The table of design/semantics, by verb. */
export interface Move {
  to: IncidentStatus
  from: readonly IncidentStatus[]
}

export const moves = {
  acknowledge: { to: 'ACKNOWLEDGED', from: ['OPEN'] },
  start: { to: 'IN_PROGRESS', from: ['OPEN', 'ACKNOWLEDGED', 'ON_HOLD', 'MITIGATED'] },
  hold: { to: 'ON_HOLD', from: ['OPEN', 'ACKNOWLEDGED', 'IN_PROGRESS', 'MITIGATED'] },
  mitigate: { to: 'MITIGATED', from: ['OPEN', 'ACKNOWLEDGED', 'IN_PROGRESS', 'ON_HOLD'] },
  resolve: { to: 'RESOLVED', from: ['OPEN', 'ACKNOWLEDGED', 'IN_PROGRESS', 'ON_HOLD', 'MITIGATED'] },
  close: { to: 'CLOSED', from: ['RESOLVED'] },
  reopen: { to: 'IN_PROGRESS', from: ['RESOLVED', 'CLOSED'] },
  cancel: { to: 'CANCELED', from: ['OPEN', 'ACKNOWLEDGED', 'IN_PROGRESS', 'ON_HOLD'] },
} as const satisfies Record<string, Move>

/** Merging makes a duplicate of any incident that is not over for good; no person can ask for it otherwise. */
export const merge: Move = {
  to: 'CANCELED',
  from: ['OPEN', 'ACKNOWLEDGED', 'IN_PROGRESS', 'ON_HOLD', 'MITIGATED', 'RESOLVED'],
}

/** As far as the lifecycle cares. */
export interface Stage {
  status: IncidentStatus
  version: number
  closedAt: Date | null
}

const order: IncidentStatus[] = [
  'ACKNOWLEDGED',
  'IN_PROGRESS',
  'ON_HOLD',
  'MITIGATED',
  'RESOLVED',
  'CLOSED',
  'CANCELED',
]

/** Neither resolved, closed nor canceled. */
export function isOpen(status: IncidentStatus): boolean {
  return status !== 'RESOLVED' && status !== 'CLOSED' && status !== 'CANCELED'
}

/** What some mutation can do now; `reopenWindow` in milliseconds counts from the closing. */
export function allowedTransitions(stage: Stage, now: Date, reopenWindow: number): IncidentStatus[] {
  const all: Move[] = Object.values(moves)
  const targets = all.filter((move) => canMove(move, stage, now, reopenWindow)).map(({ to }) => to)
  return order.filter((status) => targets.includes(status))
}

/** When a closed incident can no longer be reopened, for others null: what can be done turns by time alone then. */
export function reopenableUntil({ status, closedAt }: Stage, reopenWindow: number): Date | null {
  return status === 'CLOSED' && closedAt ? new Date(closedAt.getTime() + reopenWindow) : null
}

function canMove(move: Move, stage: Stage, now: Date, reopenWindow: number): boolean {
  if (!move.from.includes(stage.status)) return false
  const until = reopenableUntil(stage, reopenWindow)
  return until === null || now <= until
}

/** @throws INVALID_TRANSITION with `allowedTransitions`. */
export function refuseMove(move: Move, stage: Stage, now: Date, reopenWindow: number): void {
  if (!canMove(move, stage, now, reopenWindow)) throw invalidTransition(move.to, stage, now, reopenWindow)
}

export function invalidTransition(
  to: IncidentStatus,
  stage: Stage,
  now: Date,
  reopenWindow: number,
): DeskError {
  const allowed = allowedTransitions(stage, now, reopenWindow)
  const message = allowed.includes(to)
    ? `An incident that is ${stage.status} becomes ${to} only by being reopened.`
    : `An incident that is ${stage.status} cannot become ${to} now.`
  return new DeskError('INVALID_TRANSITION', message, { status: stage.status, allowedTransitions: allowed })
}

/** Checked before anything else. @throws CONFLICT with the version that holds now */
export function refuseStale(stage: Stage, expectedVersion: number | null | undefined): void {
  if (expectedVersion === null || expectedVersion === undefined || expectedVersion === stage.version) return
  throw conflict(`The incident has changed: it is at version ${stage.version}.`, { version: stage.version })
}

/** Closed and canceled incidents are read-only. @throws INVALID_TRANSITION */
export function refuseReadOnly(stage: Stage, now: Date, reopenWindow: number): void {
  if (stage.status !== 'CLOSED' && stage.status !== 'CANCELED') return
  throw new DeskError('INVALID_TRANSITION', `The incident is ${stage.status} and read-only.`, {
    status: stage.status,
    allowedTransitions: allowedTransitions(stage, now, reopenWindow),
  })
}

/** What is resolved, closed or canceled has nobody paged for it. @throws INVALID_TRANSITION */
export function refuseOver(stage: Stage, now: Date, reopenWindow: number): void {
  if (isOpen(stage.status)) return
  throw new DeskError('INVALID_TRANSITION', `The incident is ${stage.status}: reopen it first.`, {
    status: stage.status,
    allowedTransitions: allowedTransitions(stage, now, reopenWindow),
  })
}

/** Times that people give may lie in the past, never in the future nor before what they must follow. */
export function refuseInstant(
  given: Date,
  path: string[],
  bounds: { now: Date; after?: (Date | null)[]; before?: (Date | null)[] },
): void {
  if (given > bounds.now) throw badInput(path, 'must not lie in the future')
  for (const earlier of bounds.after ?? []) {
    if (earlier && given < earlier) throw badInput(path, `must not lie before ${earlier.toISOString()}`)
  }
  for (const later of bounds.before ?? []) {
    if (later && given > later) throw badInput(path, `must not lie after ${later.toISOString()}`)
  }
}
