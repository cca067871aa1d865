import type { Work } from '../../database/work.js'
import { changeStatus, lockLinked, recordEvent, type IncidentEntity } from '../../incidents/index.js'
import { startLadder } from '../climbing.js'
import type { EscalationEntity } from '../escalation.entity.js'
import { escalationChanged } from '../escalation.events.js'
import { lockEscalations } from '../escalation.store.js'
import { policyFor } from '../policy.store.js'

const back = { to: 'OPEN', from: ['ACKNOWLEDGED', 'IN_PROGRESS'] } as const

/**
 * The engine's: nobody has done anything since the incident was taken, so it is open again and pages anew. Where a
 * ladder with further steps still runs, that one goes on.
 */
export async function expireAcknowledgement(work: Work, { subject }: { subject: string }) {
  const incident = await lockLinked(work, subject)
  const expiresAt = incident?.acknowledgementExpiresAt
  if (!incident || !expiresAt || expiresAt > work.now) return null
  const open = await changeStatus(work, incident, back, {
    note: 'the acknowledgement ran out',
    changes: { acknowledgementExpiresAt: null, acknowledgementLeft: null },
  })
  const ladders = await lockEscalations(work, subject)
  await pageAnew(work, open, ladders)
  return { incident: subject }
}

async function pageAnew(work: Work, incident: IncidentEntity, ladders: readonly EscalationEntity[]) {
  const acknowledged = ladders.find(({ state }) => state === 'ACKNOWLEDGED')
  if (acknowledged) {
    const sentence = 'The acknowledgement ran out before work was done.'
    recordEvent(work, incident, null, escalationChanged(acknowledged, 'EXPIRED', sentence))
  }
  if (ladders.some(({ state, nextStepAt }) => state === 'ACTIVE' && nextStepAt !== null)) return
  const last = ladders.find(({ policyId }) => policyId !== null)
  const policy = await policyFor(work, incident.facets)
  const climbed = policy
    ? { policyId: policy.id, policyVersion: policy.version }
    : last?.policyId && last.policyVersion !== null
      ? { policyId: last.policyId, policyVersion: last.policyVersion }
      : null
  if (!climbed) return
  const why = 'the acknowledgement ran out'
  await startLadder(work, incident, { reason: 'ACKNOWLEDGEMENT_EXPIRED', why, climbed })
}
