import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLSchema,
} from 'graphql'
import { createBusinessCalendar } from '../../src/calendars/index.js'
import { createCategory } from '../../src/classification/index.js'
import { addIncidentTask } from '../../src/incidents/use-cases/add-incident-task.js'
import { createCalendarFeed, createOnCallSchedule, overrideShift } from '../../src/on-call/index.js'
import { createTeam, createUser } from '../../src/people/index.js'
import { createService } from '../../src/services/index.js'
import { createEscalationPolicy, escalateIncident } from '../../src/escalation/index.js'
import { createSlaPolicy } from '../../src/sla/index.js'
import { newId } from '../../src/ids/type-id.js'
import { contactOf, deadLetterTo } from '../harness/contacts.js'
import type { Hand } from '../harness/hand.js'

export interface Mutation {
  name: string
  document: string
  input: GraphQLInputObjectType
}

/** Every mutation of the schema, with the least that it can be asked for. */
export function mutationsOf(schema: GraphQLSchema): Mutation[] {
  return Object.values(schema.getMutationType()?.getFields() ?? {}).map(({ name, args }) => {
    const input = getNamedType(args[0]?.type) as GraphQLInputObjectType
    return {
      name,
      input,
      document: `mutation ($input: ${input.name}!) { ${name}(input: $input) { __typename } }`,
    }
  })
}

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
  | 'contact'
  | 'notification',
  string
>

/** One of each kind that an id may name, new. */
export async function makeThings(hand: Hand): Promise<Things> {
  const { organizationId, actor } = hand.viewer
  const incident = await hand.open()
  const key = `c-${newId('x').slice(2).toLowerCase()}`
  const { businessCalendar: calendar } = await hand.do(createBusinessCalendar, { name: key, timeZone: 'UTC' })
  const targets = [{ metric: 'RESPONSE' as const, priority: 'P1' as const, target: 60_000 }]
  const ladder = { name: key, steps: [{ timeout: 60_000, targetIds: [actor.userId ?? ''] }] }
  const gold = {
    name: key,
    agreement: 'SLA' as const,
    calendarId: calendar,
    targets,
    conditions: { labels: [key] },
  }
  const { onCallSchedule: schedule } = await hand.do(createOnCallSchedule, {
    name: key,
    timeZone: 'UTC',
    rotations: [],
  })
  const stretch = { from: hand.desk.clock.now(), to: new Date(hand.desk.clock.now().getTime() + 60_000) }
  const { manager } = hand.desk.dataSource
  const colleague = (await hand.do(createUser, { name: key, email: `${key}@example.org` })).user
  const taken = { scheduleId: schedule, userId: actor.userId ?? '', ...stretch }
  const { override } = await hand.do(overrideShift, taken)
  return {
    incident,
    contact: await contactOf(manager, actor.userId ?? ''),
    notification: await deadLetterTo(manager, colleague, { incidentId: incident }),
    organization: organizationId,
    user: actor.userId ?? '',
    team: (await hand.do(createTeam, { name: key })).team,
    service: (await hand.do(createService, { name: key })).service,
    category: (await hand.do(createCategory, { kind: 'SERVICE', key, name: key })).category,
    task: (await hand.do(addIncidentTask, { id: incident, title: 'a' })).task,
    calendar,
    slaPolicy: (await hand.do(createSlaPolicy, gold)).slaPolicy,
    schedule,
    override,
    feed: (await hand.do(createCalendarFeed, { scheduleId: schedule })).feed,
    escalationPolicy: (await hand.do(createEscalationPolicy, ladder)).escalationPolicy,
    escalation: (await hand.do(escalateIncident, { id: incident, targetId: actor.userId })).escalation,
  }
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
  contact: newId('contact_method'),
  notification: newId('notification'),
})

const subjects: [RegExp, keyof Things][] = [
  [/^(update|remove|complete)IncidentTask|^(update|remove|complete)Task/, 'task'],
  [/User$/, 'user'],
  [/Team$/, 'team'],
  [/Service$/, 'service'],
  [/Category$/, 'category'],
  [/BusinessCalendar$/, 'calendar'],
  [/SlaPolicy$/, 'slaPolicy'],
  [/OnCallSchedule$/, 'schedule'],
  [/ShiftOverride$/, 'override'],
  [/CalendarFeed$/, 'feed'],
  [/Contact(Method|Verification)$/, 'contact'],
  [/Notification$/, 'notification'],
  [/EscalationPolicy$/, 'escalationPolicy'],
  [/./, 'incident'],
]
const references: Record<string, keyof Things> = {
  teamId: 'team',
  ownerTeamId: 'team',
  intoId: 'incident',
  parentId: 'incident',
  serviceId: 'service',
  serviceIds: 'service',
  dependsOnIds: 'service',
  typeId: 'category',
  technicalCategoryId: 'category',
  serviceCategoryId: 'category',
  categoryId: 'category',
  calendarId: 'calendar',
  scheduleId: 'schedule',
  teamIds: 'team',
  policyId: 'escalationPolicy',
  defaultEscalationPolicyId: 'escalationPolicy',
  escalationId: 'escalation',
  contactMethodId: 'contact',
  categoryIds: 'category',
}

/** The kind of thing that an id of a mutation names. */
export function kindNamedBy(mutation: string, field: string): keyof Things {
  if (field === 'id') return subjects.find(([names]) => names.test(mutation))?.[1] ?? 'incident'
  return references[field] ?? 'user'
}

let made = 0
function valid(mutation: string, field: GraphQLInputField, things: Things): unknown {
  const type = getNamedType(field.type)
  const plain: Record<string, unknown> = {
    EmailAddress: `q${(made += 1)}@example.org`,
    Boolean: true,
    Int: 1,
    TimeZone: 'Europe/Berlin',
    Duration: 'PT1H',
    DateTime: '2026-03-01T09:30:00Z',
  }
  const one = isInputObjectType(type)
    ? leastOf({ name: mutation, input: type }, things)
    : isEnumType(type)
      ? type.getValues()[0]?.name
      : type.name === 'ID'
        ? things[kindNamedBy(mutation, field.name)]
        : (plain[type.name] ?? `text-${(made += 1)}`)
  return isListType(getNullableType(field.type)) ? [one] : one
}

/** What the mutation needs, and no more. */
export function leastOf(
  { name, input }: Pick<Mutation, 'name' | 'input'>,
  things: Things,
): Record<string, unknown> {
  const fields = Object.values(input.getFields()).filter(
    ({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined,
  )
  return Object.fromEntries(fields.map((field) => [field.name, valid(name, field, things)]))
}

export const isList = ({ type }: GraphQLInputField) => isListType(getNullableType(type))

/** The fields of an input, and of the inputs within it, each with what puts a value there. */
export function placesOf(
  input: GraphQLInputObjectType,
): { name: string; type: string; isEnum: boolean; put: (value: unknown) => object }[] {
  return Object.values(input.getFields()).flatMap((field) => {
    const type = getNamedType(field.type)
    const put = (value: unknown) => ({ [field.name]: value })
    const place = { name: field.name, type: type.name, isEnum: isEnumType(type), put }
    const whole = isList(field)
      ? [place, { ...place, put: (value: unknown) => put([value, value]) }]
      : [place]
    if (!isInputObjectType(type)) return whole
    const inner = placesOf(type).map((below) => ({
      ...below,
      name: `${field.name}.${below.name}`,
      put: (value: unknown) => put([{ title: 'a', url: 'https://a.example/', ...below.put(value) }]),
    }))
    return [...whole, ...inner]
  })
}
