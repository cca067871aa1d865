// Bytes on the wire that no client library sends: answered clearly or cut off, and nobody else notices.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import { servedDesk, type ServedDesk } from '../harness/served-desk.js'
import { requestText, sendBytes, statusOf } from './raw-http.js'

let served: ServedDesk
/** Begun at once, because patience with them is measured in tens of seconds. */
let slow: Record<'headers' | 'body' | 'drip' | 'large', { socket: Socket; ended: Promise<string> }>

beforeAll(async () => {
  served = await servedDesk()
  const dripping = send('POST /graphql HTTP/1.1\r\nHost: a\r\nX-A: ')
  const drip = setInterval(() => dripping.socket.write('a'), 1_000)
  void dripping.ended.then(() => clearInterval(drip))
  slow = {
    headers: send('POST /graphql HTTP/1.1\r\nHost: a\r\n'),
    body: send(head({ 'transfer-encoding': 'chunked' }, '5\r\n{"que\r\n')),
    drip: dripping,
    large: send(head({ 'content-length': '50000000' })),
  }
})
afterAll(() => served.close())

const send = (bytes: string | Buffer) => sendBytes(served.api.port, bytes)
const head = (headers: Record<string, string>, body = '', line = 'POST /graphql HTTP/1.1') =>
  requestText(served.admin.key, headers, body, line)
const question = JSON.stringify({ query: '{ viewer { organization { name } } }' })
const whole = (headers: Record<string, string> = {}, body: string = question, line?: string) =>
  head({ 'content-length': String(Buffer.byteLength(body)), ...headers }, body, line)
const last = { connection: 'close' }
const get = (query: string) => head(last, '', `GET /graphql${query} HTTP/1.1`)

async function answerTo(bytes: string | Buffer): Promise<{ status: number; answer: string }> {
  const answer = await send(bytes).ended
  return { status: statusOf(answer), answer }
}

test('requests in a row on one connection are answered in their order', async () => {
  const queries = ['{ __typename }', '{ nothing }', '{ viewer { organization { name } } }']
  const bodies = queries.map((query) => JSON.stringify({ query }))
  const { answer } = await answerTo(
    bodies.map((body, index) => whole(index === 2 ? last : {}, body)).join(''),
  )
  expect(answer.match(/"__typename":"Query"|GRAPHQL_VALIDATION_FAILED|"name":"Acme"/g)).toEqual([
    '"__typename":"Query"',
    'GRAPHQL_VALIDATION_FAILED',
    '"name":"Acme"',
  ])
})

const bomb = gzipSync(`{"query":"{ __typename }${' '.repeat(50_000_000)}"}`)
const deep = (open: string, close: string) =>
  `{"query":"query ($f: IncidentFilter) { incidents(filter: $f) { totalCount } }","variables":{"f":${open.repeat(8_000)}1${close.repeat(8_000)}}}`

