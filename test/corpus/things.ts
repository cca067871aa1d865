// One of each kind that an id of a mutation may name.
import { addActionItem } from '../../src/analysis/use-cases/add-action-item.js'
import { addCause } from '../../src/analysis/use-cases/add-cause.js'
import { startAnalysis } from '../../src/analysis/use-cases/start-analysis.js'
import { createBusinessCalendar } from '../../src/calendars/index.js'
import { createCategory } from '../../src/classification/index.js'
import { addIncidentTask } from '../../src/incidents/use-cases/add-incident-task.js'
import { createCalendarFeed, createOnCallSchedule, overrideShift } from '../../src/on-call/index.js'
import { createTeam, createUser } from '../../src/people/index.js'
import { createService } from '../../src/services/index.js'
import { createEscalationPolicy, escalateIncident } from '../../src/escalation/index.js'
import { createArticle } from '../../src/knowledge/index.js'
import { createResponsePlan } from '../../src/preparedness/index.js'
import { createSlaPolicy } from '../../src/sla/index.js'
import { newId } from '../../src/ids/type-id.js'
import { contactOf, deadLetterTo } from '../harness/contacts.js'
import type { Hand } from '../harness/hand.js'

export type Things = Record<
  | 'incident'
  | 'user'
  | 'team'
  | 'service'
  | 'category'
  | 'task'
  | 'organization'
  | 'calendar'
  | 'slaPolicy'
  | 'schedule'
  | 'override'
  | 'feed'
  | 'escalationPolicy'
  | 'escalation'
  | 'responsePlan'
  | 'article'
  | 'analysis'
  | 'cause'
  | 'actionItem'
  | 'contact'
  | 'notification',
  string
>

/** How each is made; what needs another one makes it, once. */
function makersFor(hand: Hand, of: (kind: keyof Things) => Promise<string>) {
  const { organizationId, actor } = hand.viewer
  const { manager } = hand.desk.dataSource
  const userId = actor.userId ?? ''
  const key = `c-${newId('x').slice(2).toLowerCase()}`
  const now = hand.desk.clock.now()
  const stretch = { from: now, to: new Date(now.getTime() + 60_000) }
  const targets = [{ metric: 'RESPONSE' as const, priority: 'P1' as const, target: 60_000 }]
  const steps = [{ timeout: 60_000, targetIds: [userId] }]
  const zone = { name: key, timeZone: 'UTC' }
  const makers: { [K in keyof Things]: () => Promise<string> } = {
    incident: () => hand.open(),
    contact: () => contactOf(manager, userId),
    notification: async () => {
      const { user } = await hand.do(createUser, { name: key, email: `${key}@example.org` })
      return deadLetterTo(manager, user, { incidentId: await of('incident') })
    },
    organization: () => Promise.resolve(organizationId),
    user: () => Promise.resolve(userId),
    team: async () => (await hand.do(createTeam, { name: key })).team,
    service: async () => (await hand.do(createService, { name: key })).service,
    category: async () => (await hand.do(createCategory, { kind: 'SERVICE', key, name: key })).category,
    task: async () => (await hand.do(addIncidentTask, { id: await of('incident'), title: 'a' })).task,
    calendar: async () => (await hand.do(createBusinessCalendar, zone)).businessCalendar,
    slaPolicy: async () => {
      const terms = { calendarId: await of('calendar'), targets, conditions: { labels: [key] } }
      return (await hand.do(createSlaPolicy, { name: key, agreement: 'SLA', ...terms })).slaPolicy
    },
    schedule: async () => (await hand.do(createOnCallSchedule, { ...zone, rotations: [] })).onCallSchedule,
    override: async () =>
      (await hand.do(overrideShift, { scheduleId: await of('schedule'), userId, ...stretch })).override,
    feed: async () => (await hand.do(createCalendarFeed, { scheduleId: await of('schedule') })).feed,
    escalationPolicy: async () =>
      (await hand.do(createEscalationPolicy, { name: key, steps })).escalationPolicy,
    responsePlan: async () =>
      (await hand.do(createResponsePlan, { name: 'Flood', conditions: { labels: ['flood'] } })).responsePlan,
    article: async () =>
      (await hand.do(createArticle, { kind: 'HOW_TO', title: 'Flood', body: 'Swim.' })).article,
    analysis: async () => (await hand.do(startAnalysis, { incidentIds: [await hand.open()] })).analysis,
    cause: async () => {
      const statement = { kind: 'ROOT', category: 'PROCESS', statement: 'x' } as const
      return (await hand.do(addCause, { analysisId: await of('analysis'), ...statement })).cause
    },
    actionItem: async () => {
      const item = { title: 'x', kind: 'DETECT', priority: 'P2' } as const
      return (await hand.do(addActionItem, { analysisId: await of('analysis'), ...item })).actionItem
    },
    // Last: it makes the viewer the owner.
    escalation: async () =>
      (await hand.do(escalateIncident, { id: await of('incident'), targetId: userId })).escalation,
  }
  return makers
}

/** One of each of these kinds that an id may name, new; the others name nothing. */
export async function makeThings(
  hand: Hand,
  kinds: readonly (keyof Things)[] = Object.keys(nobodys()) as (keyof Things)[],
): Promise<Things> {
  const made = new Map<keyof Things, Promise<string>>()
  const of = (kind: keyof Things): Promise<string> => {
    const one = made.get(kind) ?? makers[kind]()
    made.set(kind, one)
    return one
  }
  const makers = makersFor(hand, of)
  const things = nobodys()
  for (const kind of kinds) things[kind] = await of(kind)
  return things
}

/** Of the same kinds, naming nothing. */
export const nobodys = (): Things => ({
  incident: newId('incident'),
  organization: newId('organization'),
  user: newId('user'),
  team: newId('team'),
  service: newId('service'),
  category: newId('category'),
  task: newId('task'),
  calendar: newId('business_calendar'),
  slaPolicy: newId('sla_policy'),
  schedule: newId('on_call_schedule'),
  override: newId('shift_override'),
  feed: newId('calendar_feed'),
  escalationPolicy: newId('escalation_policy'),
  escalation: newId('escalation'),
  responsePlan: newId('response_plan'),
  article: newId('article'),
  analysis: newId('analysis'),
  cause: newId('cause'),
  actionItem: newId('action_item'),
  contact: newId('contact_method'),
  notification: newId('notification'),
})
