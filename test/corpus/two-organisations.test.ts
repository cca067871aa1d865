// Two organisations that name everything alike, and ask at the same time.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { prefixOf } from '../../src/ids/type-id.js'
import { servedDesk, type Asker, type Reply, type ServedDesk } from '../harness/served-desk.js'
import { idsOf, makeBelongings } from './belongings.js'
import { nodes } from '../../src/nodes.js'

interface Side {
  asker: Asker
  organizationId: string
  /** The reader's position before the requests. */
  cursor: string
}

let served: ServedDesk
let sides: [Side, Side]

beforeAll(async () => {
  served = await servedDesk()
  const { desk } = served
  const side = async (viewer: typeof desk.admin): Promise<Side> => {
    // The same names, labels, keys and e-mail addresses; both admins have one address already.
    await makeBelongings(desk, viewer, 'alike')
    const asker = await served.asker(viewer)
    return { asker, organizationId: viewer.organizationId, cursor: await enter(asker) }
  }
  sides = [await side(desk.admin), await side(await desk.stranger())]
})
afterAll(() => served.close())

/** Enters the reader `board`; answers where it stands. */
async function enter({ socket }: Asker): Promise<string> {
  const query = 'subscription { incidentChanged(positions: true, consumer: "board") { cursor } }'
  const messages = socket.iterate({ query })
  const { value } = (await messages.next()) as { value: Reply }
  await messages.return?.()
  return (value.data?.incidentChanged as { cursor: string }).cursor
}

type Request = [query: string, variables: (turn: number, side: Side) => object, isKeyed?: boolean]
const mutation = (name: string, type: string, selection: string) =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} } }`

const requests: Request[] = [
  [
    mutation(
      'openIncident',
      'OpenIncidentInput',
      'incident { id number title labels reporter { name user { id email } } }',
    ),
    (turn) => ({ input: { title: `Alike ${turn}`, severity: 'LOW', labels: ['alike'] } }),
    true,
  ],
  [
    mutation('createUser', 'CreateUserInput', 'user { id email }'),
    (turn) => ({ input: { name: 'Alike', email: `alike-${turn}@example.org` } }),
    true,
  ],
  [mutation('createTeam', 'CreateTeamInput', 'team { id name }'), () => ({ input: { name: 'Alike' } }), true],
  [
    mutation('advanceConsumer', 'AdvanceConsumerInput', 'consumer cursor'),
    (_, { cursor }) => ({ input: { consumer: 'board', cursor } }),
  ],
  [
    '{ incidents(first: 20, filter: { search: "alike", labels: ["alike"] }) { totalCount edges { node { id number reporter { user { id } } services { id } } } } }',
    () => ({}),
  ],
  [
    '{ users(first: 50, search: "alike") { totalCount edges { node { id email ownedIncidents { edges { node { id } } } } } } }',
    () => ({}),
  ],
  ['{ events(first: 20) { edges { node { id incident { id } } } } organization { id } }', () => ({})],
  [
    '{ statusBoard { incidents { id } services { id ownerTeam { id members { user { id } } } } } }',
    () => ({}),
  ],
  [
    '{ categories { id } apiKeys { id user { id } } auditLog(first: 20) { edges { node { id target { id } } } } }',
    () => ({}),
  ],
  [
    '{ incident(number: 1) { id parent { id } children { edges { node { id } } } timeline(first: 5) { edges { node { id } } } } }',
    () => ({}),
  ],
]

test('of 200 requests of two organisations at the same time none is answered with what the other has', async () => {
  const asked = Array.from({ length: 100 }, (_, turn) => sides.map((side) => ({ turn, side }))).flat()
  const answers: { side: Side; text: string }[] = []
  for (let from = 0; from < asked.length; from += 20) {
    const batch = asked.slice(from, from + 20).map(async ({ turn, side }) => {
      const [query, variables, isKeyed] = requests[turn % requests.length] as Request
      const ask = turn % 4 < 2 ? side.asker.http : side.asker.ws
      // The same idempotency key with the same request on both sides, and each a second time.
      const key = isKeyed ? `key-${turn}` : undefined
      const reply = await ask(query, variables(turn, side), key)
      expect([query, reply.errors]).toEqual([query, undefined])
      if (isKeyed) expect((await ask(query, variables(turn, side), key)).data).toEqual(reply.data)
      return { side, text: JSON.stringify(reply.data) }
    })
    answers.push(...(await Promise.all(batch)))
  }

  const [first, second] = await Promise.all(sides.map(({ organizationId }) => allIdsOf(organizationId)))
  for (const id of first ?? []) expect(second?.has(id)).toBe(false)
  const known = new Map([
    [sides[0], first],
    [sides[1], second],
  ])
  let seen = 0
  for (const { side, text } of answers) {
    for (const [id] of text.matchAll(/[a-z_]+_[0-7][0-9a-z]{25}/g)) {
      if (prefixOf(id) === null) continue
      seen += 1
      expect([id, known.get(side)?.has(id)]).toEqual([id, true])
    }
  }
  expect(answers).toHaveLength(200)
  expect(seen).toBeGreaterThan(1_000)
})

async function allIdsOf(organizationId: string): Promise<Set<string>> {
  const ids = Object.keys(nodes).map((prefix) => idsOf(served.desk, organizationId, prefix))
  return new Set((await Promise.all(ids)).flat())
}

test('readers of one name stand where their own organisation has put them', async () => {
  const [one, other] = sides
  const advance = mutation('advanceConsumer', 'AdvanceConsumerInput', 'cursor')
  const head = (await one.asker.http('{ statusBoard { cursor } }')).data?.statusBoard as { cursor: string }
  const input = { consumer: 'board', cursor: head.cursor }
  expect((await one.asker.http(advance, { input })).data).toEqual({ advanceConsumer: head })
  const unmoved = await other.asker.http(advance, { input: { consumer: 'board', cursor: other.cursor } })
  expect(unmoved.data).toEqual({ advanceConsumer: { cursor: other.cursor } })
})
