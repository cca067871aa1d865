import { updateRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { badInputs } from '../../errors/desk-error.js'
import { idBytes } from '../../ids/type-id.js'
import { requireTeam } from '../../people/index.js'
import { ResponsePlanEntity } from '../plan.entity.js'
import type { UpdateResponsePlanInput } from '../plan.inputs.js'
import { lockPlan } from '../plan.store.js'
import { termsOf } from '../plan.terms.js'

/** Changes what is given, for incidents that open from now on. @throws NOT_FOUND, BAD_USER_INPUT */
export async function updateResponsePlan(work: Work, { id, ...input }: UpdateResponsePlanInput) {
  const plan = await lockPlan(work, id)
  const faults = (['name', 'active'] as const)
    .filter((field) => input[field] === null)
    .map((field) => ({ path: ['input', field], message: 'cannot be cleared' }))
  if (faults.length > 0) throw badInputs(faults)
  const { id: _id, organizationId: _organization, ...before } = plan
  const { ownerTeamId = before.ownerTeamId } = input
  if (ownerTeamId !== null && ownerTeamId !== before.ownerTeamId)
    await requireTeam(work, ownerTeamId, ['input', 'ownerTeamId'])
  if (input.ownerTeamId !== undefined) work.permit({ teams: [ownerTeamId] })
  const after = {
    name: input.name ?? before.name,
    ownerTeamId,
    ...(await termsOf(work, input, before)),
    active: input.active ?? before.active,
  }
  await updateRows(work.manager, ResponsePlanEntity, after, 'id = ?', [idBytes(id)])
  work.record({
    kind: 'RESPONSE_PLAN_CHANGED',
    subject: id,
    summary: `${work.viewer.actor.name} changed the response plan ${before.name}`,
    data: { before, after },
  })
  return { responsePlan: id }
}
