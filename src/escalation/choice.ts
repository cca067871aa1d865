import { fulfils, type Conditions, type Facets } from '../incidents/index.js'

/** A policy as far as the choice asks. */
export interface Candidate {
  id: string
  conditions: Conditions
}

/**
 * Which policy an incident is paged by (design: escalation, first rule): of its services in their order, else of its
 * owner team's services by name, else the organisation's. What is not meant for such an incident is passed over.
 */
export function chosen<T extends Candidate>(
  facets: Facets,
  named: readonly (string | null)[],
  policies: readonly T[],
): T | null {
  const known = new Map(policies.map((policy) => [policy.id, policy]))
  for (const id of named) {
    const policy = id === null ? undefined : known.get(id)
    if (policy && fulfils(facets, policy.conditions)) return policy
  }
  return null
}

/** A service, as far as the choice asks. */
export interface Paging {
  id: string
  escalationPolicyId: string | null
}

/** The policies to be tried, in order. `ofTeam` are the owner team's services by name. */
export function candidates(
  facets: Facets,
  affected: readonly Paging[],
  ofTeam: readonly Paging[],
  byDefault: string | null,
): (string | null)[] {
  const policyOf = new Map(affected.map(({ id, escalationPolicyId }) => [id, escalationPolicyId]))
  return [
    ...facets.services.map((id) => policyOf.get(id) ?? null),
    ...ofTeam.map(({ escalationPolicyId }) => escalationPolicyId),
    byDefault,
  ]
}
