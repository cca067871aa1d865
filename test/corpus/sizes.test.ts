// Numbers and sizes: pages, positions, versions, lists, and variables that take long to look at.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { codesOf, expectClear, pauseDuring, servedDesk, type ServedDesk } from '../harness/served-desk.js'

let served: ServedDesk
let id: string
beforeAll(async () => {
  served = await servedDesk()
  id = await served.desk.open()
})
afterAll(() => served.close())

const pages: ((size: string) => string)[] = [
  (size) => `incidents(first: ${size}) { totalCount }`,
  (size) => `incidents(last: ${size}) { edges { cursor } }`,
  (size) => `events(first: ${size}) { totalCount }`,
  (size) => `users(first: ${size}) { edges { node { ownedIncidents(first: ${size}) { totalCount } } } }`,
  (size) => `teams(first: ${size}) { totalCount }`,
  (size) => `services(last: ${size}) { totalCount }`,
  (size) => `statusBoard { incidents(first: ${size}) { number } }`,
  (size) =>
    `incident(number: 1) { timeline(first: ${size}) { totalCount } children(last: ${size}) { totalCount } }`,
]

test.each([
  '0',
  '-1',
  '101',
  '2147483647',
  '2147483648',
  '9007199254740993',
  '1.0',
  '1e3',
  '"10"',
  '١٢',
  '0x10',
  '010',
  'true',
  '[1]',
  '-0',
  '1e400',
])('a page of %s is refused', async (size) => {
  for (const [index, page] of pages.entries()) {
    const transport = index % 2 ? 'ws' : 'http'
    const literal = await served.admin[transport](`{ ${page(size)} }`)
    expect(literal.errors).toBeDefined()
    expectClear(literal)
    let value: unknown = size
    try {
      value = JSON.parse(size)
    } catch {
      // As text.
    }
    const reply = await served.admin[transport](`query ($n: Int) { ${page('$n')} }`, { n: value })
    // JSON has no such number: it goes as null.
    if (value === Infinity || size === '1.0') expect(reply.errors).toBeUndefined()
    else expect([...new Set(codesOf(reply))]).toEqual(['BAD_USER_INPUT'])
  }
})

test('a page of null is one of fifty, and both ways at once are refused', async () => {
  for (const page of pages)
    expectClear(await served.admin.http(`query ($n: Int) { ${page('$n')} }`, { n: null }))
  expect(codesOf(await served.admin.ws('{ incidents(first: 1, last: 1) { totalCount } }'))).toEqual([
    'BAD_USER_INPUT',
  ])
})

test.each([[0], [-1], [2_147_483_647], [2_147_483_648], [-2_147_483_649], [2 ** 53], [1.5], ['1'], [-0]])(
  'the number %p names nothing',
  async (number) => {
    for (const transport of ['http', 'ws'] as const) {
      expectClear(
        await served.admin[transport]('query ($n: Int) { incident(number: $n) { id } }', { n: number }),
      )
      const stale =
        'mutation ($i: AcknowledgeIncidentInput!) { acknowledgeIncident(input: $i) { incident { id } } }'
      const reply = await served.admin[transport](stale, { i: { id, expectedVersion: number } })
      expect(['CONFLICT', 'BAD_USER_INPUT']).toContain(codesOf(reply)?.[0])
    }
  },
)

test.each([
  ['both', { id: 'x', number: 1 }],
  ['neither', {}],
  ['nulls', { id: null, number: null }],
])('an incident by %s of id and number is refused', async (_, variables) => {
  const query = 'query ($id: ID, $number: Int) { incident(id: $id, number: $number) { id } }'
  expect(codesOf(await served.admin.http(query, variables))).toEqual(['BAD_USER_INPUT'])
})

