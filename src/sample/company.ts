import { createBusinessCalendar } from '../calendars/index.js'
import { CategoryEntity } from '../classification/index.js'
import { selectRows } from '../database/rows.js'
import type { Actor, Work } from '../database/work.js'
import { desk } from '../engine/engine.js'
import { idBytes } from '../ids/type-id.js'
import { createTeam, createUser, setTeamMember } from '../people/index.js'
import { createService } from '../services/index.js'
import type { ArticleKey } from './articles.data.js'
import { calendars, type CalendarKey } from './calendars.data.js'
import { people, type PersonKey, type TeamKey, teams } from './people.data.js'
import type { ScheduleKey } from './response.data.js'
import { type ServiceKey, services } from './services.data.js'

/** Who acts in a story: a person, the monitoring, the desk itself. */
export type ActorKey = PersonKey | 'monitoring' | 'tocsin'

/** What the stories name, by the keys of the data. */
export interface Company {
  actors: Record<ActorKey, Actor>
  people: Record<PersonKey, string>
  teams: Record<TeamKey, string>
  services: Record<ServiceKey, string>
  calendars: Record<CalendarKey, string>
  schedules: Record<ScheduleKey, string>
  articles: Record<ArticleKey, string>
  /** The id of a category by its machine name, which no two of the standard lists share. */
  categories: Map<string, string>
}

/** Takes on the people, makes teams of them, gives them services to look after and hours to do so. */
export async function buildCompany(work: Work): Promise<Company> {
  const { actor, organizationId } = work.viewer
  if (!actor.userId) throw new Error('the sample needs an admin who is a person')
  const company: Company = {
    actors: {
      admin: actor,
      monitoring: { kind: 'API_KEY', userId: null, name: 'Monitoring' },
      tocsin: desk(organizationId).actor,
    } as Company['actors'],
    people: { admin: actor.userId } as Company['people'],
    teams: {} as Company['teams'],
    services: {} as Company['services'],
    calendars: {} as Company['calendars'],
    schedules: {} as Company['schedules'],
    articles: {} as Company['articles'],
    categories: await categoriesByKey(work),
  }
  await hire(work, company)
  await gather(work, company)
  await provide(work, company)
  for (const [key, { name, timeZone, hours, holidays }] of entries(calendars)) {
    const input = { name, timeZone, hours: [...hours], holidays: [...holidays] }
    company.calendars[key] = (await createBusinessCalendar(work, input)).businessCalendar
  }
  return company
}

async function categoriesByKey(work: Work): Promise<Map<string, string>> {
  const rows = await selectRows(work.manager, CategoryEntity, 'WHERE organizationId = ? AND NOT retired', [
    idBytes(work.viewer.organizationId),
  ])
  return new Map(rows.map(({ key, id }) => [key, id]))
}

async function hire(work: Work, company: Company): Promise<void> {
  for (const [key, [name, email, timeZone]] of entries(people)) {
    const { user } = await createUser(work, { name, email, timeZone })
    company.people[key] = user
    company.actors[key] = { kind: 'USER', userId: user, name }
  }
}

async function gather(work: Work, company: Company): Promise<void> {
  for (const [key, { name, description, members }] of entries(teams)) {
    const { team: teamId } = await createTeam(work, { name, description })
    company.teams[key] = teamId
    for (const [member, [role, memberFunction]] of entries(members)) {
      await setTeamMember(work, { teamId, userId: company.people[member], role, function: memberFunction })
    }
  }
}

async function provide(work: Work, company: Company): Promise<void> {
  for (const [key, { name, description, category, owner, criticality, needs = [] }] of entries(services)) {
    const { service } = await createService(work, {
      name,
      description,
      criticality,
      categoryId: company.categories.get(category) ?? null,
      ownerTeamId: company.teams[owner],
      dependsOnIds: needs.map((needed) => company.services[needed as ServiceKey]),
    })
    company.services[key] = service
  }
}

/** The rows of a table of the data, with their keys. */
export function entries<T extends object>(table: T) {
  return Object.entries(table) as { [K in keyof T]-?: [K, NonNullable<T[K]>] }[keyof T][]
}
