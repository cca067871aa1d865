import type { Priority, Severity, Urgency } from '../classification/index.js'
import type { Facets } from './facets.js'

/** For which incidents a policy is meant. An empty list and null ask nothing. */
export interface Conditions {
  priorities: Priority[]
  severities: Severity[]
  urgencies: Urgency[]
  major: boolean | null
  serviceIds: string[]
  teamIds: string[]
  categoryIds: string[]
  labels: string[]
}

/** What every incident fulfils. */
export const noConditions: Conditions = {
  priorities: [],
  severities: [],
  urgencies: [],
  major: null,
  serviceIds: [],
  teamIds: [],
  categoryIds: [],
  labels: [],
}

/**
 * Whether an incident is one of those: all that is given must match. Labels must all be there, of every other list
 * one is enough; teams are its owner team and the owner teams of its services, as in filters.
 */
export function fulfils(facets: Facets, conditions: Conditions): boolean {
  const one = <T>(wanted: readonly T[], ...have: (T | null | undefined)[]) =>
    wanted.length === 0 || wanted.some((each) => have.includes(each))
  return (
    one(conditions.priorities, facets.priority) &&
    one(conditions.severities, facets.severity) &&
    one(conditions.urgencies, facets.urgency) &&
    (conditions.major === null || conditions.major === facets.major) &&
    one(conditions.serviceIds, ...facets.services) &&
    one(conditions.teamIds, facets.ownerTeamId, ...facets.serviceTeams) &&
    one(conditions.categoryIds, ...facets.categories) &&
    conditions.labels.every((label) => facets.labels.includes(label))
  )
}
