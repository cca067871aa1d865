import type { Context } from '../access/context.js'
import { settingById } from '../access/loaders.js'
import { addWorkingTime } from '../calendars/index.js'
import { selectRows } from '../database/rows.js'
import { idBytes } from '../ids/type-id.js'
import { facetsAsked, type OpenIncidentInput } from '../incidents/index.js'
import { policiesInForce } from './policy.store.js'
import { agreedFor } from './selection.js'
import { SlaPolicyEntity, SlaPolicyTermsEntity } from './sla.entity.js'
import { loadTerms } from './terms.store.js'
import { metrics, type Metric } from './terms.js'

export const slaPolicyById = settingById('sla_policy', SlaPolicyEntity)

/** What the clocks of policies run on now, by the policies' ids. */
export const termsOfPolicy = {
  name: 'terms of policy',
  read: async (context: Context, ids: readonly string[]): Promise<(SlaPolicyTermsEntity | null)[]> => {
    const rows = await selectRows(
      context.manager,
      SlaPolicyTermsEntity,
      `JOIN sla_policy p ON p.id = sla_policy_terms.policyId AND p.termsVersion = sla_policy_terms.version
       WHERE p.id IN (?) AND p.organizationId = ?`,
      [ids.map(idBytes), idBytes(context.viewer.organizationId)],
    )
    const found = new Map(rows.map((row) => [row.policyId, row]))
    return ids.map((id) => found.get(id) ?? null)
  },
}

/** All policies, also those that are not active, by kind of agreement and rank. */
export function listPolicies({ manager, viewer }: Context): Promise<SlaPolicyEntity[]> {
  return selectRows(
    manager,
    SlaPolicyEntity,
    "WHERE organizationId = ? ORDER BY FIELD(agreement, 'SLA', 'OLA', 'UNDERPINNING_CONTRACT'), `rank`, id",
    [idBytes(viewer.organizationId)],
  )
}

export interface Forecast {
  policyId: string
  metric: Metric
  target: number
  dueAt: Date
}

/** What would be promised to such an incident, and when it would breach. @throws NOT_FOUND, BAD_USER_INPUT */
export async function forecast(
  context: Context,
  input: OpenIncidentInput,
  openedAt: Date,
): Promise<Forecast[]> {
  const facets = await facetsAsked(context, input, openedAt)
  const policies = await policiesInForce(context.manager, context.viewer.organizationId)
  const agreed = Object.values(agreedFor(policies, facets))
  const termsOf = await loadTerms(context.manager, agreed)
  return agreed.flatMap((each) => {
    const { calendar, targets } = termsOf(each)
    return metrics.flatMap((metric) => {
      const target = targets[metric]
      const due = target === undefined ? null : addWorkingTime(calendar, openedAt.getTime(), target)
      return target === undefined || due === null
        ? []
        : [{ policyId: each.policyId, metric, target, dueAt: new Date(due) }]
    })
  })
}
