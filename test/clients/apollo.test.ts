// Apollo Client as a frontend sets it up: pages that are put together, a cache by id that live events keep current.
import {
  ApolloClient,
  ApolloLink,
  CombinedGraphQLErrors,
  gql,
  HttpLink,
  InMemoryCache,
  type PossibleTypesMap,
  type TypedDocumentNode,
} from '@apollo/client'
import { GraphQLWsLink } from '@apollo/client/link/subscriptions'
import { relayStylePagination } from '@apollo/client/utilities'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { OperationTypeNode } from 'graphql'
import { WebSocket } from 'ws'
import { servedDesk, type ServedDesk } from '../harness/served-desk.js'

let served: ServedDesk
let client: ApolloClient
beforeAll(async () => {
  served = await servedDesk()
  for (let index = 1; index <= 5; index += 1) {
    await served.desk.open({ title: `Number ${index}`, ownerId: served.desk.admin.actor.userId })
  }
  client = await connect()
})
afterAll(async () => {
  client.stop()
  await served.close()
})

async function connect(): Promise<ApolloClient> {
  const { admin, url } = served
  const http = new HttpLink({ uri: url, headers: { authorization: `Bearer ${admin.key}` } })
  const link = ApolloLink.split(
    ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
    new GraphQLWsLink(admin.socket),
    http,
  )
  const { data } = await admin.http('{ __schema { types { name possibleTypes { name } } } }')
  const { types } = (
    data as { __schema: { types: { name: string; possibleTypes: { name: string }[] | null }[] } }
  ).__schema
  const possibleTypes: PossibleTypesMap = Object.fromEntries(
    types
      .filter((type) => type.possibleTypes)
      .map((type) => [type.name, (type.possibleTypes ?? []).map(({ name }) => name)]),
  )
  expect(possibleTypes.IncidentOwner?.length).toBe(2)
  expect(possibleTypes.IncidentEvent?.length).toBeGreaterThan(10)
  const lists = { incidents: relayStylePagination(['filter', 'orderBy']) }
  const cache = new InMemoryCache({
    possibleTypes,
    typePolicies: { Query: { fields: lists }, Incident: { fields: { timeline: relayStylePagination() } } },
  })
  return new ApolloClient({ link, cache })
}

interface Listed {
  incidents: {
    edges: {
      node: { id: string; title: string; status: string; owner: { __typename: string; name: string } }
    }[]
    pageInfo: { endCursor: string; hasNextPage: boolean }
  }
}

const list: TypedDocumentNode<Listed, { after?: string }> =
  gql(`query List($after: String) { incidents(first: 2, after: $after) { edges { cursor node { id title
    status version owner { ... on Node { id } ... on User { name } ... on Team { name } } } }
    pageInfo { endCursor hasNextPage startCursor hasPreviousPage } } }`)
const titles = (listed: Listed | undefined) => listed?.incidents.edges.map(({ node }) => node.title)

async function until(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 500 && !holds(); turn += 1)
    await new Promise((resolve) => setTimeout(resolve, 10))
  expect(holds()).toBe(true)
}

test('pages are put together, and mutations and live events keep what they show current', async () => {
  const watched = client.watchQuery({ query: list, variables: {} })
  let shown: Listed | undefined
  const watching = watched.subscribe(({ data }) => (shown = data as Listed))
  await until(() => shown !== undefined)
  expect(titles(shown)).toEqual(['Number 5', 'Number 4'])
  while (shown?.incidents.pageInfo.hasNextPage) {
    const before = shown.incidents.edges.length
    await watched.fetchMore({ variables: { after: shown.incidents.pageInfo.endCursor } })
    await until(() => (shown?.incidents.edges.length ?? 0) > before)
  }
  expect(titles(shown)).toEqual(['Number 5', 'Number 4', 'Number 3', 'Number 2', 'Number 1'])
  expect(shown?.incidents.edges[0]?.node.owner).toMatchObject({ __typename: 'User', name: 'Ada Park' })

  const acknowledge =
    gql(`mutation Acknowledge($input: AcknowledgeIncidentInput!) { acknowledgeIncident(input: $input) {
    incident { id status version } } }`)
  const [first, second] = shown?.incidents.edges.map(({ node }) => node.id) ?? []
  await client.mutate({ mutation: acknowledge, variables: { input: { id: first } } })
  await until(() => shown?.incidents.edges[0]?.node.status === 'ACKNOWLEDGED')

  let events = 0
  const live = client
    .subscribe({
      query:
        gql(`subscription Live { incidentChanged(positions: true) { cursor kind matches event { id kind summary ... on
    IncidentStatusChanged { from to } } incident { id status version title } } }`),
    })
    .subscribe(() => (events += 1))
  // A first position says that it is attached.
  await until(() => events > 0)
  await served.desk.acknowledge(second ?? '')
  await until(() => events > 1 && shown?.incidents.edges[1]?.node.status === 'ACKNOWLEDGED')
  live.unsubscribe()
  watching.unsubscribe()
})

test('events of an interface are read back from the cache whole', async () => {
  const query =
    gql(`query Timeline { incident(number: 5) { id timeline(first: 10) { edges { cursor node { id summary
    actor { kind name user { id name } } ... on IncidentOpened { classification { severity priority
    } } ... on IncidentStatusChanged { from to note } } } pageInfo { endCursor hasNextPage } } } }`)
  const { data } = await client.query({ query })
  expect(JSON.stringify(data)).toMatch(/"severity":"HIGH".*"to":"ACKNOWLEDGED"/)
  expect(client.readQuery({ query })).toEqual(data)
})

test('what is fetched again by its id updates the same entry of the cache', async () => {
  const id = await served.desk.open({ title: 'Refetched' })
  const query = gql(`query Again($id: ID!) { node(id: $id) { id ... on Incident { title version } } }`)
  await client.query({ query, variables: { id } })
  await served.desk.update(id, { title: 'Renamed' })
  await client.query({ query, variables: { id }, fetchPolicy: 'network-only' })
  const entries = client.cache.extract() as Record<string, unknown>
  expect(entries[`Incident:${id}`]).toMatchObject({ title: 'Renamed', version: 2 })
})

test.each<[string, string, object]>([
  [
    'NOT_FOUND',
    'mutation A($input: AcknowledgeIncidentInput!) { acknowledgeIncident(input: $input) { incident { id } } }',
    { input: { id: 'x' } },
  ],
  [
    'BAD_USER_INPUT',
    'mutation B($input: OpenIncidentInput!) { openIncident(input: $input) { incident { id } } }',
    { input: { title: '', severity: 'HIGH' } },
  ],
  ['GRAPHQL_VALIDATION_FAILED', 'mutation C { nothing }', {}],
])('an error arrives with its code: %s', async (code, text, variables) => {
  const error: unknown = await client
    .mutate({ mutation: gql(text), variables })
    .catch((thrown: unknown) => thrown)
  expect(CombinedGraphQLErrors.is(error) && error.errors[0]?.extensions?.code).toBe(code)
})

test('an error of a subscription arrives with its code', async () => {
  // Apollo's link looks for the one of browsers, which Node has from 22 on.
  Object.assign(globalThis, { WebSocket })
  const query = gql(`subscription Wrong($after: String) { incidentChanged(after: $after) { cursor } }`)
  const outcome = await new Promise<unknown>((resolve) => {
    client
      .subscribe({ query, variables: { after: 'x' } })
      .subscribe({ next: ({ error }) => resolve(error), error: resolve })
  })
  expect(CombinedGraphQLErrors.is(outcome) && outcome.errors[0]?.extensions?.code).toBe('BAD_USER_INPUT')
})
