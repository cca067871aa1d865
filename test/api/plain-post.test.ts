// The short way of plain questions answers as Apollo Server does: the same requests both ways, compared.
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { gzipSync } from 'node:zlib'
import { connect } from 'node:net'
import { budgetOf, type Budgets } from '../../src/api/rate-limit.js'
import { key, startTinyDesk, type TinyDesk } from './tiny-desk.js'

let desk: TinyDesk
/** One where nothing is left to pay with. */
let poor: TinyDesk
beforeAll(async () => {
  desk = await startTinyDesk({ budgets: budgets(true) })
  poor = await startTinyDesk({ budgets: budgets(false) })
})
afterAll(() => Promise.all([desk.drain(), poor.drain()]))
afterEach(() => {
  desk.authorize.fails = null
})

/** They do not fill or empty, so that two requests find the same. */
const budgets = (paid: boolean): Budgets => ({
  size: budgetOf(10),
  pay: () => Promise.resolve({ paid, left: 0 }),
  left: () => 0,
  close: () => undefined,
})

interface Sent {
  body?: string | Uint8Array<ArrayBuffer>
  headers?: Record<string, string>
}

/** With a query string nothing is plain, and to Apollo Server it means nothing. */
const ways = { plain: '', apollo: '?long' }

async function send(to: TinyDesk, way: keyof typeof ways, { body, headers }: Sent) {
  to.logged.length = 0
  const response = await fetch(to.url + ways[way], {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: key,
      'x-request-id': 'same',
      ...headers,
    },
    body: body ?? question,
  })
  const text = await response.text()
  const shown = Object.fromEntries(response.headers)
  for (const name of ['date', 'content-length']) delete shown[name]
  const line = JSON.parse(to.logged.at(-1) ?? '{}') as Record<string, unknown>
  const logged = { ...line, time: 0, ms: 0 }
  return { text, status: response.status, headers: shown, body: JSON.parse(text) as unknown, logged }
}

const asked = (query: string, variables?: unknown, more: object = {}) =>
  JSON.stringify({ query, variables, ...more })
const question = asked('query Name { bell { name } }')
const ring = 'mutation ($n: String!) { ringBell(input: { name: $n }) { bell { id } } }'
const graphql = { accept: 'application/graphql-response+json' }

const plain: [string, Sent][] = [
  ['a query', {}],
  ['one with variables', { body: asked('query ($x: String) { echo(text: $x) }', { x: '🔥 \u2028 é' }) }],
  [
    'null for what is optional',
    { body: asked('{ bell { name } }', null, { operationName: null, extensions: null }) },
  ],
  [
    'what clients tell of themselves',
    { body: asked('{ bell { name } }', {}, { extensions: { client: 'x' } }) },
  ],
  ['a byte order mark', { body: `\ufeff${question}` }],
  [
    'one of two operations',
    { body: asked('query A { refused } query B { bell { name } }', {}, { operationName: 'B' }) },
  ],
  ['an operation that is not there', { body: asked('query A { refused }', {}, { operationName: 'B' }) }],
  ['a field that is refused', { body: asked('{ refused }') }],
  ['a field that breaks', { body: asked('{ broken }') }],
  ['a mutation', { body: asked(ring, { n: 'a' }) }],
  ['a mutation with a key', { body: asked(ring, { n: 'a' }), headers: { 'idempotency-key': 'k' } }],
  ['a key that is malformed', { body: asked(ring, { n: 'a' }), headers: { 'idempotency-key': 'a b' } }],
  ['a key without a mutation', { headers: { 'idempotency-key': 'k' } }],
  ['a syntax error', { body: asked('{') }],
  ['a syntax error, to who knows GraphQL', { body: asked('{'), headers: graphql }],
  ['a field that does not exist', { body: asked('{ nothing }'), headers: graphql }],
  ['wrong variables', { body: asked(ring, { n: 1 }) }],
  ['too deep a document', { body: asked(`{ bell ${'{ next '.repeat(20)}{ id }${' }'.repeat(20)} }`) }],
  ['a subscription', { body: asked('subscription { rung { number } }') }],
  [
    'a subscription, to who knows GraphQL',
    { body: asked('subscription { rung { number } }'), headers: graphql },
  ],
  ['no credential', { headers: { authorization: '' } }],
  ['a wrong credential, to who knows GraphQL', { headers: { authorization: 'Bearer x', ...graphql } }],
  ['no JSON', { body: '{"query": ' }],
  ['JSON that is no object', { body: 'null' }],
  ['bytes that are no UTF-8', { body: new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]) }],
  ['a page that may ask', { headers: { origin: 'https://desk.example' } }],
  ['a page that may not', { headers: { origin: 'https://evil.example' } }],
  ...[
    'application/json',
    'application/json, */*',
    'application/json, text/plain, */*',
    'application/graphql-response+json',
    'application/graphql-response+json, application/json',
    'application/graphql-response+json,application/json;q=0.9',
    'application/graphql-response+json, application/json;q=0.9',
    'application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed',
    'application/json, multipart/mixed',
  ].map((accept): [string, Sent] => [`an answer as ${accept}`, { headers: { accept } }]),
]

