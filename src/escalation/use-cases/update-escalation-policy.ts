import { updateRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { badInputs } from '../../errors/desk-error.js'
import { idBytes } from '../../ids/type-id.js'
import { conditionsOf } from '../../incidents/index.js'
import { requireTeam } from '../../people/index.js'
import { EscalationPolicyEntity } from '../policy.entity.js'
import type { UpdateEscalationPolicyInput } from '../policy.inputs.js'
import { keepVersion, lockPolicy, termsOf } from '../policy.store.js'
import { refuseLease, stepsOf } from '../policy.terms.js'
import { rebaseLadders } from '../rebase.js'

/**
 * Changes what is given. What changes how it is climbed makes a new version; ladders that run keep theirs unless
 * `rebase` moves them. @throws NOT_FOUND, BAD_USER_INPUT
 */
export async function updateEscalationPolicy(
  work: Work,
  { id, rebase, ...input }: UpdateEscalationPolicyInput,
) {
  const before = await lockPolicy(work, id)
  const faults = (['name', 'steps'] as const)
    .filter((field) => input[field] === null)
    .map((field) => ({ path: ['input', field], message: 'cannot be cleared' }))
  if (faults.length > 0) throw badInputs(faults)
  const { ownerTeamId = before.ownerTeamId } = input
  if (ownerTeamId !== null && ownerTeamId !== before.ownerTeamId)
    await requireTeam(work, ownerTeamId, ['input', 'ownerTeamId'])
  if (input.ownerTeamId !== undefined) work.permit({ teams: [ownerTeamId] })
  refuseLease(input.acknowledgementTimeout)
  const terms = {
    conditions:
      input.conditions === undefined ? before.conditions : await conditionsOf(work, input.conditions),
    steps: input.steps ? await stepsOf(work, input.steps) : before.steps,
    repeat: input.repeat === undefined ? before.repeat : (input.repeat ?? 0),
    acknowledgementTimeout:
      input.acknowledgementTimeout === undefined
        ? before.acknowledgementTimeout
        : input.acknowledgementTimeout,
  }
  const isOther = JSON.stringify(terms) !== JSON.stringify(termsOf(before))
  const changes = {
    name: input.name ?? before.name,
    description: input.description === undefined ? before.description : input.description,
    ownerTeamId,
    ...terms,
    version: before.version + (isOther ? 1 : 0),
  }
  const after = { ...before, ...changes }
  await updateRows(work.manager, EscalationPolicyEntity, changes, 'id = ?', [idBytes(id)])
  if (isOther) await keepVersion(work, after)
  const { name, description, version } = before
  work.record({
    kind: 'ESCALATION_POLICY_CHANGED',
    subject: id,
    summary: `${work.viewer.actor.name} changed the escalation policy ${name}`,
    data: {
      before: { name, description, ownerTeamId: before.ownerTeamId, version, ...termsOf(before) },
      after: changes,
    },
  })
  if (rebase) await rebaseLadders(work, after)
  return { escalationPolicy: id }
}
