import { isOpen, moves, type Move } from '../incidents/index.js'
import type { Stand } from './servicenow-row.js'

/** A move, or another reason for the hold that there is. */
export type Step = { move: Move; hold?: never } | { move?: never; hold: NonNullable<Stand['holdReason']> }

/**
 * The steps from where an incident stands to where the log says that it stands next. What the lifecycle does not allow
 * at once goes by way of what it needs: resolved before closed, reopened before anything that follows an end. The desk
 * has no way back to OPEN, so what the log calls new again is being worked on.
 */
export function stepsTo(from: Stand, to: Stand): Step[] {
  if (!isOpen(from.status) && isOpen(to.status)) return [{ move: moves.reopen }, ...stepsTo(working, to)]
  switch (to.status) {
    case 'OPEN':
      return from.status === 'ON_HOLD' ? [{ move: moves.start }] : []
    case 'ON_HOLD':
      return from.holdReason === to.holdReason || !to.holdReason ? [] : [{ hold: to.holdReason }]
    case 'RESOLVED':
      if (from.status === 'CLOSED') return [{ move: moves.reopen }, { move: moves.resolve }]
      return from.status === 'RESOLVED' ? [] : [{ move: moves.resolve }]
    case 'CLOSED':
      if (from.status === 'CLOSED') return []
      return from.status === 'RESOLVED'
        ? [{ move: moves.close }]
        : [{ move: moves.resolve }, { move: moves.close }]
    default:
      return from.status === to.status ? [] : [{ move: moves.start }]
  }
}

const working: Stand = { status: 'IN_PROGRESS', holdReason: null }
