import type { Context } from '../access/context.js'
import { byId, manyBy } from '../access/loaders.js'
import { onCallScheduleById } from '../on-call/index.js'
import { prefixOf } from '../ids/type-id.js'
import { userById } from '../people/index.js'
import { AppliedPlanEntity, ResponsePlanEntity } from './plan.entity.js'

export const responsePlanById = byId('response_plan', ResponsePlanEntity)

const appliedToIncident = manyBy('plans of incident', AppliedPlanEntity, 'incidentId', 'position')

/** What was applied to an incident, in that order. */
export async function plansAppliedTo(context: Context, incidentId: string): Promise<ResponsePlanEntity[]> {
  const applied = await context.load(appliedToIncident).load(incidentId)
  const plans = await Promise.all(applied.map(({ planId }) => context.load(responsePlanById).load(planId)))
  return plans.filter((plan) => plan !== null)
}

/** A person or a schedule by its id. */
export function responderById(context: Context, id: string): Promise<object | null> {
  return prefixOf(id) === 'user' ? context.load(userById).load(id) : context.load(onCallScheduleById).load(id)
}
