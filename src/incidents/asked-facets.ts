import type { Context } from '../access/context.js'
import { categoryById, priorityMatrix, type CategoryKind, type Priority } from '../classification/index.js'
import { badInput, notFound } from '../errors/desk-error.js'
import { prefixOf } from '../ids/type-id.js'
import { teamById, userById } from '../people/index.js'
import { serviceById } from '../services/index.js'
import type { Facets } from './facets.js'
import { incidentById } from './incident.reads.js'
import type { OpenIncidentInput } from './incident.inputs.js'

/**
 * What an incident that was opened so would be for filters and conditions, as far as these ask: nothing is written.
 * @throws NOT_FOUND, BAD_USER_INPUT as opening it would
 */
export async function facetsAsked(
  context: Context,
  input: OpenIncidentInput,
  openedAt: Date,
): Promise<Facets> {
  const { severity, urgency } = input
  const isTeam = input.ownerId != null && prefixOf(input.ownerId) === 'team'
  if (input.ownerId != null) {
    const owner = await context.load<string, object | null>(isTeam ? teamById : userById).load(input.ownerId)
    if (!owner) throw notFound(['input', 'ownerId'])
  }
  if (input.reporterId != null && !(await context.load(userById).load(input.reporterId)))
    throw notFound(['input', 'reporterId'])
  if (input.parentId != null && !(await context.load(incidentById).load(input.parentId)))
    throw notFound(['input', 'parentId'])
  const services = [...new Set(input.serviceIds ?? [])]
  const teams = new Set<string>()
  for (const [index, id] of services.entries()) {
    const service = await context.load(serviceById).load(id)
    if (!service || service.retiredAt) throw notFound(['input', 'serviceIds', index])
    if (service.ownerTeamId !== null) teams.add(service.ownerTeamId)
  }
  return {
    status: 'OPEN',
    severity,
    urgency,
    priority: input.priority ?? (await priorityOf(context, input)),
    ownerUserId: isTeam ? null : (input.ownerId ?? null),
    ownerTeamId: isTeam ? (input.ownerId ?? null) : null,
    services,
    serviceTeams: [...teams],
    categories: await categoriesOf(context, input),
    labels: [...new Set(input.labels ?? [])],
    major: input.major ?? false,
    drill: input.drill ?? false,
    openedAt: openedAt.getTime(),
  }
}

async function priorityOf(context: Context, { severity, urgency }: OpenIncidentInput): Promise<Priority> {
  const rules = await priorityMatrix(context)
  const rule = rules.find((each) => each.severity === severity && each.urgency === urgency)
  if (!rule) throw new Error('a matrix without a rule')
  return rule.priority
}

const kinds: Record<'typeId' | 'technicalCategoryId' | 'serviceCategoryId', CategoryKind> = {
  typeId: 'INCIDENT_TYPE',
  technicalCategoryId: 'TECHNICAL',
  serviceCategoryId: 'SERVICE',
}

async function categoriesOf(context: Context, input: OpenIncidentInput): Promise<string[]> {
  const found: string[] = []
  for (const field of Object.keys(kinds) as (keyof typeof kinds)[]) {
    const id = input[field]
    if (id == null) continue
    const category = await context.load(categoryById).load(id)
    if (!category || category.kind !== kinds[field]) throw notFound(['input', field])
    if (category.retired) throw badInput(['input', field], 'is retired and cannot be chosen any more')
    found.push(id)
  }
  return found
}
