import type { EntityManager } from 'typeorm'
import { insertRows, selectRow, selectRows } from '../database/rows.js'
import { selectSettings } from '../database/settings.js'
import type { Viewer, Work } from '../database/work.js'
import { notFound } from '../errors/desk-error.js'
import { idBytes, isId } from '../ids/type-id.js'
import { AppliedPlanEntity, ResponsePlanEntity } from './plan.entity.js'

/** The plan that the viewer wants to change, locked. @throws NOT_FOUND, FORBIDDEN */
export async function lockPlan(work: Work, id: string): Promise<ResponsePlanEntity> {
  const plan = await findPlan(work, id, ['input', 'id'], 'FOR UPDATE')
  work.permit({ teams: [plan.ownerTeamId] })
  return plan
}

/** A plan that an exercise is made from; nobody changes it meanwhile. @throws NOT_FOUND */
export const requirePlan = (work: Work, id: string, path: string[]) =>
  findPlan(work, id, path, 'LOCK IN SHARE MODE')

async function findPlan(work: Work, id: string, path: string[], lock: string): Promise<ResponsePlanEntity> {
  const plan = isId('response_plan', id)
    ? await selectRow(work.manager, ResponsePlanEntity, `WHERE id = ? AND organizationId = ? ${lock}`, [
        idBytes(id),
        idBytes(work.viewer.organizationId),
      ])
    : null
  if (!plan) throw notFound(path)
  return plan
}

/** All plans of the organisation, also those that are not active, by name. */
export const plansOf = ({ manager, viewer }: { manager: EntityManager; viewer: Viewer }) =>
  selectRows(manager, ResponsePlanEntity, 'WHERE organizationId = ? ORDER BY name, id', [
    idBytes(viewer.organizationId),
  ])

/** Those that are applied by themselves, by name. */
export const activePlans = ({ manager, viewer }: Work) =>
  selectSettings(manager, ResponsePlanEntity, 'WHERE organizationId = ? AND active ORDER BY name, id', [
    idBytes(viewer.organizationId),
  ])

/** The plans that are written down for an incident, in order. */
export const plansOfIncident = ({ manager }: Work, incidentId: string) =>
  selectRows(
    manager,
    ResponsePlanEntity,
    'JOIN applied_plan a ON a.planId = response_plan.id WHERE a.incidentId = ? ORDER BY a.position',
    [idBytes(incidentId)],
  )

/** Writes down which plans are applied to an incident: no plan can be a second time. */
export const insertApplied = (work: Work, incidentId: string, plans: readonly ResponsePlanEntity[]) =>
  insertRows(
    work.manager,
    AppliedPlanEntity,
    plans.map(({ id: planId, organizationId }, index) => ({
      incidentId,
      planId,
      organizationId,
      position: index + 1,
      appliedAt: work.now,
    })),
  )
