import { fulfils, type Facets } from '../incidents/index.js'
import type { PolicyInForce } from './policy.store.js'
import { agreements, type Agreed, type Agreements } from './terms.js'

/**
 * What holds for an incident as it stands: of each kind of agreement the first policy by rank whose conditions match.
 * The policies come by rank.
 */
export function agreedFor(policies: readonly PolicyInForce[], facets: Facets): Agreements {
  const agreed: Record<string, Agreed> = {}
  for (const agreement of agreements) {
    const policy = policies.find((each) => each.agreement === agreement && fulfils(facets, each.conditions))
    if (!policy) continue
    agreed[agreement] = {
      policyId: policy.id,
      policyVersion: policy.termsVersion,
      calendarVersion: policy.calendarVersion,
      priority: facets.priority,
    }
  }
  return agreed
}
