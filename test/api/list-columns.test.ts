import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createService } from '../../src/services/index.js'
import { dig, servedDesk, type ServedDesk } from '../harness/served-desk.js'

let served: ServedDesk

beforeAll(async () => {
  served = await servedDesk()
  const { desk } = served
  const { service } = await desk.do(createService, { name: 'Checkout' })
  const ownerId = desk.admin.actor.userId
  for (const title of ['one', 'two'])
    await desk.open({ title, ownerId, serviceIds: [service], labels: ['a:b'] })
})

afterAll(() => served.close())

/** Often enough to be compiled; the answers must be the same all the way. */
async function answered(query: string, variables: object = {}): Promise<unknown> {
  const first = await served.admin.http(query, variables)
  expect(first.errors).toBeUndefined()
  for (let use = 0; use < 7; use += 1) expect(await served.admin.http(query, variables)).toEqual(first)
  return first.data
}

test('a list reads what is asked of it, through fragments, aliases and merged fields', async () => {
  const data = await answered(`
    query List {
      incidents { edges { node { ...Head number } } }
      incidents { edges { node { labels type { name } ... on Node { id } } cursor } }
      same: incidents { edges { at: cursor node { is: status owner { ... on User { name } } } } }
    }
    fragment Head on Incident { title services { name } reporter { name } }
  `)
  expect(dig({ status: 200, data: data as never }, 'incidents.edges.0.node')).toMatchObject({
    title: 'two',
    number: 2,
    labels: ['a:b'],
    type: null,
    services: [{ name: 'Checkout' }],
    reporter: { name: 'Ada Park' },
  })
  expect(dig({ status: 200, data: data as never }, 'same.edges.1.node')).toEqual({
    is: 'OPEN',
    owner: { name: 'Ada Park' },
  })
})

test('a field that is left out by a variable is read all the same, and one that looks at whole rows works', async () => {
  const query =
    'query List($all: Boolean!) { incidents { edges { node { id title @include(if: $all) allowedTransitions } } } }'
  expect(
    dig(
      { status: 200, data: (await answered(query, { all: true })) as never },
      'incidents.edges.1.node.title',
    ),
  ).toBe('one')
  await answered(query, { all: false })
})

test('fields whose joined names are equal do not lead each other astray', async () => {
  const data = await answered(
    `query Names { statusBoard { incidents { title } } statusBoard_incidents: incidents { edges { node { title version } } }
      viewer { user { name } } viewer_user: incidents { edges { node { description severity } } } }`,
  )
  expect(dig({ status: 200, data: data as never }, 'statusBoard_incidents.edges.0.node.title')).toBe('two')
  expect(dig({ status: 200, data: data as never }, 'viewer_user.edges.0.node.severity')).toBe('HIGH')
})
