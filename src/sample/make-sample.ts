import type { DataSource } from 'typeorm'
import type { Transact } from '../database/transact.js'
import type { NewEntry, Viewer, Work } from '../database/work.js'
import { desk } from '../engine/engine.js'
import { idBytes, isId } from '../ids/type-id.js'
import { timeClosing, timeHold } from '../incidents/index.js'
import { updateService } from '../services/index.js'
import { recomputeClocks } from '../sla/index.js'
import type { Clock } from '../time/clock.js'
import { writeArticles } from './articles.js'
import { buildCompany, type Company } from './company.js'
import { people, teams } from './people.data.js'
import { preparePlans } from './plans.js'
import { prepareResponse } from './response.js'
import { inMaintenance, services } from './services.data.js'
import { earlier } from './span.js'
import { open } from './steps.js'
import { stories } from './stories.js'
import { chaptersOf, type Moment, type Scene } from './story.js'

export interface SampleParts {
  dataSource: DataSource
  transact: Transact
  clock: Clock
  organizationId: string
  /** A person: who owns the desk takes part in the stories. */
  admin: Viewer
}

/** How much was made; nothing where the desk was in use. */
export interface Sample {
  made: boolean
  people: number
  teams: number
  services: number
  incidents: number
}

const nothing: Sample = { made: false, people: 0, teams: 0, services: 0, incidents: 0 }

/**
 * Fills an empty desk with a company and the incidents of its last month, through the use cases, each step at its
 * instant and by the person who took it. A desk that has incidents, services or teams is left as it is.
 */
export async function makeSample({ dataSource, transact, clock, organizationId, admin }: SampleParts) {
  if (await isInUse(dataSource, organizationId)) return nothing
  const now = clock.now()
  // The desk's own doing, told in the name of who owns it.
  const teller = { ...desk(organizationId), actor: admin.actor }
  const company = await transact(teller, makeSampleCompany, earlier(now, '35d'))
  const incidents = new Map<string, string>()
  const tasks = new Map<string, Map<string, string>>()
  for (const moments of chaptersOf(stories, now)) {
    await transact(teller, tellSampleChapter, { moments, company, incidents, tasks })
  }
  for (const key of inMaintenance) {
    await transact(admin, updateService, { id: company.services[key], maintenance: true })
  }
  // The stories ran without reactions, so that nobody is paged for what is long over: their clocks come of the log.
  await recomputeClocks({ dataSource, transact }, organizationId)
  return {
    made: true,
    people: Object.keys(people).length,
    teams: Object.keys(teams).length,
    services: Object.keys(services).length,
    incidents: incidents.size,
  } satisfies Sample
}

async function isInUse(dataSource: DataSource, organizationId: string): Promise<boolean> {
  const tables = ['incident', 'service', 'team']
  const found = await dataSource.query<unknown[]>(
    tables.map((table) => `(SELECT 1 FROM ${table} WHERE organizationId = ? LIMIT 1)`).join(' UNION ALL '),
    tables.map(() => idBytes(organizationId)),
  )
  return found.length > 0
}

async function makeSampleCompany(work: Work, at: Date): Promise<Company> {
  const replayed = work.replaying(at, work.viewer.actor)
  const company = await buildCompany(replayed)
  await prepareResponse(replayed, company)
  await writeArticles(replayed, company)
  await preparePlans(replayed, company)
  return company
}

interface Chapter extends Pick<Scene, 'incidents'> {
  moments: Moment[]
  company: Company
  /** By the key of the story. */
  tasks: Map<string, Scene['tasks']>
}

/** May run twice, like every use case: what it noted down the first time is then replaced. */
async function tellSampleChapter(work: Work, { moments, company, incidents, tasks }: Chapter): Promise<void> {
  for (const { at, who, story, step } of moments) {
    const { key, opening } = story
    if (!step) tasks.set(key, new Map())
    const scene: Scene = {
      ...company,
      incident: incidents.get(key) ?? '',
      incidents,
      tasks: tasks.get(key) ?? new Map<string, string>(),
    }
    await withTimers(work.replaying(at, company.actors[who]), async (replayed) => {
      if (step) await step(replayed, scene)
      else incidents.set(key, (await open(opening)(replayed, scene)).incident)
    })
  }
}

/** Replayed work is quiet; the timers of holds and closings are set and cleared all the same, as of then. */
async function withTimers(work: Work, act: (work: Work) => Promise<void>): Promise<void> {
  const entries: NewEntry[] = []
  await act({
    ...work,
    record: (entry) => {
      entries.push(entry)
      return work.record(entry)
    },
  })
  for (const entry of entries.filter(({ subject }) => isId('incident', subject))) {
    if (entry.kind === 'STATUS_CHANGED') await timeHold(work, entry)
    if (entry.kind !== 'WATCHERS_CHANGED') await timeClosing(work, entry)
  }
}
