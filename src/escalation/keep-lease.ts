import { selectRow } from '../database/rows.js'
import type { NewEntry, Work } from '../database/work.js'
import { clearTimer, setTimer } from '../engine/timers.js'
import { idBytes } from '../ids/type-id.js'
import { lockLinked, noteEscalated, type IncidentEntity, type StatusChangeData } from '../incidents/index.js'
import { EscalationEntity } from './escalation.entity.js'
import { leaseAfter } from './lease.js'
import { policyFor, termsAt } from './policy.store.js'

export const leaseTimer = 'acknowledgement-expires'

/** Whatever happens on an incident: the acknowledgement begins, goes on, stands still or ends with it. */
export async function keepLease(work: Work, entry: NewEntry): Promise<void> {
  const acknowledges = entry.kind === 'STATUS_CHANGED' && isTaking(entry.data as StatusChangeData)
  const incident = await lockLinked(work, entry.subject)
  if (!incident) return
  const lease = {
    expiresAt: incident.acknowledgementExpiresAt?.getTime() ?? null,
    left: incident.acknowledgementLeft,
  }
  if (!acknowledges && lease.expiresAt === null && lease.left === null) return
  const activity = {
    status: incident.status,
    acknowledges,
    byPerson: work.viewer.actor.kind === 'USER',
    now: work.now.getTime(),
  }
  const after = leaseAfter(lease, activity, await timeoutOf(work, incident))
  if (after.expiresAt === lease.expiresAt && after.left === lease.left) return
  const expiresAt = after.expiresAt === null ? null : new Date(after.expiresAt)
  await noteEscalated(work, incident, {
    acknowledgementExpiresAt: expiresAt,
    acknowledgementLeft: after.left,
  })
  if (expiresAt) await setTimer(work, leaseTimer, incident.id, expiresAt)
  else await clearTimer(work, leaseTimer, incident.id)
}

/** Somebody took the incident: from OPEN, again, or after it got worse. A reopened one waits for its answer. */
function isTaking({ from, to }: StatusChangeData): boolean {
  return from === 'OPEN' || from === to || (from === 'MITIGATED' && to === 'IN_PROGRESS')
}

/** Of the policy that paged for it last, as it was climbed; else of the one that would. In milliseconds. */
async function timeoutOf(work: Work, incident: IncidentEntity): Promise<number | null> {
  const last = await selectRow(
    work.manager,
    EscalationEntity,
    'WHERE incidentId = ? AND policyId IS NOT NULL ORDER BY startedAt DESC, id DESC LIMIT 1',
    [idBytes(incident.id)],
  )
  if (last?.policyId && last.policyVersion !== null)
    return (await termsAt(work, last.policyId, last.policyVersion)).acknowledgementTimeout
  return (await policyFor(work, incident.facets))?.acknowledgementTimeout ?? null
}
