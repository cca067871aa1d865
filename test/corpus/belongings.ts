// One of everything that an organisation can have, and what its tables hold of it.
import { issueApiKey } from '../../src/access/api-keys.js'
import { receiveAlert } from '../../src/alerts/use-cases/receive-alert.js'
import { addActionItem } from '../../src/analysis/use-cases/add-action-item.js'
import { addCause } from '../../src/analysis/use-cases/add-cause.js'
import { startAnalysis } from '../../src/analysis/use-cases/start-analysis.js'
import { createBusinessCalendar } from '../../src/calendars/index.js'
import { createCategory } from '../../src/classification/index.js'
import type { Viewer } from '../../src/database/work.js'
import { desk as theDesk } from '../../src/engine/engine.js'
import { idBytes, idText, newId } from '../../src/ids/type-id.js'
import { addIncidentTask } from '../../src/incidents/use-cases/add-incident-task.js'
import { postStatusUpdate } from '../../src/incidents/use-cases/post-status-update.js'
import { watchIncident } from '../../src/incidents/use-cases/watch-incident.js'
import { updateOrganization } from '../../src/organizations/use-cases/update-organization.js'
import { createCalendarFeed, createOnCallSchedule, overrideShift } from '../../src/on-call/index.js'
import { createTeam, createUser, setTeamMember } from '../../src/people/index.js'
import { createService } from '../../src/services/index.js'
import { createEscalationPolicy, escalateIncident } from '../../src/escalation/index.js'
import { createArticle, linkArticle } from '../../src/knowledge/index.js'
import { createResponsePlan } from '../../src/preparedness/index.js'
import { giveFeedback } from '../../src/feedback/index.js'
import { createSlaPolicy } from '../../src/sla/index.js'
import { deadLetterTo } from '../harness/contacts.js'
import type { TestDesk } from '../harness/desk.js'
import type { Kind } from './foreign-ids.js'

export type Belongings = Record<
  Exclude<Kind, 'nodes' | 'input' | 'log cursor' | 'list cursor' | 'consumer'>,
  string
>

