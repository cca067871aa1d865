// What one operation may not do, as a list: each line is refused with the same answer over HTTP and over a
// WebSocket, before anything is read. requests.test.ts tries what is allowed, and what all of it costs.
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { ask, codes, post, startTinyDesk, type TinyDesk } from './tiny-desk.js'
import { seen } from './tiny-schema.js'

let desk: TinyDesk
beforeAll(async () => {
  desk = await startTinyDesk({ introspection: false })
})
afterAll(() => desk.drain())
beforeEach(() => {
  Object.assign(seen, { names: 0, mutations: 0, reads: 0 })
})

const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ')
const nested = (depth: number) => `{ bell ${'{ next '.repeat(depth - 2)}{ id }${' }'.repeat(depth - 2)} }`
const page = (first: string) => `{ bells(first: ${first}) { totalCount } }`
const pageWith = 'query ($n: Int) { bells(first: $n) { totalCount } }'
const threeLists = (variables: string, first: string) =>
  `query ${variables} { bells(first: ${first}) { edges { node { peers(first: ${first}) { edges { node { peers(first: ${first}) { edges { node { id } } } } } } } } } }`
const ring = (index: number) => `r${index}: ringBell(input: { name: "a" }) { bell { id } }`
const chain = (links: number) =>
  `{ bell { ...F0 } } ${times(links, (index) => `fragment F${index} on Bell { next { ...F${index + 1} } }`)} fragment F${links} on Bell { id }`

const promises: [what: string, code: string, query: string, variables: object][] = [
  ['11 levels', 'TOO_COMPLEX', nested(11), {}],
  ['11 levels through a chain of fragments', 'TOO_COMPLEX', chain(10), {}],
  [
    'a fragment that is used 100 times',
    'TOO_COMPLEX',
    `{ ${times(10, (index) => `a${index}: bell { ${times(10, () => '...F')} }`)} } fragment F on Bell { ${times(30, () => 'next { id }')} }`,
    {},
  ],
  ['31 aliases', 'TOO_COMPLEX', `{ ${times(31, (index) => `a${index}: __typename`)} }`, {}],
  ['10 directives', 'TOO_COMPLEX', `{ bell { id ${times(10, () => '@skip(if: false)')} } }`, {}],
  ['1,001 tokens', 'TOO_COMPLEX', `{ ${times(999, () => '__typename')} }`, {}],
  ['21 fields of the root', 'TOO_COMPLEX', `{ ${times(21, () => 'bell { id }')} }`, {}],
  ['50 mutations under aliases', 'TOO_COMPLEX', `mutation { ${times(50, ring)} }`, {}],
  ['21 mutations under aliases', 'TOO_COMPLEX', `mutation { ${times(21, ring)} }`, {}],
  ['lists of 100 × 100 × 100, as literals', 'TOO_COMPLEX', threeLists('', '100'), {}],
  ['lists of 100 × 100 × 100, as a variable', 'TOO_COMPLEX', threeLists('($n: Int)', '$n'), { n: 100 }],
  ['the same by a default', 'TOO_COMPLEX', threeLists('($n: Int = 100)', '$n'), {}],
  ['lists whose size is left open', 'TOO_COMPLEX', threeLists('($n: Int)', '$n'), {}],
  ['lists whose size is null', 'TOO_COMPLEX', threeLists('($n: Int)', '$n'), { n: null }],
  ...[-1, 0, 101].flatMap((n): typeof promises => [
    [`a page of ${n}, as a literal`, 'BAD_USER_INPUT', page(String(n)), {}],
    [`a page of ${n}, as a variable`, 'BAD_USER_INPUT', pageWith, { n }],
    [`three lists of ${n}`, 'TOO_COMPLEX', threeLists('($n: Int)', '$n'), { n }],
  ]),
  ['a page of more than an Int', 'BAD_USER_INPUT', pageWith, { n: 2 ** 31 }],
  ['the schema', 'GRAPHQL_VALIDATION_FAILED', '{ __schema { types { name } } }', {}],
  ['a type', 'GRAPHQL_VALIDATION_FAILED', '{ __type(name: "Bell") { name } }', {}],
  ['a field that is not there', 'GRAPHQL_VALIDATION_FAILED', '{ bel { name } }', {}],
  ['circles of fragments', 'GRAPHQL_VALIDATION_FAILED', '{ bell { ...A } } fragment A on Bell { ...A }', {}],
  [
    'two operations without a choice',
    'OPERATION_RESOLUTION_FAILURE',
    'query A { bell { id } } query B { bell { id } }',
    {},
  ],
  ['what cannot be parsed', 'GRAPHQL_PARSE_FAILED', '{ bell', {}],
]

test.each(promises)('%s: %s, over either transport', async (_, code, query, variables) => {
  const http = (await post(desk, query, variables)).body
  const socket = await ask(desk, query, variables)
  expect(socket).toEqual(http)
  expect(codes(http)).toEqual([code])
  expect(http.data ?? null).toBeNull()
  expect(JSON.stringify(http)).not.toMatch(/did you mean/i)
  expect([seen.mutations, seen.reads, seen.names]).toEqual([0, 0, 0])
})

test('a mistake inside is told to neither transport', async () => {
  const masked = (answer: { errors?: { extensions: Record<string, unknown>; message: string }[] }) =>
    answer.errors?.map(({ message, extensions }) => [message, extensions.code, typeof extensions.requestId])
  const http = (await post(desk, '{ broken }')).body
  const socket = await ask(desk, '{ broken }')
  expect(masked(http)).toEqual([['Something went wrong inside the desk.', 'INTERNAL_SERVER_ERROR', 'string']])
  expect(masked(socket)).toEqual(masked(http))
  expect(JSON.stringify([http, socket])).not.toMatch(/hunter2|INSERT|ER_DUP/)
})
