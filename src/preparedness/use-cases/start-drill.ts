import type { Work } from '../../database/work.js'
import { openIncident } from '../../incidents/index.js'
import type { StartDrillInput } from '../plan.inputs.js'
import { insertApplied, requirePlan } from '../plan.store.js'

/**
 * Opens an exercise, which belongs to the team of the plan. That the plan is written down for it lets the reaction to
 * its opening apply this one and no other, after the clocks have begun and before anybody is paged.
 * @throws NOT_FOUND, BAD_USER_INPUT, FORBIDDEN
 */
export async function startDrill(work: Work, { responsePlanId, ...input }: StartDrillInput) {
  const plan = await requirePlan(work, responsePlanId, ['input', 'responsePlanId'])
  const { incident } = await openIncident(work, { ...input, ownerId: plan.ownerTeamId, drill: true })
  await insertApplied(work, incident, [plan])
  return { incident }
}
