import type { Work } from '../../database/work.js'
import { badInput, notFound } from '../../errors/desk-error.js'
import { lockOpen, type IncidentEntity } from '../../incidents/index.js'
import { climbTo, endAll, startLadder, type Climbed } from '../climbing.js'
import type { EscalationEntity } from '../escalation.entity.js'
import type { EscalateIncidentInput } from '../escalation.inputs.js'
import { lockEscalations } from '../escalation.store.js'
import { nextRungByHand, type Rung } from '../ladder.js'
import { policyFor, requirePolicy, termsAt } from '../policy.store.js'
import { requireTarget } from '../targets.js'

/**
 * Somebody wants more or other people: the next step of the ladder, another policy in its place, or one target
 * beside it, so that nobody loses a page because somebody else was asked too. Where the ladder does not stand as
 * `asOf` says any more, nothing changes.
 * @throws NOT_FOUND, CONFLICT, INVALID_TRANSITION where the incident is over; BAD_USER_INPUT where both a policy and
 * a target are named, or none is and no policy is meant for the incident
 */
export async function escalateIncident(work: Work, input: EscalateIncidentInput) {
  const { id, policyId, targetId, asOf } = input
  const incident = await lockOpen(work, id, input.expectedVersion)
  const policy = policyId == null ? null : await requirePolicy(work, policyId, ['input', 'policyId'])
  if (targetId != null) await requireTarget(work, targetId, ['input', 'targetId'])
  if (policy && targetId != null) throw badInput(['input', 'targetId'], 'cannot be given with a policy')
  const ladders = await lockEscalations(work, id)
  if (asOf) {
    const ladder = ladders.find((each) => each.id === asOf.escalationId)
    if (!ladder) throw notFound(['input', 'asOf', 'escalationId'])
    const isSo = ladder.state === 'ACTIVE' && ladder.round === asOf.round && ladder.position === asOf.position
    if (!isSo)
      return { incident: id, escalation: (ladder.state === 'ACTIVE' ? ladder : (ladders[0] ?? ladder)).id }
  }
  const why = by(work, input)
  const start = (at: IncidentEntity, climbed: Climbed, from?: Rung) =>
    startLadder(work, at, { reason: 'MANUAL', why, climbed, ...(from ? { from } : {}) })
  const started = async () => {
    if (targetId != null) return start(incident, { targetId })
    if (policy) {
      const replaced = ladders.filter((ladder) => ladder.policyId !== null)
      const free = await endAll(
        work,
        incident,
        replaced,
        'STOPPED',
        `${work.viewer.actor.name} chose another policy.`,
      )
      return start(free, { policyId: policy.id, policyVersion: policy.version })
    }
    return nextStep(work, incident, ladders, why, start)
  }
  return { incident: id, escalation: (await started()).escalation.id }
}

function by({ viewer }: Work, { note }: EscalateIncidentInput): string {
  // The sentence gets its full stop later.
  return `${viewer.actor.name} asked for it${note ? `: ${note.trim().replace(/\.$/, '')}` : ''}`
}

/** Of the ladder that runs; else after the step on which the last one was answered; else from the first. */
async function nextStep(
  work: Work,
  incident: IncidentEntity,
  ladders: readonly EscalationEntity[],
  why: string,
  start: (at: IncidentEntity, climbed: Climbed, from?: Rung) => ReturnType<typeof startLadder>,
) {
  const onPolicy = ladders.filter(({ policyId }) => policyId !== null)
  const last = onPolicy.find(({ state }) => state === 'ACTIVE') ?? onPolicy[0]
  if (last?.policyId && last.policyVersion !== null) {
    const { policyId, policyVersion } = last
    const { steps } = await termsAt(work, policyId, policyVersion)
    const next = nextRungByHand({ steps: steps.length }, last)
    if (last.state === 'ACTIVE') return climbTo(work, incident, last, next, { why: ` ${why}.` })
    return start(incident, { policyId, policyVersion }, { position: next.position, round: 1 })
  }
  const policy = await policyFor(work, incident.facets)
  if (!policy)
    throw badInput(['input', 'policyId'], 'say which, or a target: no policy is meant for the incident')
  return start(incident, { policyId: policy.id, policyVersion: policy.version })
}
