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
import { nobodys, type Things } from './things.js'

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
  [/Article$/, 'article'],
  [/ResponsePlan$/, 'responsePlan'],
  [/Analysis$/, 'analysis'],
  [/Cause$/, 'cause'],
  [/ActionItem$/, 'actionItem'],
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
  analysisId: 'analysis',
  causeId: 'cause',
  explainsId: 'cause',
  incidentId: 'incident',
  incidentIds: 'incident',
  articleId: 'article',
  articleIds: 'article',
  responsePlanId: 'responsePlan',
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

/** The kinds of thing that such an input names. */
export function kindsNeededBy(mutation: Mutation): (keyof Things)[] {
  const read = new Set<keyof Things>()
  const noted = new Proxy(nobodys(), {
    get: (things, name) => {
      const kind = name as keyof Things
      read.add(kind)
      return things[kind]
    },
  })
  leastOf(mutation, noted)
  return [...read]
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
