import type { Context } from '../access/context.js'
import { byId, manyBy } from '../access/loaders.js'
import { partOfVisible, type IncidentEntity } from '../incidents/index.js'
import { prefixOf } from '../ids/type-id.js'
import { organizationById } from '../organizations/index.js'
import { onCallScheduleById } from '../on-call/index.js'
import { teamById, userById } from '../people/index.js'
import { ServiceEntity, serviceById, servicesOfTeam } from '../services/index.js'
import { candidates, chosen } from './choice.js'
import { EscalationEntity, EscalationNoticeEntity } from './escalation.entity.js'
import { EscalationPolicyEntity } from './policy.entity.js'

export const escalationById = byId('escalation', EscalationEntity, partOfVisible('escalation'))
export const escalationPolicyById = byId('escalation_policy', EscalationPolicyEntity)
/** Oldest first. */
export const escalationsOfIncident = manyBy(
  'escalations of incident',
  EscalationEntity,
  'incidentId',
  'startedAt, id',
)
/** In the order in which they were told. */
export const noticesOfEscalation = manyBy(
  'notices of escalation',
  EscalationNoticeEntity,
  'escalationId',
  'round, position, userId',
)

/** A user, a team or a schedule by its id. */
export function targetById(context: Context, id: string): Promise<object | null> {
  if (prefixOf(id) === 'on_call_schedule') return context.load(onCallScheduleById).load(id)
  return prefixOf(id) === 'team' ? context.load(teamById).load(id) : context.load(userById).load(id)
}

const present = <T>(rows: readonly (T | Error | null)[]) =>
  rows.filter((row): row is T => row !== null && !(row instanceof Error))

/** The policy of the ladder that runs, else the one by which the incident would page as things stand now. */
export async function policyOfIncident(
  context: Context,
  { id, facets, ownerTeamId }: IncidentEntity,
): Promise<EscalationPolicyEntity | null> {
  const running = (await context.load(escalationsOfIncident).load(id)).filter(
    ({ state }) => state === 'ACTIVE',
  )
  const climbed = running.map(({ policyId }) => policyId).findLast((policyId) => policyId !== null)
  if (climbed) return context.load(escalationPolicyById).load(climbed)
  const [services, ofTeam, organization] = await Promise.all([
    context.load(serviceById).loadMany(facets.services),
    ownerTeamId === null ? [] : context.load(servicesOfTeam).load(ownerTeamId),
    context.load(organizationById).load(context.viewer.organizationId),
  ])
  const affected = present<ServiceEntity>(services)
  const named = candidates(facets, affected, ofTeam, organization?.defaultEscalationPolicyId ?? null)
  const ids = [...new Set(named.filter((policyId) => policyId !== null))]
  const policies = present<EscalationPolicyEntity>(await context.load(escalationPolicyById).loadMany(ids))
  return chosen(
    facets,
    named,
    policies.filter(({ retiredAt }) => retiredAt === null),
  )
}

/** Those that are not retired, by name. */
export const servicesOfPolicy = manyBy(
  'services of escalation policy',
  ServiceEntity,
  'escalationPolicyId',
  'name, id',
  'AND retiredAt IS NULL',
)
