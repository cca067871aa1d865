// Around GraphQL: bodies, methods, keys, probes, other origins. Whatever is wrong, the answer is JSON.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { DataSource } from 'typeorm'
import { gzipSync } from 'node:zlib'
import { codes, key, post, startTinyDesk, type Answer, type TinyDesk } from './tiny-desk.js'
import { seen } from './tiny-schema.js'

let desk: TinyDesk
beforeAll(async () => {
  desk = await startTinyDesk()
})
afterAll(() => desk.drain())

async function send(init: RequestInit & { headers?: Record<string, string> }, path = ''): Promise<Answer> {
  const headers = { 'content-type': 'application/json', authorization: key, ...init.headers }
  const response = await fetch(desk.url + path, { method: 'POST', ...init, headers })
  const body = (await response.json()) as Answer['body']
  return { status: response.status, body, headers: response.headers }
}

const question = JSON.stringify({ query: '{ bell { name } }' })

test.each<[string, RequestInit & { headers?: Record<string, string> }, number]>([
  ['malformed JSON', { body: '{"query": ' }, 400],
  ['an array', { body: `[${question}]` }, 400],
  ['ten in one', { body: `[${Array(10).fill(question).join()}]` }, 400],
  ['null', { body: 'null' }, 400],
  ['nothing', { body: '' }, 400],
  ['too much', { body: JSON.stringify({ query: '{ bell { name } }', x: 'x'.repeat(70_000) }) }, 413],
  ['gzip', { body: gzipSync(question), headers: { 'content-encoding': 'gzip' } }, 415],
  [
    'another charset',
    { body: question, headers: { 'content-type': 'application/json; charset=utf-7' } },
    415,
  ],
  [
    'a form',
    { body: 'query={bell{name}}', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    400,
  ],
  ['plain text', { body: question, headers: { 'content-type': 'text/plain' } }, 400],
  ['multipart', { body: '--x', headers: { 'content-type': 'multipart/form-data; boundary=x' } }, 400],
  ['PUT', { method: 'PUT', body: question }, 405],
  ['DELETE', { method: 'DELETE' }, 405],
])('%s is refused in JSON', async (_, init, status) => {
  const before = seen.names
  const answer = await send(init)
  expect([answer.status, codes(answer.body)]).toEqual([status, ['BAD_REQUEST']])
  expect(answer.headers.get('content-type')).toMatch(/json/)
  expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|<pre>| at /)
  expect(seen.names).toBe(before)
})

describe('GET', () => {
  const get = (query: string, headers: Record<string, string>) =>
    fetch(`${desk.url}?query=${encodeURIComponent(query)}`, { headers: { authorization: key, ...headers } })

  test('asks queries, of those who send a key, which browsers do not by themselves', async () => {
    expect((await get('{ bell { name } }', { authorization: '' })).status).toBe(401)
    const asked = await get('{ bell { name } }', {})
    expect(await asked.json()).toEqual({ data: { bell: { name: 'Tenor' } } })
  })

  test('changes nothing', async () => {
    const before = seen.mutations
    const ring = 'mutation { ringBell(input: { name: "a" }) { bell { id } } }'
    const answer = await get(ring, { accept: 'application/json' })
    expect(answer.status).toBe(405)
    expect(answer.headers.get('allow')).toBe('POST')
    expect(seen.mutations).toBe(before)
  })
})

test('a subscription over HTTP is told where to go', async () => {
  expect(codes((await post(desk, 'subscription { rung { number } }')).body)).toEqual(['BAD_REQUEST'])
})

test.each([['{ __typename }'], ['{ __schema { types { name } } }'], ['{']])(
  'without a valid key %s is UNAUTHENTICATED',
  async (query) => {
    for (const authorization of ['Bearer nobody', '']) {
      const { status, body, headers } = await post(desk, query, {}, { authorization })
      expect([status, codes(body)]).toEqual([401, ['UNAUTHENTICATED']])
      expect(headers.get('www-authenticate')).toMatch(/^Bearer/)
    }
  },
)

test('a fault of ours before GraphQL is masked too', async () => {
  desk.authorize.fails = new Error('mysql://root:hunter2@db/desk')
  const { status, body } = await post(desk, '{ bell { name } }')
  desk.authorize.fails = null
  expect([status, codes(body)]).toEqual([500, ['INTERNAL_SERVER_ERROR']])
  expect(JSON.stringify(body)).not.toContain('hunter2')
})

test('a request has an id, its own or a new one, and one line in the log without its secrets', async () => {
  desk.logged.length = 0
  const query = 'query Named($x: String) { echo(text: $x) }'
  const { headers } = await post(desk, query, { x: 'canary' }, { 'x-request-id': 'abc-1' })
  expect(headers.get('x-request-id')).toBe('abc-1')
  const odd = await post(desk, query, { x: 'canary' }, { 'x-request-id': 'a b' })
  expect(odd.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  const lines = desk.logged.map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(lines[0]).toMatchObject({
    requestId: 'abc-1',
    operation: 'query',
    name: 'Named',
    status: 200,
    method: 'POST',
    path: '/graphql',
  })
  expect(desk.logged.join()).not.toMatch(/canary|tocsin_test/)
})

test('headers keep browsers from guessing, and say nothing of what runs here', async () => {
  const { headers } = await post(desk, '{ bell { name } }')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.has('x-powered-by')).toBe(false)
})

test('pages of listed origins may ask, others may not read the answer', async () => {
  const preflight = (origin: string) =>
    fetch(desk.url, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } })
  const allowed = await preflight('https://desk.example')
  expect([allowed.status, allowed.headers.get('access-control-allow-origin')]).toEqual([
    204,
    'https://desk.example',
  ])
  const foreign = await preflight('https://evil.example')
  expect([foreign.status, foreign.headers.get('access-control-allow-origin')]).toEqual([405, null])
})

test('what is not there is 404, in JSON', async () => {
  const answer = await fetch(desk.url.replace('graphql', 'nothing'))
  expect([answer.status, await answer.json()]).toMatchObject([
    404,
    { errors: [{ extensions: { code: 'BAD_REQUEST' } }] },
  ])
})

describe('probes', () => {
  const probe = async (desk: TinyDesk, name: string) => {
    const answer = await fetch(desk.url.replace('graphql', `health/${name}`))
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
  }

  test('say ready while the database answers, with Redis degraded too', async () => {
    const degraded = await startTinyDesk({
      wakeups: {
        connected: false,
        announce: () => undefined,
        listen: () => undefined,
        close: () => Promise.resolve(),
      },
    })
    expect(await probe(degraded, 'ready')).toEqual({
      status: 200,
      body: { status: 'ready', redis: 'degraded' },
    })
    await degraded.drain()
  })

  test('say unready within two seconds of a frozen database, asking it once', async () => {
    let asked = 0
    const query = () => {
      asked += 1
      return new Promise(() => undefined)
    }
    const frozen = await startTinyDesk({ dataSource: { manager: {}, query } as unknown as DataSource })
    const begun = performance.now()
    const answers = await Promise.all([1, 2, 3].map(() => probe(frozen, 'ready')))
    expect(performance.now() - begun).toBeLessThan(2_000)
    expect(answers.map(({ status }) => status)).toEqual([503, 503, 503])
    expect(asked).toBe(1)
    expect((await probe(frozen, 'live')).status).toBe(200)
    await frozen.drain()
  })
})