/** Makes one of everything, tied to each other, with the text in all that people write. */
export async function makeBelongings(desk: TestDesk, owner: Viewer, text: string): Promise<Belongings> {
  const hand = desk.as(owner)
  const { organizationId } = owner
  await hand.do(updateOrganization, { name: text })
  const { user } = await hand.do(createUser, { name: text, email: `${text}@example.org`, role: 'MANAGER' })
  const { team } = await hand.do(createTeam, { name: text, description: text })
  await hand.do(setTeamMember, { teamId: team, userId: user, role: 'RESPONDER', function: text })
  const category = async (kind: 'SERVICE' | 'INCIDENT_TYPE' | 'TECHNICAL') => {
    const key = newId('x').slice(2)
    return (await hand.do(createCategory, { kind, key, name: text, description: text })).category
  }
  const categories = {
    'service category': await category('SERVICE'),
    'incident type': await category('INCIDENT_TYPE'),
    'technical category': await category('TECHNICAL'),
  }
  const { businessCalendar: calendar } = await hand.do(createBusinessCalendar, {
    name: text,
    timeZone: 'UTC',
    holidays: [{ date: '2026-12-25', name: text }],
  })
  const { service } = await hand.do(createService, {
    name: text,
    description: text,
    ownerTeamId: team,
    categoryId: categories['service category'],
  })
  await hand.do(createSlaPolicy, {
    name: text,
    agreement: 'SLA',
    ownerTeamId: team,
    calendarId: calendar,
    conditions: { labels: [text] },
    targets: [{ metric: 'RESOLUTION', priority: 'P2', target: 60_000 }],
  })
  const { onCallSchedule: schedule } = await hand.do(createOnCallSchedule, {
    name: text,
    description: text,
    timeZone: 'UTC',
    ownerTeamId: team,
    rotations: [
      { name: text, participantIds: [user], startsAt: desk.clock.now(), every: 1, unit: 'DAYS' as const },
    ],
  })
  const [rotation = ''] = await idsOf(desk, organizationId, 'rotation')
  await hand.do(overrideShift, {
    scheduleId: schedule,
    userId: user,
    from: desk.clock.now(),
    to: desk.clock.in(3_600_000),
  })
  await hand.do(createCalendarFeed, { scheduleId: schedule })
  const texts = { title: text, description: text, labels: [text] }
  const parent = await hand.open({ ...texts, ownerId: team })
  const incident = await hand.open({
    ...texts,
    ownerId: user,
    reporterId: user,
    parentId: parent,
    serviceIds: [service],
    typeId: categories['incident type'],
    serviceCategoryId: categories['service category'],
    technicalCategoryId: categories['technical category'],
    links: [{ title: text, url: `https://${text}.example/` }],
  })
  await hand.open({ ...texts, parentId: incident })
  await hand.note(incident, text)
  await hand.do(addIncidentTask, { id: incident, title: text, assigneeId: user })
  await hand.do(postStatusUpdate, { id: incident, message: text, audience: 'INTERNAL' })
  await hand.do(watchIncident, { id: incident, userId: user })
  await hand.do(receiveAlert, {
    dedupKey: text,
    summary: text,
    source: text,
    serviceId: service,
    details: { text },
  })
  const { escalationPolicy } = await hand.do(createEscalationPolicy, {
    name: text,
    description: text,
    ownerTeamId: team,
    conditions: { labels: [text] },
    steps: [{ timeout: 60_000, targetIds: [user, team] }],
  })
  await hand.do(escalateIncident, { id: incident, policyId: escalationPolicy, note: text })
  const { escalation } = await hand.do(escalateIncident, { id: incident, targetId: user })
  const { article } = await hand.do(createArticle, {
    kind: 'RUNBOOK',
    title: text,
    body: text,
    serviceIds: [service],
    categoryIds: [categories['technical category']],
  })
  await hand.do(linkArticle, { incidentId: incident, articleId: article })
  const { responsePlan } = await hand.do(createResponsePlan, {
    name: text,
    ownerTeamId: team,
    conditions: { labels: [text] },
    roles: [{ kind: 'COMMANDER', responderId: user }],
    tasks: [text],
    watcherIds: [user],
    articleIds: [article],
    statusUpdateTemplate: text,
  })
  const over = await hand.open(texts)
  await hand.resolve(over)
  await hand.do(giveFeedback, { incidentId: over, rating: 2, comment: text })
  const { analysis } = await hand.do(startAnalysis, { incidentIds: [over], title: text })
  const [event = ''] = await eventsOf(desk, organizationId, over)
  const tree = { analysisId: analysis, statement: text, kind: 'ROOT', category: 'PEOPLE' } as const
  const { cause } = await hand.do(addCause, { ...tree, evidenceIds: [event] })
  const item = { analysisId: analysis, title: text, kind: 'DETECT', priority: 'P3' } as const
  await hand.do(addActionItem, { ...item, ownerId: team })
  const { actionItem } = await hand.do(addActionItem, { ...item, causeId: cause, ownerId: user })
  const notification = await deadLetterTo(desk.manager, user, { incidentId: incident, text, kept: true })
  const [contact = ''] = await idsOf(desk, organizationId, 'contact_method')
  const issue = (userId: string | null) =>
    desk.desk.transact(theDesk(organizationId), issueApiKey, { name: text, role: 'MANAGER', userId })
  await issue(user)
  const { id: program } = await issue(null)
  return {
    user,
    program,
    team,
    service,
    schedule,
    rotation,
    incident,
    calendar,
    escalation,
    'escalation policy': escalationPolicy,
    'response plan': responsePlan,
    article,
    'contact method': contact,
    notification,
    analysis,
    cause,
    'action item': actionItem,
    event,
    ...categories,
  }
}

async function eventsOf(desk: TestDesk, organizationId: string, incident: string): Promise<string[]> {
  const rows = await desk.manager.query<{ id: Buffer }[]>(
    'SELECT id FROM log_entry WHERE organizationId = ? AND subjectId = ? ORDER BY sequence',
    [idBytes(organizationId), idBytes(incident)],
  )
  return rows.map(({ id }) => idText('event', id))
}

const tables: Record<string, string> = { event: 'log_entry' }

/** The ids of all that the organisation has of a type, newest first. */
export async function idsOf(desk: TestDesk, organizationId: string, prefix: string): Promise<string[]> {
  if (prefix === 'organization') return [organizationId]
  const rows = await desk.manager.query<{ id: Buffer }[]>(
    `SELECT id FROM \`${tables[prefix] ?? prefix}\` WHERE organizationId = ? ORDER BY id DESC`,
    [idBytes(organizationId)],
  )
  return rows.map(({ id }) => idText(prefix, id))
}

/** Every row of the organisation, in every table that says whose its rows are. */
export async function rowsOf(desk: TestDesk, organizationId: string): Promise<Record<string, string[]>> {
  const tables = desk.manager.dataSource.entityMetadatas
  const rows = tables.map(async ({ tableName, columns }) => {
    const owned = columns.some(({ databaseName }) => databaseName === 'organizationId')
    const place = owned ? 'organizationId' : tableName === 'organization' ? 'id' : null
    if (!place) throw new Error(`Whose are the rows of ${tableName}?`)
    const found = await desk.manager.query<object[]>(`SELECT * FROM \`${tableName}\` WHERE ${place} = ?`, [
      idBytes(organizationId),
    ])
    return [tableName, found.map((row) => JSON.stringify(row)).sort()] as const
  })
  return Object.fromEntries(await Promise.all(rows))
}
