import type { Priority, Severity, Urgency } from '../classification/index.js'
import type { Work } from '../database/work.js'
import * as incidents from '../incidents/index.js'
import { linkArticle, updateArticle } from '../knowledge/index.js'
import type { ArticleKey } from './articles.data.js'
import type { PersonKey, TeamKey } from './people.data.js'
import type { ServiceKey } from './services.data.js'
import { earlier, later, type Span } from './span.js'
import type { Opening, Scene, Step } from './story.js'

/** The words in which stories are told: each one is a use case, applied to the incident of the story. */

type Hold = Parameters<typeof incidents.holdIncident>[1]['reason']
type Role = Parameters<typeof incidents.assignIncidentRole>[1]['kind']
type Audience = Parameters<typeof incidents.postStatusUpdate>[1]['audience']

export const acknowledge =
  (note?: string): Step =>
  (work, { incident: id }) =>
    incidents.acknowledgeIncident(work, { id, note })

export const start =
  (note?: string): Step =>
  (work, { incident: id }) =>
    incidents.startIncident(work, { id, note })

/** `until` counts from the step. */
export const hold =
  (reason: Hold, note: string, until?: Span): Step =>
  (work, { incident: id }) =>
    incidents.holdIncident(work, { id, reason, note, until: until ? later(work.now, until) : null })

export const mitigate =
  (note: string): Step =>
  (work, { incident: id }) =>
    incidents.mitigateIncident(work, { id, note })

/** `ago`: how long before the step service was restored. */
export const resolve =
  (resolution: string, ago?: Span): Step =>
  (work, { incident: id }) =>
    incidents.resolveIncident(work, { id, resolution, resolvedAt: ago ? earlier(work.now, ago) : null })

export const close =
  (note?: string): Step =>
  (work, { incident: id }) =>
    incidents.closeIncident(work, { id, note })

export const reopen =
  (reason: string): Step =>
  (work, { incident: id }) =>
    incidents.reopenIncident(work, { id, reason })

export const cancel =
  (reason: string): Step =>
  (work, { incident: id }) =>
    incidents.cancelIncident(work, { id, reason })

/** The engine's: it has stayed quiet. */
export const closesByItself: Step = (work, { incident: subject }) =>
  incidents.closeQuietIncident(work, { subject })

/** The engine's: the hold is over. */
export const resumesByItself: Step = async (work, { incident: subject }) => {
  if (!(await incidents.resumeIncident(work, { subject }))) throw new Error('the hold is not over yet')
}

export const assign =
  (owner: PersonKey | TeamKey | null, note?: string): Step =>
  (work, scene) =>
    incidents.assignIncident(work, { id: scene.incident, ownerId: owner && ownerId(scene, owner), note })

export const give =
  (kind: Role, person: PersonKey): Step =>
  (work, { incident: id, people }) =>
    incidents.assignIncidentRole(work, { id, kind, userId: people[person], remove: false })

export const take =
  (kind: Role, person: PersonKey): Step =>
  (work, { incident: id, people }) =>
    incidents.assignIncidentRole(work, { id, kind, userId: people[person], remove: true })

/** `ago`: how long before the step it happened. */
export const note =
  (text: string, ago?: Span): Step =>
  (work, { incident: id }) =>
    incidents.addIncidentNote(work, { id, text, occurredAt: ago ? earlier(work.now, ago) : null })

/** What is promised counts from the step. */
export const tell =
  (audience: Audience, message: string, promised: { next?: Span; resolved?: Span } = {}): Step =>
  (work, { incident: id }) =>
    incidents.postStatusUpdate(work, {
      id,
      audience,
      message,
      nextUpdateAt: promised.next ? later(work.now, promised.next) : null,
      expectedResolutionAt: promised.resolved ? later(work.now, promised.resolved) : null,
    })

export const task =
  (title: string, assignee?: PersonKey): Step =>
  async (work, { incident: id, people, tasks }) => {
    const assigneeId = assignee && people[assignee]
    const added = await incidents.addIncidentTask(work, { id, title, assigneeId })
    tasks.set(title, added.task)
  }

export const done =
  (title: string): Step =>
  (work, scene) =>
    incidents.completeIncidentTask(work, { id: taskId(scene, title), done: true })

export const handTask =
  (title: string, assignee: PersonKey): Step =>
  (work, scene) =>
    incidents.updateIncidentTask(work, { id: taskId(scene, title), assigneeId: scene.people[assignee] })

export const dropTask =
  (title: string): Step =>
  (work, scene) =>
    incidents.removeIncidentTask(work, { id: taskId(scene, title) })

export const watch =
  (person?: PersonKey): Step =>
  (work, { incident: id, people }) =>
    incidents.watchIncident(work, { id, userId: person && people[person] })

export const unwatch: Step = (work, { incident: id }) => incidents.unwatchIncident(work, { id })

export const mergeInto =
  (story: string): Step =>
  (work, scene) =>
    incidents.mergeIncident(work, { id: scene.incident, intoId: incidentId(scene, story) })

/** An article that helps. */
export const use =
  (article: ArticleKey): Step =>
  (work, { incident: incidentId, articles }) =>
    linkArticle(work, { incidentId, articleId: articles[article] })

/** What was learnt goes into an article. */
export const rewrite =
  (article: ArticleKey, body: string): Step =>
  (work, { articles }) =>
    updateArticle(work, { id: articles[article], body })

/** Another classification; a priority overrides the matrix, null gives it back. */
export const reclassify =
  (to: { severity?: Severity; urgency?: Urgency; priority?: Priority | null; type?: string }): Step =>
  (work, scene) => {
    const { type, ...rest } = to
    return incidents.updateIncident(work, {
      id: scene.incident,
      ...rest,
      ...(type ? { typeId: categoryId(scene, type) } : {}),
    })
  }

export const change =
  (to: {
    description?: string
    labels?: string[]
    major?: boolean
    links?: Opening['links']
    services?: ServiceKey[]
  }): Step =>
  (work, scene) => {
    const { services, ...rest } = to
    return incidents.updateIncident(work, {
      id: scene.incident,
      ...rest,
      ...(services ? { serviceIds: services.map((key) => scene.services[key]) } : {}),
    })
  }

/** How every story begins. */
export const open = (opening: Opening) => (work: Work, scene: Scene) => {
  const { type, technical, service, services, owner, reporter, began, parent, ...rest } = opening
  return incidents.openIncident(work, {
    ...rest,
    urgency: opening.urgency ?? 'MEDIUM',
    typeId: type && categoryId(scene, type),
    technicalCategoryId: technical && categoryId(scene, technical),
    serviceCategoryId: service && categoryId(scene, service),
    serviceIds: (services ?? []).map((key) => scene.services[key]),
    ownerId: owner && ownerId(scene, owner),
    reporterId: reporter && scene.people[reporter],
    startedAt: began && earlier(work.now, began),
    parentId: parent && incidentId(scene, parent),
  })
}

function ownerId({ people, teams }: Scene, key: PersonKey | TeamKey): string {
  return key in people ? people[key as PersonKey] : teams[key as TeamKey]
}

const categoryId = ({ categories }: Scene, key: string) => named(categories, key)
const incidentId = ({ incidents: told }: Scene, key: string) => named(told, key)
const taskId = ({ tasks }: Scene, title: string) => named(tasks, title)

function named(ids: Map<string, string>, name: string): string {
  const id = ids.get(name)
  if (!id) throw new Error(`the sample names ${name}, which is not there yet`)
  return id
}
