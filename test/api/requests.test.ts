// What is refused, and how: the same over HTTP and over WebSockets.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { getIntrospectionQuery } from 'graphql'
import { compiledFromUse } from '../../src/api/executable.js'
import { ask, codes, post, startTinyDesk, type Answer, type TinyDesk } from './tiny-desk.js'
import { bellId, seen } from './tiny-schema.js'

let desk: TinyDesk
beforeAll(async () => {
  desk = await startTinyDesk()
})
afterAll(() => desk.drain())
beforeEach(() => {
  Object.assign(seen, { names: 0, mutations: 0, reads: 0 })
  desk.logged.length = 0
})

const transports: [string, (query: string, variables?: unknown) => Promise<Answer['body']>][] = [
  ['HTTP', async (query, variables) => (await post(desk, query, variables)).body],
  ['a WebSocket', (query, variables) => ask(desk, query, variables)],
]

const nested = (depth: number) => `{ bell ${'{ next '.repeat(depth - 2)}{ id }${' }'.repeat(depth - 2)} }`
const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ')
const wide =
  'query ($n: Int) { bells(first: $n) { edges { node { peers(first: $n) { edges { node { peers(first: $n) { edges { node { id } } } } } } } } } }'

describe.each(transports)('over %s', (_, run) => {
  test('what keeps the limits is answered', async () => {
    expect(await run(nested(10))).not.toHaveProperty('errors')
    expect(await run(`{ ${times(30, (index) => `a${index}: __typename`)} }`)).not.toHaveProperty('errors')
    expect(await run(wide, { n: 5 })).not.toHaveProperty('errors')
    expect(await run(getIntrospectionQuery({ oneOf: true, descriptions: true }))).not.toHaveProperty('errors')
  })

  test.each([
    ['depth', nested(11)],
    [
      'depth through fragments',
      `{ bell { ...A } } fragment A on Bell { next { ...B } } fragment B on Bell { ${'next { '.repeat(9)} id ${'}'.repeat(9)} }`,
    ],
    ['aliases', `{ ${times(31, (index) => `a${index}: __typename`)} }`],
    ['directives', `{ bell { id ${times(10, () => '@skip(if: false)')} } }`],
    ['directives that do not exist', `{ bell { id ${times(10, () => '@aa')} } }`],
    ['tokens', `{ ${times(1_000, () => '__typename')} }`],
    ['the same field', `{ ${times(500, () => '__typename')} }`],
    ['the root', `{ ${times(21, () => 'bell { id }')} }`],
    [
      'fan-out of fragments',
      `{ bell { ...F0 } } ${times(20, (index) => `fragment F${index} on Bell { ${times(2, (turn) => `a${index % 3}${turn}: next { ...F${index + 1} }`)} }`)} fragment F20 on Bell { id }`,
    ],
    ['nesting of 10,000', '{a'.repeat(10_000)],
    ['nesting of 100,000 lists', `{ bell(x: ${'['.repeat(30_000)}) }`],
    ['cost by literals', wide.replace('($n: Int)', '').replaceAll('$n', '100')],
    [
      'the whole schema three times',
      '{ a: __schema { types { name } } b: __schema { types { name } } c: __schema { types { name } } }',
    ],
  ])('%s is limited', async (_name, query) => {
    const begun = process.cpuUsage()
    expect(codes(await run(query))).toEqual(['TOO_COMPLEX'])
    expect(process.cpuUsage(begun).user).toBeLessThan(500_000)
    expect(seen.reads + seen.names).toBe(0)
  })

  test.each([[100], [101], [-1], [0], [2 ** 31 - 1], [null], [undefined]])(
    'cost is limited where a variable gives the size: %s',
    async (n) => {
      expect(codes(await run(wide, { n }))).toEqual(['TOO_COMPLEX'])
      expect(seen.reads).toBe(0)
    },
  )

  test('circles of fragments and of introspection are refused', async () => {
    const circle =
      '{ bell { ...A } } fragment A on Bell { next { ...B } } fragment B on Bell { next { ...A } }'
    expect(codes(await run(circle))).toContain('GRAPHQL_VALIDATION_FAILED')
    const types = `{ __schema { types ${'{ fields { type '.repeat(4)} { name } ${'} } '.repeat(4)} } }`
    expect(codes(await run(types))).toEqual(['GRAPHQL_VALIDATION_FAILED'])
  })

  test.each([
    ['{', 'GRAPHQL_PARSE_FAILED'],
    ['{ bell { id ', 'GRAPHQL_PARSE_FAILED'],
    ['{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['fragment A on Bell { id }', 'OPERATION_RESOLUTION_FAILURE'],
    ['query A { bell { id } } query B { bell { id } }', 'OPERATION_RESOLUTION_FAILURE'],
    ['{ echo(text: "a\\u0000b") }', 'BAD_USER_INPUT'],
    ['{ echo(text: "\\ud800") }', 'GRAPHQL_PARSE_FAILED'],
    ['subscription { rung @include(if: true) { number } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['{ bell { id ... @defer { name } } }', 'GRAPHQL_VALIDATION_FAILED'],
  ])('%s is %s', async (query, code) => {
    expect(codes(await run(query))).toEqual([code])
  })

  test('the answer to many mistakes is short', async () => {
    const { errors = [] } = await run(`{ ${times(300, (index) => `nothing${index}`)} }`)
    expect(errors.length).toBeLessThan(8)
  })

  test.each([
    ['a lone surrogate', '\ud800x', 'must be well-formed Unicode'],
    ['NUL', 'a\0b', 'must not contain the character NUL'],
  ])('%s in a variable is refused, with its path', async (_name, text, message) => {
    const query = 'mutation ($name: String!) { ringBell(input: { name: $name }) { bell { id } } }'
    expect((await run(query, { name: text })).errors?.[0]?.extensions).toEqual({
      code: 'BAD_USER_INPUT',
      fields: [{ path: ['input', 'name'], message }],
    })
    const echo = await run('query ($x: String) { echo(text: $x) }', { x: '🔥 ‮ \r\n a\u0301 <script>' })
    expect(echo.data?.echo).toBe('🔥 ‮ \r\n a\u0301 <script>')
  })

  test('variables that do not fit are all named, without their values', async () => {
    const answer = await run('mutation ($in: RingBellInput!) { ringBell(input: $in) { bell { id } } }', {
      in: { name: 12345, at: '2026-02-30T00:00:00Z', loudness: { level: 'hunter2' }, extra: 1 },
    })
    const { code, fields } = answer.errors?.[0]?.extensions ?? {}
    expect(code).toBe('BAD_USER_INPUT')
    const paths = (fields as { path: string[] }[]).map(({ path }) => path.join('.'))
    expect(paths.sort()).toEqual(['input', 'input.at', 'input.loudness.level', 'input.name'])
    expect(JSON.stringify(answer)).not.toMatch(/12345|hunter2/)
    expect(codes(await run('query ($n: Int!) { bells(first: $n) { totalCount } }', {}))).toEqual([
      'BAD_USER_INPUT',
    ])
  })

  test('rules of inputs are checked in nested inputs too, and all faults are named', async () => {
    const input = { name: 'x'.repeat(21), loudness: { level: 11 } }
    const answer = await run('mutation ($i: RingBellInput!) { ringBell(input: $i) { bell { id } } }', {
      i: input,
    })
    const [error] = answer.errors ?? []
    expect(error?.path).toEqual(['ringBell'])
    expect(error?.extensions).toEqual({
      code: 'BAD_USER_INPUT',
      fields: [
        { path: ['input', 'name'], message: 'must be shorter than or equal to 20 characters' },
        { path: ['input', 'loudness', 'level'], message: 'must not be greater than 10' },
      ],
    })
    expect(seen.mutations).toBe(0)
  })

  test('what is meant for clients reaches them, and nothing else does', async () => {
    for (let turn = 0; turn <= compiledFromUse; turn += 1) {
      const answer = await run('query Both { refused broken }')
      expect(answer.data).toEqual({ refused: null, broken: null })
      const [refused, broken] = [...(answer.errors ?? [])].sort((one) =>
        one.path?.[0] === 'refused' ? -1 : 1,
      )
      expect(refused).toMatchObject({
        path: ['refused'],
        locations: [{ line: 1, column: 14 }],
        extensions: { code: 'CONFLICT', version: 7 },
      })
      expect(broken).toMatchObject({ path: ['broken'], extensions: { code: 'INTERNAL_SERVER_ERROR' } })
      expect(JSON.stringify(answer)).not.toMatch(/hunter2|INSERT|secret|stack/)
      const requestId = String(broken?.extensions.requestId)
      expect(desk.logged.find((line) => line.includes('hunter2') && line.includes(requestId))).toBeDefined()
    }
  })

  test('payloads show what their ids name; what the viewer may not see by now is answered as if it never was', async () => {
    const ring = (name: string) =>
      run('mutation ($n: String!) { ringBell(input: { name: $n }) { bell { id name } } }', { n: name })
    for (let turn = 0; turn <= compiledFromUse; turn += 1) {
      expect((await ring('a')).data).toEqual({ ringBell: { bell: { id: bellId, name: 'Tenor' } } })
    }
    expect(codes(await ring('lost'))).toEqual(['NOT_FOUND'])
  })

  test('nodes are answered in order, unknown ones with null', async () => {
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } node(id: "__proto__") { id } }'
    const known = { __typename: 'Bell', id: bellId }
    for (let turn = 0; turn <= compiledFromUse; turn += 1) {
      expect((await run(query, { ids: ['x', bellId, `constructor_${'0'.repeat(26)}`] })).data).toEqual({
        nodes: [null, known, null],
        node: null,
      })
      expect(
        (await run('query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }', { ids: [bellId, 'x'] }))
          .data,
      ).toEqual({ nodes: [known, null] })
    }
    expect(codes(await run(query, { ids: Array(101).fill(bellId) }))).toEqual(['BAD_USER_INPUT'])
  })

  test('connections count only when asked, page sizes are checked', async () => {
    for (let turn = 0; turn <= compiledFromUse; turn += 1) {
      const answer = await run(
        'query ($n: Int) { bells(first: $n) { totalCount edges { node { name } } } }',
        { n: 1 },
      )
      expect(answer).toEqual({ data: { bells: { totalCount: 1, edges: [{ node: { name: 'Tenor' } }] } } })
    }
    for (const n of [0, -1, 101]) {
      expect(codes(await run('query ($n: Int) { bells(first: $n) { totalCount } }', { n }))).toEqual([
        'BAD_USER_INPUT',
      ])
    }
  })

  test('a text of the document never becomes code', async () => {
    const mark = '__MAGIC_DATE__33a9e76d_02e0_4128_8e92_3530ad3da74d'
    for (let turn = 0; turn <= compiledFromUse; turn += 1) {
      const text = `${mark}(globalThis.pwned = 1)`
      expect((await run(`{ echo(text: "${text}") }`)).data).toEqual({ echo: text })
      await run(`{ ${mark}: echo(text: "a") }`)
      await run(`query ($x: String = "${text}") { echo(text: $x) }`)
      expect(await run('{ __proto__: bell { __proto__: id } }')).not.toHaveProperty('errors')
    }
    expect(globalThis).not.toHaveProperty('pwned')
  })
})

test('both transports say the same of the same', async () => {
  for (const query of [nested(11), '{ nothing }', '{', wide.replaceAll('$n', '100'), '{ refused }']) {
    expect(await ask(desk, query)).toEqual((await post(desk, query)).body)
  }
})

test('what comes while too much is under way is UNAVAILABLE, at once', async () => {
  const busy = await startTinyDesk({ mostUnderWay: 2 })
  const begun = seen.slow
  const slow = [1, 2].map(() => post(busy, 'mutation { ringBell(input: { name: "slow" }) { bell { id } } }'))
  while (seen.slow < begun + 2) await new Promise((resolve) => setImmediate(resolve))
  expect(codes((await post(busy, '{ bell { id } }')).body)).toEqual(['UNAVAILABLE'])
  for (const { body } of await Promise.all(slow)) expect(body).not.toHaveProperty('errors')
  expect((await post(busy, '{ bell { id } }')).body).not.toHaveProperty('errors')
  await busy.drain()
})