test.each<[string, () => string | Buffer, number | number[]]>([
  ['no content type', () => whole({ ...last, 'content-type': '' }), 400],
  ['two content types', () => whole({ ...last, 'Content-Type': 'text/plain' }), [200, 400, 415]],
  ['UTF-7', () => whole({ ...last, 'content-type': 'application/json; charset=utf-7' }), 415],
  [
    'UTF-16',
    () =>
      Buffer.concat([
        Buffer.from(head({ ...last, 'content-length': String(question.length * 2) })),
        Buffer.from(question, 'utf16le'),
      ]),
    [400, 415],
  ],
  [
    'bytes that are no UTF-8',
    () =>
      Buffer.concat([Buffer.from(head({ ...last, 'content-length': '3' })), Buffer.from([0xff, 0xfe, 0x7b])]),
    [400, 415],
  ],
  [
    'a bomb of gzip',
    () =>
      Buffer.concat([
        Buffer.from(head({ ...last, 'content-encoding': 'gzip', 'content-length': String(bomb.length) })),
        bomb,
      ]),
    415,
  ],
  ['HEAD', () => head(last, '', 'HEAD /graphql HTTP/1.1'), 405],
  ['OPTIONS', () => head(last, '', 'OPTIONS /graphql HTTP/1.1'), 405],
  ['PUT', () => whole(last, question, 'PUT /graphql HTTP/1.1'), 405],
  ['TRACE', () => head(last, '', 'TRACE /graphql HTTP/1.1'), 405],
  ['a method of its own', () => head(last, '', 'FOO /graphql HTTP/1.1'), 400],
  ['GET without a query', () => get(''), 400],
  ['GET with variables that are none', () => get('?query=%7B__typename%7D&variables=%7B'), 400],
  ['GET with broken percents', () => get('?query=%E0%A4%A'), [200, 400]],
  ['GET with the query twice', () => get('?query=%7Ba%7D&query=%7Bb%7D'), 400],
  ['GET of a mutation', () => get('?query=mutation%7B__typename%7D'), 405],
  ['a path that is none', () => whole(last, question, 'POST /graphql/%00%ff HTTP/1.1'), [200, 400, 404]],
  ['headers of 100 KB', () => whole({ ...last, 'x-a': 'a'.repeat(100_000) }), 431],
  [
    '200 headers',
    () =>
      whole({
        ...last,
        ...Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`x-${index}`, 'a'])),
      }),
    [200, 401, 431],
  ],
  ['a query that is a number', () => whole(last, '{"query":1}'), 400],
  ['variables that are a text', () => whole(last, '{"query":"{ __typename }","variables":"a"}'), 400],
  ['variables that are a list', () => whole(last, '{"query":"{ __typename }","variables":[1]}'), [200, 400]],
  ['a name that is a number', () => whole(last, '{"query":"{ __typename }","operationName":1}'), 400],
  ['extensions that are a text', () => whole(last, '{"query":"{ __typename }","extensions":"a"}'), 400],
  [
    'a persisted query',
    () => whole(last, '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"a"}}}'),
    [200, 400],
  ],
  [
    'a persisted query that is another',
    () =>
      whole(
        last,
        '{"query":"{ __typename }","extensions":{"persistedQuery":{"version":1,"sha256Hash":"a"}}}',
      ),
    [200, 400],
  ],
  ['a deep list', () => whole(last, deep('[', ']')), 200],
  ['a deep object', () => whole(last, deep('{\\"a\\":'.replaceAll('\\', ''), '}')), [200, 413]],
  [
    'a prototype',
    () => whole(last, '{"query":"{ __typename }","__proto__":{"query":"{ a }"},"constructor":1}'),
    200,
  ],
  ['members twice', () => whole(last, '{"query":"{ a }","query":"{ __typename }"}'), 200],
  [
    'a lone surrogate in the query',
    () => whole(last, '{"query":"{ node(id: \\"\\ud800\\") { id } }"}'),
    [200, 400],
  ],
  ['Accept of HTML', () => whole({ ...last, accept: 'text/html' }), [200, 406]],
  ['Accept of anything', () => whole({ ...last, accept: '*/*' }), 200],
])('%s is answered clearly', async (_, bytes, expected) => {
  const { status, answer } = await answerTo(bytes())
  expect([expected].flat()).toContain(status)
  expect(answer).not.toMatch(/INTERNAL_SERVER_ERROR|node_modules|<html|<pre|RangeError/)
  expect((await served.admin.http('{ __typename }')).data).toEqual({ __typename: 'Query' })
})

test('two lengths, or a length beside chunks, end the connection unanswered by GraphQL', async () => {
  for (const [name, value] of [
    ['transfer-encoding', 'chunked'],
    ['Content-Length', '5'],
  ] as const) {
    const { status } = await answerTo(whole({ [name]: value }))
    expect(status).toBe(400)
  }
})

test('who sends headers or a body slowly is cut off', async () => {
  expect(statusOf(await slow.headers.ended)).toBe(408)
  expect(statusOf(await slow.drip.ended)).toBe(408)
  // A body that did not come whole is never answered by GraphQL.
  for (const { ended } of [slow.body, slow.large]) expect(await ended).not.toMatch(/"data"/)
})
