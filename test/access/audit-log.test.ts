import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { codesOf, dig, servedDesk, type Asker, type ServedDesk } from '../harness/served-desk.js'

let served: ServedDesk
let viewer: Asker

beforeAll(async () => {
  served = await servedDesk()
  viewer = await served.asker(await served.desk.hire('Vera', 'VIEWER'))
})
afterAll(() => served.close())

const fields =
  '{ totalCount edges { node { id at action outcome code ipAddress requestId input actor { kind name } target { id } } } }'
const all = `query ($first: Int, $actorId: ID, $action: String, $from: DateTime, $to: DateTime) {
  auditLog(first: $first, actorId: $actorId, action: $action, from: $from, to: $to) ${fields}
}`
interface Entry {
  id: string
  action: string
  outcome: string
  code: string | null
  requestId: string
  ipAddress: string | null
  input: Record<string, unknown> | null
  target: { id: string } | null
}

async function entries(variables: object = {}): Promise<Entry[]> {
  const reply = await served.admin.http(all, variables)
  return (dig(reply, 'auditLog.edges') as { node: Entry }[]).map(({ node }) => node)
}

const open = 'mutation ($input: OpenIncidentInput!) { openIncident(input: $input) { incident { id } } }'
const input = { title: 'Checkout fails', severity: 'HIGH', urgency: 'HIGH' }

test.each(['http', 'ws'] as const)(
  'a call that is done is written down with what it was, over %s',
  async (over) => {
    const id = dig(await served.admin[over](open, { input }), 'openIncident.incident.id')
    const [entry] = await entries({ first: 1 })
    expect(entry).toMatchObject({
      action: 'openIncident',
      outcome: 'ALLOWED',
      code: null,
      target: { id },
      input,
      actor: { kind: 'USER', name: 'Ada Park' },
      ipAddress: expect.stringMatching(/^(::ffff:)?127\.0\.0\.1$|^::1$/),
    })
  },
)

test('who may not is written down as denied, before the input is looked at', async () => {
  const reply = await viewer.http(open, { input: { ...input, title: '' } })
  expect(codesOf(reply)).toEqual(['FORBIDDEN'])
  expect((await entries({ first: 1 }))[0]).toMatchObject({
    action: 'openIncident',
    outcome: 'DENIED',
    code: 'FORBIDDEN',
    target: null,
  })
})

test.each([
  ['wrong input', open, { input: { ...input, title: '' } }, 'BAD_USER_INPUT'],
  [
    'what is not there',
    'mutation ($input: AcknowledgeIncidentInput!) { acknowledgeIncident(input: $input) { incident { id } } }',
    { input: { id: 'incident_01h455vb4pex5vsknk084sn02q' } },
    'NOT_FOUND',
  ],
])('a call that fails is written down with its code: %s', async (_, mutation, variables, code) => {
  const before = (await entries({ first: 100 })).length
  expect(codesOf(await served.admin.http(mutation, variables))).toEqual([code])
  const found = await entries({ first: 100 })
  expect(found).toHaveLength(before + 1)
  expect(found[0]).toMatchObject({ outcome: 'FAILED', code })
})

test('a repeat with the same idempotency key is no second call', async () => {
  await served.admin.http(open, { input }, 'once')
  const before = (await entries({ first: 100 })).length
  await served.admin.http(open, { input }, 'once')
  expect(await entries({ first: 100 })).toHaveLength(before)
})

test('several mutations of one request are an entry each, with one request id', async () => {
  await served.admin.http(
    'mutation ($input: OpenIncidentInput!) { a: openIncident(input: $input) { incident { id } } b: openIncident(input: $input) { incident { id } } }',
    { input },
  )
  const [second, first] = await entries({ first: 2 })
  expect(second?.requestId).toBe(first?.requestId)
  expect(second?.id).not.toBe(first?.id)
})

test('entries are found by who called, what and when', async () => {
  const { desk } = served
  const userId = desk.admin.actor.userId
  const now = desk.clock.now().toISOString()
  const earlier = new Date(desk.clock.now().getTime() - 1).toISOString()
  expect((await entries({ actorId: userId, action: 'openIncident' })).length).toBeGreaterThan(0)
  expect(await entries({ actorId: 'user_01h455vb4pex5vsknk084sn02q' })).toEqual([])
  expect(await entries({ action: 'öffnen' })).toEqual([])
  expect(await entries({ to: earlier })).toEqual([])
  expect((await entries({ from: now })).length).toBeGreaterThan(0)
})

test('only admins read the audit, as a list and by id', async () => {
  const [entry] = await entries({ first: 1 })
  const node = 'query ($id: ID!) { node(id: $id) { id } }'
  expect(codesOf(await viewer.http(all))).toEqual(['FORBIDDEN'])
  expect((await viewer.http(node, { id: entry?.id })).data).toEqual({ node: null })
  expect((await served.admin.http(node, { id: entry?.id })).data).toEqual({ node: { id: entry?.id } })
})