const many = (count: number, item: unknown) => Array.from({ length: count }, () => item)
const open = 'mutation ($i: OpenIncidentInput!) { openIncident(input: $i) { incident { id } } }'
const incident = (more: object) => ({ i: { title: 'a', severity: 'LOW', ...more } })
const list = 'query ($f: IncidentFilter) { incidents(filter: $f) { totalCount } }'

test.each<[string, string, object]>([
  ['101 labels', open, incident({ labels: many(101, 'a') })],
  ['4,900 labels', open, incident({ labels: many(4_900, 'a') })],
  ['2,000 links', open, incident({ links: many(1_600, { url: 'http://a', title: '' }) })],
  ['4,900 services', open, incident({ serviceIds: many(4_900, 'a') })],
  ['numbers for labels', open, incident({ labels: many(4_900, 1) })],
  ['nothing for links', open, incident({ links: many(4_900, null) })],
  [
    'members that nobody knows',
    open,
    incident(Object.fromEntries(many(3_500, 0).map((_, index) => [`labelz${index}`, 1]))),
  ],
  ['unknown members of links', open, incident({ links: many(2_400, { titel: '', uri: 1 }) })],
  ['statuses', list, { f: { statuses: many(4_900, 'OPEM') } }],
  ['statuses that are prototypes', list, { f: { statuses: ['__proto__', 'constructor'] } }],
  ['owners', list, { f: { ownerIds: many(4_900, 'a') } }],
  ['lists in lists', list, { f: { ownerIds: many(20, many(200, 'a')) } }],
  ['a deep list', list, { f: JSON.parse(`${'['.repeat(900)}${']'.repeat(900)}`) as unknown }],
  ['a deep object', list, { f: JSON.parse(`${'{"a":'.repeat(900)}1${'}'.repeat(900)}`) as unknown }],
  ['too many values', list, { f: many(5_001, 1) }],
  ['101 nodes', 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: many(101, 'a') }],
  [
    '4,900 kinds',
    'query ($k: [IncidentEventKind!]) { events(kinds: $k) { totalCount } }',
    { k: many(4_900, 'OPENED') },
  ],
])('%s are refused at once, by a short answer', async (_, query, variables) => {
  for (const transport of ['http', 'ws'] as const) {
    const reply = await served.admin[transport](query, variables)
    expect(['BAD_USER_INPUT', 'TOO_COMPLEX']).toContain(codesOf(reply)?.[0])
    expect(JSON.stringify(reply).length).toBeLessThan(6_000)
    // 60 ms at most where this was written; what grows with the square of the input takes seconds.
    expect(await pauseDuring(() => served.admin[transport](query, variables))).toBeLessThan(300)
  }
})

test('the same id twice counts once, or answers twice', async () => {
  const twice = await served.admin.http('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
    ids: [id, id, 'x', id],
  })
  expect(twice.data).toEqual({ nodes: [{ id }, { id }, null, { id }] })
  const watch =
    'mutation ($i: WatchIncidentInput!) { watchIncident(input: $i) { incident { watchers { id } } } }'
  await served.admin.http(watch, { i: { id } })
  const reply = await served.admin.ws(watch, { i: { id } })
  expect(reply.data).toMatchObject({ watchIncident: { incident: { watchers: [{}] } } })
})

test('twenty thousand emoji are more than a message may hold: the answer says so, or the socket ends with 1009', async () => {
  const variables = incident({ description: '🔥'.repeat(20_000) })
  const reply = await served.admin.http(open, variables)
  expect([reply.status, reply.errors?.[0]?.message]).toEqual([413, 'The body is larger than 65536 bytes.'])
  expect(await served.admin.ws(open, variables)).toEqual({ status: 0, closed: 1009 })
  expect((await served.admin.ws('{ __typename }')).data).toEqual({ __typename: 'Query' })
  for (const transport of ['http', 'ws'] as const) {
    const fits = { description: '火'.repeat(20_000) }
    expect((await served.admin[transport](open, incident(fits))).errors).toBeUndefined()
  }
})
