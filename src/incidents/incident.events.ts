import type { Actor, NewEntry, Work } from '../database/work.js'
import type { Facets } from './facets.js'
import type { IncidentEntity, IncidentLink } from './incident.entity.js'
import type { HoldReason, IncidentRoleKind, IncidentStatus } from './incident.enums.js'
import type { IncidentLinkKind } from './event.enums.js'

/** What the log says of an incident: kinds as in IncidentEventKind, data in the words of the event types. */
type Recorded = Omit<NewEntry, 'subject' | 'after' | 'before'>

/** Records an entry about an incident as it stands after the change; `before` is it as it was, if it changed. Answers the event's id. */
export function recordEvent(
  work: Work,
  incident: IncidentEntity,
  before: Facets | null,
  event: Recorded,
): string {
  const changed = before !== null && JSON.stringify(before) !== JSON.stringify(incident.facets)
  return work.record({
    ...event,
    subject: incident.id,
    after: incident.facets,
    before: changed ? before : null,
  })
}

export interface ClassificationData {
  severity: string
  urgency: string
  priority: string
  priorityOverridden: boolean
  typeId: string | null
  technicalCategoryId: string | null
  serviceCategoryId: string | null
}

export function classificationOf(incident: ClassificationData): ClassificationData {
  const { severity, urgency, priority, priorityOverridden, typeId, technicalCategoryId, serviceCategoryId } =
    incident
  return { severity, urgency, priority, priorityOverridden, typeId, technicalCategoryId, serviceCategoryId }
}

export const opened = (actor: Actor, incident: IncidentEntity): Recorded => ({
  kind: 'OPENED',
  summary: `${actor.name} opened the incident as ${incident.priority}: ${incident.title}`,
  data: { classification: classificationOf(incident) },
})

export interface FieldChange {
  field: string
  before: string | null
  after: string | null
}

export const updated = (actor: Actor, changes: FieldChange[]): Recorded => ({
  kind: 'UPDATED',
  summary: `${actor.name} changed ${changes.map(({ field }) => field).join(', ')}`,
  data: { changes },
})

export const reclassified = (
  actor: Actor,
  before: ClassificationData,
  after: ClassificationData,
): Recorded => ({
  kind: 'RECLASSIFIED',
  summary:
    before.priority === after.priority
      ? `${actor.name} reclassified the incident`
      : `${actor.name} reclassified the incident from ${before.priority} to ${after.priority}`,
  data: { before: classificationOf(before), after: classificationOf(after) },
})

const verbs: Record<IncidentStatus, string> = {
  OPEN: 'put the incident back to open',
  ACKNOWLEDGED: 'acknowledged the incident',
  IN_PROGRESS: 'took up work on the incident',
  ON_HOLD: 'put the incident on hold',
  MITIGATED: 'mitigated the impact',
  RESOLVED: 'resolved the incident',
  CLOSED: 'closed the incident',
  CANCELED: 'canceled the incident',
}

export interface StatusChangeData {
  from: IncidentStatus
  to: IncidentStatus
  holdReason: HoldReason | null
  note: string | null
}

export const statusChanged = (actor: Actor, change: StatusChangeData): Recorded => ({
  kind: 'STATUS_CHANGED',
  summary: `${actor.name} ${statusSentence(change)}${change.note ? `: ${change.note}` : ''}`,
  data: change,
})

function statusSentence({ from, to }: StatusChangeData): string {
  if (from === to) return `took note that the incident is ${words(to)}`
  if (from === 'RESOLVED' || from === 'CLOSED')
    return to === 'IN_PROGRESS' ? 'reopened the incident' : verbs[to]
  if (from === 'MITIGATED' && to === 'IN_PROGRESS') return 'took up the incident again: it got worse'
  if (from === 'ON_HOLD' && to === 'IN_PROGRESS') return 'resumed the incident'
  return verbs[to]
}

/** ON_HOLD as "on hold". */
export const words = (name: string) => name.toLowerCase().replaceAll('_', ' ')

/** A user or a team, as an owner. */
export interface OwnerData {
  id: string
  name: string
}

export const ownerChanged = (
  actor: Actor,
  from: string | null,
  to: OwnerData | null,
  note: string | null,
): Recorded => ({
  kind: 'OWNER_CHANGED',
  summary: ownerSentence(actor, to),
  data: { fromId: from, toId: to?.id ?? null, note },
})

function ownerSentence(actor: Actor, to: OwnerData | null): string {
  if (!to) return `${actor.name} left the incident without an owner`
  return to.id === actor.userId
    ? `${actor.name} took the incident on`
    : `${actor.name} made ${to.name} the owner`
}

export const roleChanged = (
  actor: Actor,
  role: IncidentRoleKind,
  from: OwnerData | null,
  to: OwnerData | null,
): Recorded => ({
  kind: 'ROLE_CHANGED',
  summary: to
    ? `${actor.name} made ${to.name} ${words(role)}`
    : `${actor.name} took the role ${words(role)} from ${from?.name ?? 'nobody'}`,
  data: { role, fromId: from?.id ?? null, toId: to?.id ?? null },
})

export const noteAdded = (actor: Actor, text: string): Recorded => ({
  kind: 'NOTE_ADDED',
  summary: `${actor.name} noted: ${text}`,
  data: { text },
})

export const statusUpdatePosted = (
  actor: Actor,
  update: { id: string; audience: string; message: string },
): Recorded => ({
  kind: 'STATUS_UPDATE_POSTED',
  summary: `${actor.name} posted an update for ${audiences[update.audience] ?? words(update.audience)}: ${update.message}`,
  data: { statusUpdateId: update.id },
})

const audiences: Record<string, string> = {
  INTERNAL: 'the responders',
  STAKEHOLDERS: 'stakeholders',
  PUBLIC: 'everybody',
}

export const taskChanged = (
  actor: Actor,
  what: 'added' | 'changed' | 'completed' | 'reopened' | 'removed',
  task: { id: string; title: string },
): Recorded => ({
  kind: 'TASK_CHANGED',
  summary: `${actor.name} ${what} the task ${task.title}`,
  data: { title: task.title, taskId: what === 'removed' ? null : task.id },
})

export const linked = (
  actor: Actor,
  link: keyof typeof IncidentLinkKind,
  other: { id: string; number: number } | null,
  sentence: string,
): Recorded => ({
  kind: 'LINKED',
  summary: `${actor.name} ${sentence}`,
  data: { link, otherId: other?.id ?? null },
})

export const watchersChanged = (actor: Actor, added: OwnerData[], removed: OwnerData[]): Recorded => ({
  kind: 'WATCHERS_CHANGED',
  summary: `${actor.name} ${[
    added.length > 0 ? `added ${names(added)} to the watchers` : '',
    removed.length > 0 ? `removed ${names(removed)} from the watchers` : '',
  ]
    .filter(Boolean)
    .join(' and ')}`,
  data: { addedIds: added.map(({ id }) => id), removedIds: removed.map(({ id }) => id) },
})

const names = (people: OwnerData[]) => people.map(({ name }) => name).join(', ')

export const asText = {
  list: (values: readonly string[]) => (values.length > 0 ? values.join(', ') : null),
  instant: (value: Date | null) => value?.toISOString() ?? null,
  links: (links: IncidentLink[]) => asText.list(links.map(({ title, url }) => `${title} <${url}>`)),
}
