// The thirteen probes of graphql-cop, each with the question that it asks and the answer that it takes for a hole.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { noExplorerRouter } from '../../src/api/explorer.js'
import { ask, key, post, startTinyDesk, type Answer, type TinyDesk } from './tiny-desk.js'

type Body = Answer['body'] & { extensions?: object }
type Over = (query: string) => Promise<Body>

const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ')
const messages = ({ errors }: Body) => errors?.map(({ message }) => message).join(' ') ?? ''

/** What may be asked over either transport; true: the desk has the hole. */
const probes: [name: string, query: string, isHole: (body: Body) => boolean][] = [
  [
    'alias overloading',
    `query cop { ${times(101, (index) => `alias${index}:__typename`)} }`,
    ({ data }) => data?.alias100 !== undefined,
  ],
  [
    'directive overloading',
    `query cop { __typename ${'@aa'.repeat(10)} }`,
    ({ errors }) => (errors?.length ?? 0) === 10,
  ],
  ['field duplication', `query cop { ${times(500, () => '__typename')} }`, ({ data }) => !!data?.__typename],
  [
    'circular introspection',
    `query cop { __schema { types { ${'fields { type { '.repeat(4)} name ${'} } '.repeat(4)} } } }`,
    ({ data }) => !!data?.__schema,
  ],
  [
    'field suggestions',
    'query cop { __schema { directive } }',
    (body) => /did you mean/i.test(messages(body)),
  ],
  [
    'introspection',
    'query cop { __schema { types { name fields { name } } } }',
    ({ data }) => !!data?.__schema,
  ],
  ['tracing', 'query cop { __typename }', ({ extensions }) => extensions !== undefined],
  [
    'unhandled errors',
    'qwerty cop { abc }',
    ({ errors }) => /exception|stack/i.test(JSON.stringify(errors)) || !errors?.length,
  ],
]

/** What a browser sends by itself for a page of another site: without a key, since a key is no cookie. */
const forged: [name: string, path: string, init: RequestInit][] = [
  ['GET for a query', '?query=query+cop+%7B__typename%7D', {}],
  ['GET for a mutation', '?query=mutation+cop+%7B__typename%7D', {}],
  ['an encoded form', '', { method: 'POST', body: new URLSearchParams({ query: 'query cop {__typename}' }) }],
]

const policies: [policy: string, introspection: boolean, open: string[]][] = [
  ['off', false, []],
  // Its document is shorter than any that the desk refuses; so is the help with typing errors meant.
  ['on', true, ['field suggestions', 'introspection']],
]

describe.each(policies)('with INTROSPECTION=%s', (_, introspection, open) => {
  let desk: TinyDesk
  beforeAll(async () => {
    desk = await startTinyDesk({
      introspection,
      explorer: introspection ? null : noExplorerRouter('it is off'),
    })
  })
  afterAll(() => desk.drain())

  test.each(['HTTP', 'a WebSocket'])('graphql-cop finds no more than that over %s', async (transport) => {
    const over: Over =
      transport === 'HTTP' ? async (query) => (await post(desk, query)).body : (query) => ask(desk, query)
    const holes: string[] = []
    for (const [name, query, isHole] of probes) if (isHole(await over(query))) holes.push(name)
    expect(holes).toEqual(open)
  })

  test('a batch of ten is one refusal', async () => {
    const body = JSON.stringify(Array(10).fill({ query: 'query cop { __typename }' }))
    const headers = { 'content-type': 'application/json', authorization: key }
    const answer = await fetch(desk.url, { method: 'POST', headers, body })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toHaveProperty('errors.length', 1)
  })

  test.each(forged)('%s answers nobody whose key it does not carry', async (_name, path, init) => {
    const answer = await fetch(desk.url + path, init)
    expect(answer.status).toBe(401)
    expect(await answer.json()).not.toHaveProperty('data')
  })

  test('a mutation by GET, and a form, are refused with a key as well', async () => {
    for (const [name, path, init] of forged.slice(1)) {
      const answer = await fetch(desk.url + path, { ...init, headers: { authorization: key } })
      expect([name, answer.status]).toEqual([name, name === 'an encoded form' ? 400 : 405])
      expect(await answer.json()).not.toHaveProperty('data')
    }
  })

  test('where graphql-cop looks for a page to write queries in, there is none', async () => {
    for (const path of ['/', '/graphiql', '/playground', '/console', '/graphql']) {
      const headers = { accept: 'text/html', authorization: key }
      const answer = await fetch(new URL(path, desk.url), { headers })
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(await answer.text()).not.toMatch(/graphiql|playground|graphql ide/i)
    }
  })
})

test('a desk without an explorer says at / why', async () => {
  const desk = await startTinyDesk({ introspection: false, explorer: noExplorerRouter('it is off') })
  const answer = await fetch(new URL('/', desk.url))
  expect([answer.status, await answer.text()]).toEqual([404, 'There is no explorer here: it is off.'])
  await desk.drain()
})
