import type { Work } from '../database/work.js'
import { ownOrganization } from '../organizations/index.js'
import type { IncidentEntity } from './incident.entity.js'
import { ownerChanged, recordEvent, statusChanged } from './incident.events.js'
import type { HoldReason } from './incident.enums.js'
import { applyChange, touchIncident } from './incident.store.js'
import { refuseMove, type Move } from './lifecycle.js'

export interface StatusChange {
  note?: string | null | undefined
  holdReason?: HoldReason
  /** When it happened, where that is not now. */
  occurredAt?: Date
  /** What else changes with the status. */
  changes?: Partial<IncidentEntity>
}

/**
 * Moves a locked incident, with all that a move brings along: acknowledgement and owner when it leaves OPEN,
 * the hold that ends, the times that are set and cleared. Asking for what is so already is no error: it leaves
 * an entry that says who took note.
 * @throws INVALID_TRANSITION
 */
export async function changeStatus(
  work: Work,
  incident: IncidentEntity,
  move: Move,
  { note = null, holdReason, occurredAt = work.now, changes = {} }: StatusChange = {},
): Promise<IncidentEntity> {
  const { actor } = work.viewer
  const { status: from, facets: before } = incident
  const to = move.to
  if (from === to) {
    const touched = await touchIncident(work, incident)
    recordEvent(
      work,
      touched,
      null,
      statusChanged(actor, { from, to, holdReason: incident.holdReason, note }),
    )
    return touched
  }
  const window =
    from === 'CLOSED' || !move.from.includes(from) ? (await ownOrganization(work)).reopenWindow : 0
  refuseMove(move, incident, work.now, window)
  const takesOver =
    from === 'OPEN' &&
    to !== 'CANCELED' &&
    !incident.ownerUserId &&
    !incident.ownerTeamId &&
    actor.kind === 'USER'
  const after = await applyChange(work, incident, {
    status: to,
    ...timesOf(incident, move, occurredAt),
    ...(from === 'ON_HOLD' ? { holdReason: null, heldUntil: null } : {}),
    ...(takesOver ? { ownerUserId: actor.userId } : {}),
    ...changes,
  })
  recordEvent(work, after, before, {
    ...statusChanged(actor, { from, to, holdReason: holdReason ?? null, note }),
    occurredAt,
  })
  if (takesOver && actor.userId) {
    const owner = { id: actor.userId, name: actor.name }
    recordEvent(work, after, before, { ...ownerChanged(actor, null, owner, null), occurredAt })
  }
  return after
}

function timesOf(incident: IncidentEntity, { to }: Move, at: Date): Partial<IncidentEntity> {
  const { status: from } = incident
  const times: Partial<IncidentEntity> = {}
  if (from === 'OPEN' && to !== 'CANCELED' && !incident.acknowledgedAt) times.acknowledgedAt = at
  if (to === 'MITIGATED') times.mitigatedAt = at
  if (to === 'RESOLVED') times.resolvedAt = at
  if (to === 'CLOSED') times.closedAt = at
  if (from === 'MITIGATED' && to === 'IN_PROGRESS') times.mitigatedAt = null
  if (from === 'RESOLVED' || from === 'CLOSED') {
    if (to === 'IN_PROGRESS') {
      const rested = incident.resolvedAt ? at.getTime() - incident.resolvedAt.getTime() : 0
      const resolvedFor = incident.resolvedFor + Math.max(0, rested)
      Object.assign(times, { resolvedAt: null, closedAt: null, reopenedAt: at, resolvedFor })
    }
  }
  return times
}
