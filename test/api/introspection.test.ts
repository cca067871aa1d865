import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { getIntrospectionQuery } from 'graphql'
import { codesOf, servedDesk, type Reply, type ServedDesk } from '../harness/served-desk.js'

let open: ServedDesk
let closed: ServedDesk
beforeAll(async () => {
  open = await servedDesk()
  closed = await servedDesk({ introspection: false })
})
afterAll(async () => {
  await open.close()
  await closed.close()
})

const transports = ['http', 'ws'] as const
/** What a client is told, whichever way it asked. */
const told = ({ data, errors }: Reply) => ({ data, errors })

test.each([
  ['the whole schema', getIntrospectionQuery()],
  ['one type', '{ __type(name: "Incident") { name } }'],
  ['a type beside data', '{ viewer { role } __schema { queryType { name } } }'],
  ['a type within a fragment', '{ ...a } fragment a on Query { __schema { queryType { name } } }'],
])('with INTROSPECTION=off a desk does not tell %s, over either transport', async (_, query) => {
  const [http, ws] = [await closed.admin.http(query), await closed.admin.ws(query)]
  expect(told(http)).toEqual(told(ws))
  expect(codesOf(http)).toEqual(['GRAPHQL_VALIDATION_FAILED'])
  for (const transport of transports) expect((await open.admin[transport](query)).errors).toBeUndefined()
})

const opening = 'mutation ($input: OpenIncidentInput!) { openIncident(input: $input) { incident { id } } }'
const typos: [place: string, query: string, variables?: object][] = [
  ['a field', '{ viewr { role } }'],
  ['a field below', '{ viewer { rol } }'],
  ['an argument', '{ incidents(frist: 1) { totalCount } }'],
  ['a type', '{ viewer { ... on Viewr { role } } }'],
  ['a fragment', '{ viewer { ...al } } fragment all on Viewer { role }'],
  ['a variable', 'query ($first: Int) { incidents(first: $frist) { totalCount } }'],
  ["a variable's type", 'query ($a: Strin) { incidents(after: $a) { totalCount } }'],
  ['a directive', '{ viewer { role @skp(if: true) } }'],
  ['a value of an enum', '{ incidents(filter: { statuses: [OPEM] }) { totalCount } }'],
  ['a member of an input', '{ incidents(filter: { statusses: [OPEN] }) { totalCount } }'],
  ['a value in variables', opening, { input: { title: 'a', severity: 'HIGHH', urgency: 'HIGH' } }],
  ['a member in variables', opening, { input: { titel: 'a', severity: 'HIGH', urgency: 'HIGH' } }],
  ['a field of an interface', '{ node(id: "x") { titel } }'],
]

test.each(typos)(
  'with INTROSPECTION=off nobody is told what was meant by %s',
  // Rows differ in length: a parameter without a value would be taken for a callback.
  async (...[, query, variables]) => {
    const [http, ws] = [await closed.admin.http(query, variables), await closed.admin.ws(query, variables)]
    expect(told(http)).toEqual(told(ws))
    expect(http.errors?.length).toBeGreaterThan(0)
    expect(JSON.stringify(http)).not.toMatch(/did you mean/i)
  },
)

test('otherwise the desk helps', async () => {
  const hints = await Promise.all(typos.map(([, query, variables]) => open.admin.http(query, variables)))
  expect(hints.filter((reply) => /did you mean/i.test(JSON.stringify(reply))).length).toBeGreaterThan(6)
})

test.each(transports)('__typename is no introspection, over %s', async (transport) => {
  expect((await closed.admin[transport]('{ __typename viewer { __typename } }')).data).toEqual({
    __typename: 'Query',
    viewer: { __typename: 'Viewer' },
  })
})
