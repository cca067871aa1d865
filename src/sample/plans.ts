import type { Work } from '../database/work.js'
import { createResponsePlan } from '../preparedness/index.js'
import type { Company } from './company.js'
import { plans } from './plans.data.js'

/** Writes down who does what when the worst happens. The stories ran without: nobody had a plan yet. */
export async function preparePlans(work: Work, company: Company): Promise<void> {
  const { articles, people, schedules, services, teams } = company
  for (const plan of plans)
    await createResponsePlan(work, {
      name: plan.name,
      ownerTeamId: teams[plan.owner],
      conditions: { ...plan.conditions, serviceIds: plan.services.map((service) => services[service]) },
      roles: plan.roles.map(([kind, who]) => ({
        kind,
        responderId: 'schedule' in who ? schedules[who.schedule] : people[who.person],
      })),
      tasks: [...plan.tasks],
      watcherIds: plan.watchers.map((person) => people[person]),
      articleIds: plan.articles.map((article) => articles[article]),
      statusUpdateTemplate: plan.firstWords,
    })
}
