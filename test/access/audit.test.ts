// Every mutation × both transports: what was done, what was refused and what failed are an entry each, and one only.
import { parseDuration } from '../../src/time/duration.js'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { mutationNames, type MutationName } from '../../src/access/operation-names.js'
import { isForAll } from '../../src/access/rights.js'
import { newId, prefixOf } from '../../src/ids/type-id.js'
import { createTeam } from '../../src/people/index.js'
import { buildSchema } from '../../src/schema.js'
import { codesOf, dig, servedDesk, type Asker, type Reply, type ServedDesk } from '../harness/served-desk.js'
import { validCalls, type Place } from './valid-calls.js'

const schema = await buildSchema()
let served: ServedDesk
let viewer: Asker
let program: Asker
let valid: ReturnType<typeof validCalls>
let place: Place
/** A key of an earlier call, which none but a repeat of that may use. */
const spent = 'spent'

beforeAll(async () => {
  served = await servedDesk()
  const { desk, admin } = served
  viewer = await served.asker(await desk.hire('Vera', 'VIEWER'))
  program = await served.asker(desk.program('robot', 'ADMIN'))
  valid = validCalls(desk)
  const newTeam = async () => (await desk.do(createTeam, { name: 'Core' })).team
  const reader = async () => {
    const query = 'subscription { incidentChanged(positions: true, consumer: "board") { cursor } }'
    const messages = admin.socket.iterate({ query })
    const { value } = (await messages.next()) as { value: Reply }
    await messages.return?.()
    return { consumer: 'board', cursor: dig(value, 'incidentChanged.cursor') as string }
  }
  place = { team: await newTeam(), newTeam, user: (await desk.hire('Cy')).id, reader }
  dig(await admin.http('mutation { createTeam(input: {name: "Edge"}) { __typename } }', {}, spent), '')
})
afterAll(() => served.close())

interface Entry {
  id: string
  action: string
  outcome: string
  code: string | null
  requestId: string
  ipAddress: string | null
  input: Record<string, unknown> | null
  actor: { kind: string; name: string; user: { id: string } | null }
}

const fields = 'id action outcome code requestId ipAddress input actor { kind name user { id } }'

/** What was written down since, newest first. */
async function since(known: number): Promise<{ total: number; entries: Entry[] }> {
  const reply = await served.admin.http(`{ auditLog(first: 5) { totalCount edges { node { ${fields} } } } }`)
  const total = dig(reply, 'auditLog.totalCount') as number
  const edges = dig(reply, 'auditLog.edges') as { node: Entry }[]
  return { total, entries: edges.slice(0, total - known).map(({ node }) => node) }
}

const documentOf = (name: MutationName) => {
  const type = schema.getMutationType()?.getFields()[name]?.args[0]?.type.toString()
  return `mutation ($input: ${type}) { ${name}(input: $input) { __typename } }`
}

/** The same input about things that are not there; what names nothing stays as it is. */
function aboutNothing(value: unknown): unknown {
  if (typeof value === 'string') {
    const prefix = prefixOf(value)
    return prefix ? newId(prefix) : value
  }
  if (Array.isArray(value)) return value.map(aboutNothing)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, aboutNothing(each)]))
}

/** Durations are kept as milliseconds. */
const asKept = (input: object) =>
  JSON.parse(JSON.stringify(input), (_, value: unknown) =>
    typeof value === 'string' && /^PT\d/.test(value) ? parseDuration(value) : value,
  ) as object

const own = { ipAddress: '127.0.0.1', requestId: expect.stringMatching(/^[\w-]{36}$/) }
const ada = () => ({ kind: 'USER', name: 'Ada Park', user: { id: served.desk.admin.actor.userId } })
const each = mutationNames.flatMap((action) =>
  (['http', 'ws'] as const).map((over): [MutationName, 'http' | 'ws'] => [action, over]),
)

test.each(each)('%s that is done leaves one entry, over %s', async (action, over) => {
  // Only who is asked for a review gives one.
  const asked = action === 'reviewAnalysis' && { user: served.desk.admin.actor.userId ?? '' }
  const input = await valid[action]({ ...place, ...asked })
  const { total } = await since(0)
  expect(codesOf(await served.admin[over](documentOf(action), { input }))).toBeUndefined()
  const { entries } = await since(total)
  const kept = asKept(input)
  expect(entries).toMatchObject([
    { action, outcome: 'ALLOWED', code: null, actor: ada(), input: kept, ...own },
  ])
})

test.each(each)('%s that fails leaves one entry, over %s', async (action, over) => {
  const good = await valid[action](place)
  const input = aboutNothing(good)
  const namesNothing = JSON.stringify(input) !== JSON.stringify(good)
  const { total } = await since(0)
  const reply = await served.admin[over](documentOf(action), { input }, namesNothing ? undefined : spent)
  const codes = codesOf(reply)
  expect(codes).toEqual([
    namesNothing ? expect.stringMatching(/^NOT_FOUND$|^BAD_USER_INPUT$/) : 'BAD_USER_INPUT',
  ])
  const { entries } = await since(total)
  expect(entries).toMatchObject([
    { action, outcome: 'FAILED', code: codes?.[0], actor: ada(), input: asKept(input as object), ...own },
  ])
})

test.each(each)('%s that is refused leaves one entry, over %s', async (action, over) => {
  const input = await valid[action](place)
  const { total } = await since(0)
  // Every person has a say, but no program.
  const [asker, name] = action === 'giveFeedback' ? [program, 'robot'] : [viewer, 'Vera']
  const codes = codesOf(await asker[over](documentOf(action), { input }))
  const { entries } = await since(total)
  // Everybody moves bookmarks of their own; this one is somebody else's.
  const isOthers = isForAll(action) && asker === viewer
  const [outcome, code] = isOthers ? ['FAILED', 'NOT_FOUND'] : ['DENIED', 'FORBIDDEN']
  expect(codes).toEqual([code])
  expect(entries).toMatchObject([{ action, outcome, code, actor: { name }, input: asKept(input), ...own }])
})

test.each(['http', 'ws'] as const)(
  'a request with several mutations leaves an entry for each that was begun, with one request id, over %s',
  async (over) => {
    const { total } = await since(0)
    const reply = await served.admin[over](
      `mutation {
        a: createTeam(input: {name: "A"}) { __typename }
        b: retireTeam(input: {id: "${newId('team')}"}) { __typename }
        c: createTeam(input: {name: "C"}) { __typename }
      }`,
    )
    expect(codesOf(reply)).toEqual(['NOT_FOUND'])
    const { entries } = await since(total)
    // Mutations run one after the other, and end with the first that fails.
    expect(entries.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
      'retireTeam FAILED',
      'createTeam ALLOWED',
    ])
    expect(new Set(entries.map(({ requestId }) => requestId)).size).toBe(1)
  },
)

test('what is no call of a mutation leaves no entry', async () => {
  const { total } = await since(0)
  const { admin } = served
  for (const over of ['http', 'ws'] as const) {
    await admin[over]('{ viewer { role } }')
    await viewer[over]('{ auditLog { totalCount } }')
    await admin[over]('mutation { createTeam(input: {title: "no such field"}) { __typename } }')
    await admin[over]('mutation { createTeam(input: {name: "A"}) { ...Lost } }')
    await admin[over](
      'mutation ($no: Boolean!) { createTeam(input: {name: "A"}) @skip(if: $no) { __typename } }',
      {
        no: true,
      },
    )
  }
  expect(await since(total)).toEqual({ total, entries: [] })
})
