import { requireCategory } from '../classification/index.js'
import type { Work } from '../database/work.js'
import { requireTeam } from '../people/index.js'
import { requireServices } from '../services/index.js'
import { noConditions, type Conditions } from './conditions.js'
import type { IncidentConditionsInput } from './conditions.types.js'

const path = (field: string) => (index: number) => ['input', 'conditions', field, index]

/** Conditions as a policy keeps them, each thing once. @throws NOT_FOUND, BAD_USER_INPUT for a retired category */
export async function conditionsOf(
  work: Work,
  input: IncidentConditionsInput | null | undefined,
): Promise<Conditions> {
  if (!input) return noConditions
  const { serviceIds, teamIds, categoryIds } = input
  await requireServices(work, serviceIds ?? [], path('serviceIds'))
  for (const [index, id] of (teamIds ?? []).entries()) await requireTeam(work, id, path('teamIds')(index))
  for (const [index, id] of (categoryIds ?? []).entries()) {
    await requireCategory(work, id, null, path('categoryIds')(index))
  }
  const once = <T>(list: readonly T[] | null | undefined) => [...new Set(list ?? [])]
  return {
    priorities: once(input.priorities),
    severities: once(input.severities),
    urgencies: once(input.urgencies),
    major: input.major ?? null,
    serviceIds: once(serviceIds),
    teamIds: once(teamIds),
    categoryIds: once(categoryIds),
    labels: once(input.labels),
  }
}
