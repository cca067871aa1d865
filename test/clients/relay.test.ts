// What Relay asks of a server: https://relay.dev/docs/guides/graphql-server-specification and its cursor connections.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import {
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type GraphQLField,
  type GraphQLObjectType,
} from 'graphql'
import { buildSchema } from '../../src/schema.js'
import { dig, servedDesk, type ServedDesk } from '../harness/served-desk.js'
import { makeThings } from '../corpus/things.js'

const schema = await buildSchema()
const types = Object.values(schema.getTypeMap()).filter(isObjectType)
const connections = types.filter(({ name }) => name.endsWith('Connection'))
const typeOf = (type: GraphQLObjectType, name: string) => String(type.getFields()[name]?.type)

let served: ServedDesk
beforeAll(async () => {
  served = await servedDesk()
})
afterAll(() => served.close())

test('Node is an interface of one id, and node finds it', () => {
  const node = schema.getType('Node')
  expect(isInterfaceType(node) && Object.keys(node.getFields())).toEqual(['id'])
  expect(isInterfaceType(node) && String(node.getFields().id?.type)).toBe('ID!')
  const look = schema.getQueryType()?.getFields()
  expect([
    String(look?.node?.type),
    look?.node?.args.map(({ name, type }) => `${name}: ${String(type)}`),
  ]).toEqual(['Node', ['id: ID!']])
  expect([
    String(look?.nodes?.type),
    look?.nodes?.args.map(({ name, type }) => `${name}: ${String(type)}`),
  ]).toEqual(['[Node]!', ['ids: [ID!]!']])
})

test('whatever has an id is a Node', () => {
  const strays = types.filter(
    (type) => type.getFields().id && !type.getInterfaces().some(({ name }) => name === 'Node'),
  )
  expect(strays.map(({ name }) => name)).toEqual([])
})

test.each(connections.map((type) => [type.name, type] as const))('%s is a connection', (name, type) => {
  const edge = schema.getType(name.replace('Connection', 'Edge')) as GraphQLObjectType
  expect(typeOf(type, 'edges')).toBe(`[${edge.name}!]!`)
  expect(typeOf(type, 'pageInfo')).toBe('PageInfo!')
  expect(typeOf(edge, 'cursor')).toBe('String!')
  const node = edge.getFields().node?.type
  const bare = node && isNonNullType(node) ? node.ofType : node
  expect(isObjectType(bare) || isInterfaceType(bare) || isUnionType(bare)).toBe(true)
  expect(isListType(bare)).toBe(false)
})

test('every field that answers a connection pages both ways', () => {
  const fields = types.flatMap((type) => Object.values(type.getFields()) as GraphQLField<unknown, unknown>[])
  const paged = fields.filter(({ type }) => /Connection!?$/.test(String(type)))
  expect(paged.length).toBeGreaterThan(8)
  for (const { args } of paged) {
    const given = Object.fromEntries(args.map(({ name, type }) => [name, String(type)]))
    expect(given).toMatchObject({ first: 'Int', last: 'Int', after: 'String', before: 'String' })
  }
  const info = schema.getType('PageInfo') as GraphQLObjectType
  expect(
    ['hasNextPage', 'hasPreviousPage', 'startCursor', 'endCursor'].map((name) => typeOf(info, name)),
  ).toEqual(['Boolean!', 'Boolean!', 'String', 'String'])
})

test('every thing is fetched again by its id, as what it is', async () => {
  const { organization, ...things } = await makeThings(served.desk)
  const { statusUpdateId, eventId } = await postUpdate(things.incident)
  const expected = { ...things, organization, statusUpdateId, eventId }
  const query = 'query ($id: ID!) { node(id: $id) { __typename id } }'
  const names = {
    incident: 'Incident',
    user: 'User',
    team: 'Team',
    service: 'Service',
    category: 'Category',
    task: 'IncidentTask',
    organization: 'Organization',
    calendar: 'BusinessCalendar',
    slaPolicy: 'SlaPolicy',
    escalationPolicy: 'EscalationPolicy',
    escalation: 'Escalation',
    article: 'Article',
    responsePlan: 'ResponsePlan',
    analysis: 'PostIncidentAnalysis',
    cause: 'Cause',
    actionItem: 'ActionItem',
    contact: 'ContactMethod',
    notification: 'Notification',
    schedule: 'OnCallSchedule',
    override: 'ShiftOverride',
    feed: 'CalendarFeed',
    statusUpdateId: 'StatusUpdate',
    eventId: 'StatusUpdatePosted',
  }
  for (const [kind, id] of Object.entries(expected)) {
    expect((await served.admin.http(query, { id })).data).toEqual({
      node: { __typename: names[kind as keyof typeof names], id },
    })
  }
})

async function postUpdate(id: string) {
  const reply = await served.admin.http(
    'mutation ($i: PostStatusUpdateInput!) { postStatusUpdate(input: $i) { statusUpdate { id } incident { timeline(last: 1) { edges { node { id } } } } } }',
    { i: { id, message: 'We are on it' } },
  )
  return {
    statusUpdateId: String(dig(reply, 'postStatusUpdate.statusUpdate.id')),
    eventId: String(dig(reply, 'postStatusUpdate.incident.timeline.edges.0.node.id')),
  }
}

test('walking a list forwards and backwards meets the same edges in the same order', async () => {
  for (let index = 0; index < 7; index += 1) await served.desk.open({ title: `Number ${index}` })
  const walk = async (size: 'first' | 'last', from: 'after' | 'before') => {
    const pages: unknown[][] = []
    for (let cursor: unknown = null; ;) {
      const query = `query ($cursor: String) { incidents(${size}: 3, ${from}: $cursor) { edges { cursor node { id } } pageInfo { startCursor endCursor hasNextPage hasPreviousPage } } }`
      const reply = await served.admin.http(query, { cursor })
      const edges = dig(reply, 'incidents.edges') as { cursor: string }[]
      const info = dig(reply, 'incidents.pageInfo') as Record<string, unknown>
      expect([info.startCursor, info.endCursor]).toEqual([edges[0]?.cursor, edges.at(-1)?.cursor])
      if (size === 'first') pages.push(edges)
      else pages.unshift(edges)
      if (!info[size === 'first' ? 'hasNextPage' : 'hasPreviousPage']) return pages.flat()
      cursor = info[size === 'first' ? 'endCursor' : 'startCursor']
    }
  }
  const forwards = await walk('first', 'after')
  expect(forwards.length).toBeGreaterThan(6)
  expect(await walk('last', 'before')).toEqual(forwards)
})
