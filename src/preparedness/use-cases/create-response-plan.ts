import { insertRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { newId } from '../../ids/type-id.js'
import { noConditions } from '../../incidents/index.js'
import { requireTeam } from '../../people/index.js'
import { ResponsePlanEntity } from '../plan.entity.js'
import type { CreateResponsePlanInput } from '../plan.inputs.js'
import { termsOf } from '../plan.terms.js'

const nothing = {
  conditions: noConditions,
  roles: [],
  tasks: [],
  watcherIds: [],
  articleIds: [],
  statusUpdateTemplate: null,
}

/** Adds a plan, which is active from now on. @throws NOT_FOUND, BAD_USER_INPUT */
export async function createResponsePlan(
  work: Work,
  { name, ownerTeamId = null, ...input }: CreateResponsePlanInput,
) {
  if (ownerTeamId !== null) await requireTeam(work, ownerTeamId, ['input', 'ownerTeamId'])
  work.permit({ teams: [ownerTeamId] })
  const terms = await termsOf(work, input, nothing)
  const { actor, organizationId } = work.viewer
  const id = newId('response_plan')
  await insertRows(work.manager, ResponsePlanEntity, [
    { id, organizationId, name, ownerTeamId, ...terms, active: true },
  ])
  work.record({
    kind: 'RESPONSE_PLAN_CREATED',
    subject: id,
    summary: `${actor.name} added the response plan ${name}`,
    data: { name, ownerTeamId, ...terms },
  })
  return { responsePlan: id }
}
