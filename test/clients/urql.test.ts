// urql as its documentation sets it up, with graphql-ws for what is live.
import { cacheExchange, Client, fetchExchange, gql, subscriptionExchange } from '@urql/core'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { servedDesk, type ServedDesk } from '../harness/served-desk.js'

let served: ServedDesk
beforeAll(async () => {
  served = await servedDesk()
  for (let index = 1; index <= 3; index += 1) await served.desk.open({ title: `Number ${index}` })
})
afterAll(() => served.close())

const connect = (more: { preferGetMethod?: boolean | 'force' } = {}) =>
  new Client({
    url: served.url,
    exchanges: [
      cacheExchange,
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query, variables }) => ({
          subscribe: (sink) => ({
            unsubscribe: served.admin.socket.subscribe({ query: query ?? '', variables }, sink),
          }),
        }),
      }),
    ],
    fetchOptions: { headers: { authorization: `Bearer ${served.admin.key}` } },
    ...more,
  })

const list =
  gql(`query List($after: String) { incidents(first: 2, after: $after) { edges { node { id title status }
    } pageInfo { hasNextPage endCursor } } }`)
interface Listed {
  incidents: {
    edges: { node: { id: string; title: string; status: string } }[]
    pageInfo: { hasNextPage: boolean; endCursor: string }
  }
}

test.each([
  ['as it comes', {}],
  ['by POST', { preferGetMethod: false }],
  ['by GET', { preferGetMethod: 'force' as const }],
])('lists, pages on and acts, %s', async (_, more) => {
  const client = connect(more)
  const first = await client.query<Listed>(list, {}).toPromise()
  expect(first.error).toBeUndefined()
  expect(first.data?.incidents.edges).toHaveLength(2)
  const rest = await client
    .query<Listed>(list, { after: first.data?.incidents.pageInfo.endCursor })
    .toPromise()
  expect(rest.data?.incidents.edges.length).toBeGreaterThan(0)
  const open = gql(
    `mutation Open($input: OpenIncidentInput!) { openIncident(input: $input) { incident { id title } } }`,
  )
  const opened = await client.mutation(open, { input: { title: 'By urql', severity: 'LOW' } }).toPromise()
  expect(opened.error).toBeUndefined()
  // The document cache asks again for what the mutation may have changed.
  const again = await client.query<Listed>(list, {}).toPromise()
  expect(again.data?.incidents.edges[0]?.node.title).toBe('By urql')
})

async function until(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 500 && !holds(); turn += 1)
    await new Promise((resolve) => setTimeout(resolve, 10))
  expect(holds()).toBe(true)
}

test('live events arrive, and errors with their codes', async () => {
  const client = connect()
  const id = await served.desk.open()
  const live = gql(
    `subscription Live($id: ID) { incidentChanged(id: $id, positions: true) { cursor incident { id status } } }`,
  )
  const statuses: unknown[] = []
  const subscription = client
    .subscription<{ incidentChanged: { incident: { status: string } | null } }>(live, { id })
    .subscribe(({ data }) => statuses.push(data?.incidentChanged.incident?.status ?? 'attached'))
  await until(() => statuses.length === 1)
  await served.desk.start(id)
  await until(() => statuses.length > 1)
  expect(statuses.slice(0, 2)).toEqual(['attached', 'IN_PROGRESS'])
  subscription.unsubscribe()
  const wrong = await client
    .mutation(gql(`mutation A { acknowledgeIncident(input: { id: "x" }) { incident { id } } }`), {})
    .toPromise()
  expect(wrong.error?.graphQLErrors[0]?.extensions.code).toBe('NOT_FOUND')
  const refused = await client.query(gql(`query B { incidents(first: 101) { totalCount } }`), {}).toPromise()
  expect(refused.error?.graphQLErrors[0]?.extensions.code).toBe('BAD_USER_INPUT')
})
