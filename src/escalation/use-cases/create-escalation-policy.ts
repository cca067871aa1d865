import { insertRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { newId } from '../../ids/type-id.js'
import { conditionsOf } from '../../incidents/index.js'
import { requireTeam } from '../../people/index.js'
import { EscalationPolicyEntity } from '../policy.entity.js'
import type { CreateEscalationPolicyInput } from '../policy.inputs.js'
import { keepVersion, termsOf } from '../policy.store.js'
import { refuseLease, stepsOf } from '../policy.terms.js'

/** Adds a policy, for nothing yet: services and the organisation name it. @throws NOT_FOUND, BAD_USER_INPUT */
export async function createEscalationPolicy(work: Work, input: CreateEscalationPolicyInput) {
  const { name, description = null, ownerTeamId = null, repeat, acknowledgementTimeout = null } = input
  if (ownerTeamId !== null) await requireTeam(work, ownerTeamId, ['input', 'ownerTeamId'])
  work.permit({ teams: [ownerTeamId] })
  refuseLease(acknowledgementTimeout)
  const policy: EscalationPolicyEntity = {
    id: newId('escalation_policy'),
    organizationId: work.viewer.organizationId,
    name,
    description,
    ownerTeamId,
    conditions: await conditionsOf(work, input.conditions),
    steps: await stepsOf(work, input.steps),
    repeat: repeat ?? 0,
    acknowledgementTimeout,
    version: 1,
    retiredAt: null,
  }
  await insertRows(work.manager, EscalationPolicyEntity, [policy])
  await keepVersion(work, policy)
  work.record({
    kind: 'ESCALATION_POLICY_CREATED',
    subject: policy.id,
    summary: `${work.viewer.actor.name} added the escalation policy ${name}`,
    data: { name, description, ownerTeamId, version: 1, ...termsOf(policy) },
  })
  return { escalationPolicy: policy.id }
}