test.each(plain)('%s is answered alike', async (_, sent) => {
  const [short, long] = [await send(desk, 'plain', sent), await send(desk, 'apollo', sent)]
  expect(short).toEqual({ ...long, text: expect.any(String) })
  // Apollo Server ends what it answers with a new line: so one sees that each went its own way.
  if (short.status !== 401 && !/not JSON|UTF-8/.test(short.text)) {
    expect([short.text.endsWith('\n'), long.text.endsWith('\n')]).toEqual([false, true])
  }
})

const unusual: [string, Sent][] = [
  ['a batch', { body: `[${question}]` }],
  ['an empty object', { body: '{}' }],
  ['no query', { body: '{"variables":{}}' }],
  ['a query that is no text', { body: '{"query":1}' }],
  ['variables as text', { body: asked('{ bell { name } }', '{}') }],
  ['a persisted query', { body: '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"x"}}}' }],
  ['another character set', { headers: { 'content-type': 'application/json; charset=utf-7' } }],
  ['compression', { body: gzipSync(question), headers: { 'content-encoding': 'gzip' } }],
  ['nothing', { body: '' }],
  ['too much', { body: asked('{ bell { name } }', {}, { x: 'x'.repeat(70_000) }) }],
  ['an answer in HTML', { headers: { accept: 'text/html' } }],
  ['a preference of its own', { headers: { accept: 'application/json;q=0.1, */*' } }],
]

test.each(unusual)('%s is left to Apollo Server, and comes to the same', async (_, sent) => {
  const [short, long] = [await send(desk, 'plain', sent), await send(desk, 'apollo', sent)]
  expect(short).toEqual(long)
})

test.each([[{}], [graphql]])('who asks too much is told alike, with %j', async (headers) => {
  const [short, long] = [await send(poor, 'plain', { headers }), await send(poor, 'apollo', { headers })]
  expect(short.headers['retry-after']).toBeDefined()
  expect(short).toEqual({ ...long, text: expect.any(String) })
})

test('a fault of ours is told alike', async () => {
  desk.authorize.fails = new Error('hunter2')
  expect(await send(desk, 'plain', {})).toEqual(await send(desk, 'apollo', {}))
})

test('who goes away in the middle of a body is noted as one who did', async () => {
  desk.logged.length = 0
  const socket = connect(desk.port, '127.0.0.1')
  const head = [
    'POST /graphql HTTP/1.1',
    'host: x',
    `authorization: ${key}`,
    'content-type: application/json',
  ]
  socket.end([...head, 'content-length: 100', '', '{"query":'].join('\r\n'), () => socket.destroy())
  for (let turn = 0; desk.logged.length === 0 && turn < 500; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  expect(JSON.parse(desk.logged[0] ?? '')).toMatchObject({ path: '/graphql', aborted: true })
})
