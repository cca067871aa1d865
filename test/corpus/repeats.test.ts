// Idempotency as clients meet it: by header and by extension, one key for both.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { codesOf, dig, servedDesk, type Asker, type ServedDesk } from '../harness/served-desk.js'

let served: ServedDesk
let other: Asker
beforeAll(async () => {
  served = await servedDesk()
  other = await served.asker(await served.desk.hire('Bo'))
})
afterAll(() => served.close())

const open =
  'mutation Open($input: OpenIncidentInput!) { openIncident(input: $input) { incident { id number status title version } } }'
const input = { title: 'Checkout fails', severity: 'HIGH' }
let keys = 0
const newKey = () => `key-${(keys += 1)}`
const count = async () => (await served.desk.incidents()).length

describe.each([
  ['http', 'http'],
  ['ws', 'ws'],
  ['http', 'ws'],
  ['ws', 'http'],
] as const)('asked over %s and again over %s', (first, second) => {
  test('the same selection is answered, as things stand now', async () => {
    const key = newKey()
    const before = await count()
    const one = await served.admin[first](open, { input }, key)
    expect(
      await served.admin[second](open, { input: { severity: 'HIGH', title: 'Checkout fails' } }, key),
    ).toEqual({ ...one, status: second === 'http' ? 200 : 0 })
    await served.desk.acknowledge(String(dig(one, 'openIncident.incident.id')))
    const again = await served.admin[second](open, { input }, key)
    expect(dig(again, 'openIncident.incident')).toEqual({
      ...(dig(one, 'openIncident.incident') as object),
      status: 'ACKNOWLEDGED',
      version: 2,
    })
    expect(await count()).toBe(before + 1)
  })

  test('other variables and other documents are refused', async () => {
    const key = newKey()
    dig(await served.admin[first](open, { input }, key), 'openIncident')
    const before = await count()
    const asked = [
      [open, { input: { ...input, title: 'Login fails' } }],
      [open, { input: { ...input, labels: [] } }],
      [open.replace('title', ''), { input }],
      [open.replace('openIncident(', 'again: openIncident('), { input }],
    ] as const
    for (const [query, variables] of asked) {
      const reply = await served.admin[second](query, variables, key)
      expect(reply.errors?.[0]?.extensions).toMatchObject({
        code: 'BAD_USER_INPUT',
        fields: [{ path: ['Idempotency-Key'] }],
      })
    }
    expect(await count()).toBe(before)
  })

  test('twenty at once have one effect', async () => {
    const key = newKey()
    const before = await count()
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        served.admin[index % 2 ? first : second](open, { input }, key),
      ),
    )
    const ids = replies.map((reply) => dig(reply, 'openIncident.incident.id'))
    expect(new Set(ids).size).toBe(1)
    expect(await count()).toBe(before + 1)
  })
})

test.each(['http', 'ws'] as const)('a key goes with exactly one mutation over %s', async (transport) => {
  const before = await count()
  const twice = `mutation ($input: OpenIncidentInput!) { a: openIncident(input: $input) { incident { id } } b: openIncident(input: $input) { incident { id } } }`
  const hidden = `mutation ($input: OpenIncidentInput!) { ...A openIncident(input: $input) { incident { id } } } fragment A on Mutation { b: openIncident(input: $input) { incident { id } } }`
  for (const query of [twice, hidden]) {
    expect(codesOf(await served.admin[transport](query, { input }, newKey()))).toEqual(['BAD_USER_INPUT'])
  }
  expect(codesOf(await served.admin[transport]('{ viewer { user { id } } }', {}, newKey()))).toEqual([
    'BAD_USER_INPUT',
  ])
  for (const key of [
    '',
    ' ',
    'a b',
    'x'.repeat(256),
    ...(transport === 'ws' ? ['é', '🔥', '\0', '\ud800'] : []),
  ]) {
    expect(codesOf(await served.admin[transport](open, { input }, key))).toEqual(['BAD_USER_INPUT'])
  }
  expect(await count()).toBe(before)
  dig(await served.admin[transport](open, { input }, '~'.repeat(255)), 'openIncident')
})

test('a refused request is not remembered, and a key is its own for each person', async () => {
  const key = newKey()
  const stale =
    'mutation ($i: AcknowledgeIncidentInput!) { acknowledgeIncident(input: $i) { incident { status } } }'
  const id = await served.desk.open()
  expect(codesOf(await served.admin.http(stale, { i: { id, expectedVersion: 9 } }, key))).toEqual([
    'CONFLICT',
  ])
  dig(await served.admin.ws(stale, { i: { id, expectedVersion: 1 } }, key), 'acknowledgeIncident')
  const shared = newKey()
  const mine = dig(await served.admin.http(open, { input }, shared), 'openIncident.incident.id')
  expect(dig(await other.ws(open, { input }, shared), 'openIncident.incident.id')).not.toBe(mine)
})
