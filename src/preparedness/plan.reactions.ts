import { selectRows } from '../database/rows.js'
import type { NewEntry, Work } from '../database/work.js'
import { conflict } from '../errors/desk-error.js'
import { idBytes } from '../ids/type-id.js'
import * as incidents from '../incidents/index.js'
import { ServiceEntity } from '../services/index.js'
import { rolesToGive, type Given, type Responder } from './choice.js'
import { articlesAtHand } from './plan-articles.js'
import type { ResponsePlanEntity } from './plan.entity.js'
import { activePlans, insertApplied, plansOf, plansOfIncident } from './plan.store.js'
import { respondersOf } from './responders.js'
import { filled } from './template.js'

const longestMessage = 20_000

/**
 * An incident that opens gets what its plans say, by the desk: an exercise that of its plan, others that of every
 * active plan that is meant for them. An incident opens once, so each is applied once.
 */
export async function applyPlans(work: Work, { subject, after }: NewEntry): Promise<void> {
  const facets = after as incidents.Facets
  const drilled = facets.drill ? await plansOfIncident(work, subject) : []
  const plans = drilled.length > 0 ? drilled : await plansFor(work, facets)
  if (plans.length === 0) return
  const incident = await incidents.lockLinked(work, subject)
  if (!incident?.open) return
  if (drilled.length === 0) await insertApplied(work, subject, plans)
  const desk = work.asDesk()
  const responderOf = await respondersOf(work, plans)
  const given: Given[] = []
  for (const plan of plans) given.push(...(await applyPlan(desk, incident, plan, responderOf, given)))
}

/** Most incidents have none: what they are is asked of the entry, not of the row (bench: opening an incident). */
async function plansFor(work: Work, facets: incidents.Facets): Promise<ResponsePlanEntity[]> {
  const plans = await activePlans(work)
  return plans.filter(({ conditions }) => incidents.fulfils(facets, conditions))
}

/** One plan, as if the desk were a person who does each of it. Answers the parts that it has given. */
async function applyPlan(
  desk: Work,
  incident: incidents.IncidentEntity,
  plan: ResponsePlanEntity,
  responderOf: (id: string) => Responder,
  given: readonly Given[],
): Promise<Given[]> {
  const { id } = incident
  const { gives, left } = rolesToGive(plan, responderOf, given, incidents.singleRoles)
  const watchers: string[] = []
  for (const watcherId of plan.watcherIds) {
    const watcher = responderOf(watcherId)
    if ('nobody' in watcher) left.push(`Watcher: ${watcher.nobody}.`)
    else watchers.push(watcher.userId)
  }
  const articles = await articlesAtHand(desk, plan.articleIds)
  left.push(...articles.left)
  const text = [`The response plan ${plan.name} applies.`, ...left].join(' ')
  await incidents.addIncidentNote(desk, { id, text })
  for (const { kind, userId } of gives)
    await incidents.assignIncidentRole(desk, { id, kind, userId, remove: false })
  for (const title of plan.tasks) await incidents.addIncidentTask(desk, { id, title })
  for (const userId of watchers) await incidents.watchIncident(desk, { id, userId })
  await articles.link(desk, id)
  if (plan.statusUpdateTemplate !== null) {
    const { title, priority, facets } = incident
    const services = (await serviceNames(desk, facets.services)).join(', ') || 'no service'
    const message = filled(plan.statusUpdateTemplate, { title, priority, services }, longestMessage)
    await incidents.postStatusUpdate(desk, { id, message, audience: 'STAKEHOLDERS' })
  }
  return gives
}

async function serviceNames({ manager }: Work, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await selectRows(manager, ServiceEntity, 'WHERE id IN (?)', [ids.map(idBytes)])
  return ids.flatMap((id) => rows.find((row) => row.id === id)?.name ?? [])
}

/** Answers TEAM_RETIRED and ON_CALL_SCHEDULE_RETIRED. @throws CONFLICT with `users`: plans count on it */
export async function refuseRetiringPlanned(work: Work, { subject }: NewEntry): Promise<void> {
  const using = (await plansOf(work)).filter(
    ({ ownerTeamId, roles }) =>
      ownerTeamId === subject || roles.some(({ responderId }) => responderId === subject),
  )
  if (using.length === 0) return
  throw conflict('Response plans give parts by it, or belong to it: change them first.', {
    users: using.map(({ id }) => id),
  })
}
