// What pages of other sites can do with a desk that a browser reaches: nothing that its owner did not list.
import { once } from 'node:events'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { WebSocket } from 'ws'
import { explorerRouter } from '../../src/api/explorer.js'
import { key, socketUrl, startTinyDesk, type TinyDesk } from './tiny-desk.js'
import { seen } from './tiny-schema.js'

let desk: TinyDesk
beforeAll(async () => {
  desk = await startTinyDesk({
    allowedOrigins: ['https://desk.example', 'https://status.example:8443'],
    explorer: explorerRouter(),
  })
})
afterAll(() => desk.drain())
beforeEach(() => {
  Object.assign(seen, { names: 0, mutations: 0, reads: 0 })
})

const question = JSON.stringify({ query: '{ bell { name } }' })
const asForm = { 'content-type': 'application/x-www-form-urlencoded' }

/** What a page may send to another site without that site being asked first; the key is what a thief would add. */
const simple: [what: string, path: string, init: RequestInit][] = [
  ['a text', '', { method: 'POST', body: question, headers: { 'content-type': 'text/plain' } }],
  ['a form', '', { method: 'POST', body: 'query={bell{name}}', headers: asForm }],
  [
    'a form of parts',
    '',
    { method: 'POST', body: '--x', headers: { 'content-type': 'multipart/form-data; boundary=x' } },
  ],
  ['JSON without a type', '', { method: 'POST', body: Buffer.from(question) }],
  ['a query in an address', '?query={bell{name}}', {}],
  ['a mutation in an address', '?query=mutation{ringBell(input:{name:"a"}){bell{id}}}', {}],
  ['an address with an odd type', '?query={bell{name}}', { headers: { 'content-type': 'text/plain' } }],
]

test.each(simple)('%s that a page sends by itself is refused, and nothing runs', async (_, path, init) => {
  const answer = await fetch(desk.url + path, init)
  expect([400, 401, 405, 415]).toContain(answer.status)
  expect(answer.headers.get('content-type')).toMatch(/json/)
  expect(await answer.json()).not.toHaveProperty('data')
  expect([seen.mutations, seen.reads, seen.names]).toEqual([0, 0, 0])
})

test('no answer sets a cookie, so that there is none to send along', async () => {
  for (const path of ['/', '/graphql', '/health/live', '/nothing']) {
    const answer = await fetch(new URL(path, desk.url), { headers: { authorization: key } })
    expect(answer.headers.has('set-cookie')).toBe(false)
  }
})

const itself = 'http://the desk itself'
const origins: [origin: string, allowed: boolean][] = [
  ['https://desk.example', true],
  ['https://status.example:8443', true],
  [itself, true],
  ['https://status.example', false],
  ['https://desk.example:8443', false],
  ['http://desk.example', false],
  ['https://DESK.example', false],
  ['https://desk.example.evil.example', false],
  ['https://evil.example/https://desk.example', false],
  ['https://desk.example, https://evil.example', false],
  ['null', false],
  ['*', false],
]

describe.each(origins)('a page of %s', (named, allowed) => {
  const origin = () => (named === itself ? new URL(desk.url).origin : named)

  test(`may ask first: ${allowed}`, async () => {
    const headers = { origin: origin(), 'access-control-request-method': 'POST' }
    const answer = await fetch(desk.url, { method: 'OPTIONS', headers })
    expect(answer.status).toBe(allowed ? 204 : 405)
    expect(answer.headers.get('access-control-allow-origin')).toBe(allowed ? origin() : null)
    // A key is a header that the page itself must know: browsers are never asked to add what they keep.
    expect(answer.headers.has('access-control-allow-credentials')).toBe(false)
    expect(answer.headers.get('vary')).toMatch(/origin/i)
  })

  test(`may read an answer: ${allowed}`, async () => {
    const headers = { origin: origin(), 'content-type': 'application/json', authorization: key }
    const answer = await fetch(desk.url, { method: 'POST', headers, body: question })
    expect(answer.headers.get('access-control-allow-origin')).toBe(allowed ? origin() : null)
    expect(answer.headers.get('cross-origin-resource-policy')).toBe(allowed ? 'cross-origin' : 'same-origin')
  })

  test(`may open a socket: ${allowed}`, async () => {
    const socket = new WebSocket(socketUrl(desk), 'graphql-transport-ws', { origin: origin() })
    socket.on('error', () => undefined)
    const outcome = await Promise.race([
      once(socket, 'open').then(() => 101),
      once(socket, 'unexpected-response').then(
        ([, response]) => (response as { statusCode: number }).statusCode,
      ),
    ])
    expect(outcome).toBe(allowed ? 101 : 403)
    socket.terminate()
  })
})

test.each([
  ['an answer', '/graphql?query={bell{name}}', { headers: { authorization: key } }],
  ['a refusal', '/graphql', {}],
  ['a method that is not there', '/graphql', { method: 'PUT' }],
  [
    'a broken body',
    '/graphql',
    { method: 'POST', headers: { authorization: key, 'content-type': 'application/json' }, body: '{' },
  ],
  ['what is not there', '/nothing', {}],
  ['a probe', '/health/live', {}],
  ['the explorer', '/', {}],
] as [string, string, RequestInit][])('%s says how browsers shall treat it', async (what, path, init) => {
  const { headers } = await fetch(new URL(path, desk.url), init)
  expect(Object.fromEntries(headers)).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': expect.stringContaining('camera=()'),
  })
  const policy = headers.get('content-security-policy')
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toMatch(/unsafe|\*|https?:/)
  expect(policy?.includes('script-src')).toBe(what === 'the explorer')
  expect(headers.has('x-powered-by')).toBe(false)
  expect(headers.has('server')).toBe(false)
})

test('the files of the explorer are kept by browsers for good, in the whole desk too', async () => {
  const page = await (await fetch(new URL('/', desk.url))).text()
  const script = /src="([^"]+\.js)"/.exec(page)?.[1] ?? 'none'
  const { headers } = await fetch(new URL(script, desk.url))
  expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
})
