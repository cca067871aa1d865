import type { Work } from '../database/work.js'
import { badInput } from '../errors/desk-error.js'
import { prefixOf } from '../ids/type-id.js'
import { conditionsOf, singleRoles, type IncidentConditionsInput } from '../incidents/index.js'
import { requireSchedule } from '../on-call/index.js'
import { requireActiveUser } from '../people/index.js'
import { articleIdsOf } from './plan-articles.js'
import type { PlannedRole, ResponsePlanEntity } from './plan.entity.js'
import { unknownPlaceholders } from './template.js'

/** To which incidents a plan is applied, and what it does. */
export type Terms = Pick<
  ResponsePlanEntity,
  'conditions' | 'roles' | 'tasks' | 'watcherIds' | 'articleIds' | 'statusUpdateTemplate'
>

export interface TermsInput {
  conditions?: IncidentConditionsInput | null
  roles?: PlannedRole[] | null
  tasks?: string[] | null
  watcherIds?: string[] | null
  articleIds?: string[] | null
  statusUpdateTemplate?: string | null
}

/** What is given as a plan keeps it, the rest as it was. @throws NOT_FOUND, BAD_USER_INPUT with the path of the fault */
export async function termsOf(work: Work, input: TermsInput, before: Terms): Promise<Terms> {
  const { conditions, roles, tasks, watcherIds, articleIds, statusUpdateTemplate } = input
  return {
    conditions: conditions === undefined ? before.conditions : await conditionsOf(work, conditions),
    roles: roles === undefined ? before.roles : await rolesOf(work, roles ?? [], before.roles),
    tasks: tasks === undefined ? before.tasks : (tasks ?? []),
    watcherIds:
      watcherIds === undefined ? before.watcherIds : await watchersOf(work, watcherIds ?? [], before),
    articleIds:
      articleIds === undefined
        ? before.articleIds
        : await articleIdsOf(work, articleIds ?? [], before.articleIds),
    statusUpdateTemplate:
      statusUpdateTemplate === undefined
        ? before.statusUpdateTemplate
        : checkedTemplate(statusUpdateTemplate),
  }
}

/** Who was planned already may have left since. */
async function rolesOf(
  work: Work,
  roles: readonly PlannedRole[],
  before: readonly PlannedRole[],
): Promise<PlannedRole[]> {
  const known = before.map(({ responderId }) => responderId)
  const kept: PlannedRole[] = []
  for (const [index, { kind, responderId }] of roles.entries()) {
    const path = ['input', 'roles', index]
    if (!known.includes(responderId)) {
      const require = prefixOf(responderId) === 'on_call_schedule' ? requireSchedule : requireActiveUser
      await require(work, responderId, [...path, 'responderId'])
    }
    if (kept.some((role) => role.kind === kind && role.responderId === responderId)) continue
    if (singleRoles.has(kind) && kept.some((role) => role.kind === kind))
      throw badInput([...path, 'kind'], 'is a part of one person')
    kept.push({ kind, responderId })
  }
  return kept
}

async function watchersOf(work: Work, ids: readonly string[], { watcherIds }: Terms): Promise<string[]> {
  for (const [index, id] of ids.entries())
    if (!watcherIds.includes(id)) await requireActiveUser(work, id, ['input', 'watcherIds', index])
  return [...new Set(ids)]
}

function checkedTemplate(template: string | null): string | null {
  const [unknown] = template === null ? [] : unknownPlaceholders(template)
  if (unknown === undefined) return template
  const message = `${unknown} is none of {title}, {priority} and {services}`
  throw badInput(['input', 'statusUpdateTemplate'], message)
}
