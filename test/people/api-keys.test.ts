import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { mutationNames } from '../../src/access/operation-names.js'
import type { OrganizationRole } from '../../src/database/work.js'
import { createTeam, setTeamMember } from '../../src/people/index.js'
import { codesOf, dig, servedDesk, type Asker, type ServedDesk } from '../harness/served-desk.js'

let served: ServedDesk
let admin: Asker
beforeAll(async () => {
  served = await servedDesk()
  admin = served.admin
})
afterAll(() => served.close())

const creation = `mutation($input: CreateApiKeyInput!) {
  createApiKey(input: $input) { secret apiKey { id name prefix role user { name } createdBy { kind name user { name } }
    createdAt expiresAt lastUsedAt revokedAt } }
}`
const rotation =
  'mutation($input: RotateApiKeyInput!) { rotateApiKey(input: $input) { secret apiKey { id prefix } } }'
const asked = (secret: string, query: string) =>
  fetch(served.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
    body: JSON.stringify({ query }),
  }).then(async (response) => ({ status: response.status, ...((await response.json()) as object) }))
const made = async (input: object) =>
  dig(
    await admin.http(creation, { input: { name: 'probe', role: 'RESPONDER', ...input } }),
    'createApiKey',
  ) as {
    secret: string
    apiKey: { id: string; prefix: string }
  }
const countKeys = async () => {
  const [row] = await served.desk.manager.query<{ n: number }[]>('SELECT COUNT(*) AS n FROM api_key')
  return row?.n
}
const someone = (role: OrganizationRole) =>
  served.desk.hire('Bo', role).then((viewer) => served.asker(viewer))

test('a new key says all about itself but its secret, which works at once', async () => {
  const { desk } = served
  const bo = await desk.hire('Bo')
  const expiresAt = desk.clock.in('1h').toISOString()
  const { secret, apiKey } = await made({ name: 'deployments', userId: bo.id, expiresAt })
  expect(apiKey).toEqual({
    id: expect.stringMatching(/^api_key_/) as unknown,
    name: 'deployments',
    prefix: secret.slice(0, 12),
    role: 'RESPONDER',
    user: { name: 'Bo' },
    createdBy: { kind: 'USER', name: 'Ada Park', user: { name: 'Ada Park' } },
    createdAt: desk.clock.now().toISOString(),
    expiresAt,
    lastUsedAt: null,
    revokedAt: null,
  })
  const whose = await asked(secret, '{ viewer { user { name } role apiKey { id createdBy { name } } } }')
  expect(whose).toMatchObject({
    data: {
      viewer: {
        user: { name: 'Bo' },
        role: 'RESPONDER',
        apiKey: { id: apiKey.id, createdBy: { name: 'Ada Park' } },
      },
    },
  })
})

test.each(['http', 'ws'] as const)(
  'over %s a repeat with the same idempotency key makes no second key and cannot show the secret again',
  async (transport) => {
    const variables = { input: { name: transport, role: 'VIEWER' } }
    const first = await admin[transport](creation, variables, `once-${transport}`)
    const before = await countKeys()
    const again = await admin[transport](creation, variables, `once-${transport}`)
    expect(await countKeys()).toBe(before)
    const id = dig(first, 'createApiKey.apiKey.id')
    expect(again.errors).toMatchObject([{ extensions: { code: 'CONFLICT', apiKey: id } }])
    // The key that it names can have another secret.
    const rotated = await admin[transport](rotation, { input: { id } }, `more-${transport}`)
    expect(dig(rotated, 'rotateApiKey.secret')).toMatch(/^tocsin_/)
    const lost = await admin[transport](rotation, { input: { id } }, `more-${transport}`)
    expect(codesOf(lost)).toEqual(['CONFLICT'])
  },
)

test('without an overlap named the old secret works an hour longer', async () => {
  const { secret, apiKey } = await made({})
  const reply = await admin.http(rotation, { input: { id: apiKey.id } })
  expect(dig(reply, 'rotateApiKey.apiKey.prefix')).not.toBe(apiKey.prefix)
  served.desk.clock.advance(3_599_999)
  expect(await asked(secret, '{ viewer { role } }')).toMatchObject({ status: 200 })
  // What was good is taken to be good for a second.
  served.desk.clock.advance('1s')
  expect(await asked(secret, '{ viewer { role } }')).toMatchObject({ status: 401 })
})

test('the list has every key of the organisation, ended ones too, newest first', async () => {
  served.desk.clock.advance('1m')
  const older = await made({ name: 'older' })
  served.desk.clock.advance('1m')
  const newer = await made({ name: 'newer' })
  const revoke = 'mutation($id: ID!) { revokeApiKey(input: {id: $id}) { apiKey { revokedAt } } }'
  const now = served.desk.clock.now().toISOString()
  for (let turn = 0; turn < 2; turn += 1) {
    const reply = await admin.http(revoke, { id: older.apiKey.id })
    expect(dig(reply, 'revokeApiKey.apiKey.revokedAt')).toBe(now)
  }
  const list = dig(await admin.http('{ apiKeys { id revokedAt } }'), 'apiKeys') as object[]
  expect(list.slice(0, 2)).toEqual([
    { id: newer.apiKey.id, revokedAt: null },
    { id: older.apiKey.id, revokedAt: now },
  ])
  const stranger = await served.asker(await served.desk.stranger())
  const theirs = dig(await stranger.http('{ apiKeys { id name } }'), 'apiKeys') as object[]
  expect(theirs.map((key) => (key as { name: string }).name)).toEqual(['Ada Park', 'first admin key'])
})

test('a key is seen by admins and by its bearer, and for everybody else was never there', async () => {
  const { secret, apiKey } = await made({ role: 'VIEWER' })
  const other = (await made({})).apiKey.id
  const query = `{ node(id: "${apiKey.id}") { id ... on ApiKey { prefix } } nodes(ids: ["${other}"]) { id } }`
  const key = { id: apiKey.id, prefix: apiKey.prefix }
  expect((await admin.http(query)).data).toEqual({ node: key, nodes: [{ id: other }] })
  expect(await asked(secret, query)).toMatchObject({ data: { node: key, nodes: [null] } })
  const others = [await someone('MANAGER'), await served.asker(await served.desk.stranger())]
  for (const each of others) expect((await each.http(query)).data).toEqual({ node: null, nodes: [null] })
})

test('who is no admin neither lists nor makes nor changes keys', async () => {
  const manager = await someone('MANAGER')
  const { id } = (await made({})).apiKey
  const acts = [
    manager.http('{ apiKeys { id } }'),
    manager.http(creation, { input: { name: 'mine', role: 'VIEWER' } }),
    manager.http(rotation, { input: { id } }),
    manager.http('mutation($id: ID!) { revokeApiKey(input: {id: $id}) { apiKey { id } } }', { id }),
  ]
  for (const reply of await Promise.all(acts)) expect(codesOf(reply)).toEqual(['FORBIDDEN'])
})

interface Standing {
  role: string
  permissions: string[]
}
const standing = '{ viewer { role permissions } }'
const permissionsOf = async (asker: Asker) => dig(await asker.http(standing), 'viewer.permissions')

test('permissions are the mutations that somebody may call, in their team or to themselves too', async () => {
  expect(await permissionsOf(admin)).toEqual([...mutationNames].sort())
  const toOneself = [
    'addContactMethod',
    'createCalendarFeed',
    'removeContactMethod',
    'retryNotification',
    'reviewAnalysis',
    'revokeCalendarFeed',
    'sendContactVerification',
    'setNotificationRules',
    'updateActionItem',
    'updateUser',
    'verifyContactMethod',
  ]
  const people = [...toOneself, 'giveFeedback']
  expect(await permissionsOf(await someone('VIEWER'))).toEqual(['advanceConsumer', ...people].sort())
  const reporting = [
    ...people,
    'addIncidentNote',
    'openIncident',
    'receiveAlert',
    'resolveAlert',
    'unwatchIncident',
    'watchIncident',
  ]
  expect(await permissionsOf(await someone('REPORTER'))).toEqual(['advanceConsumer', ...reporting].sort())
  // A program has no self.
  const program = await served.asker(served.desk.program('probe', 'VIEWER'))
  expect(await permissionsOf(program)).toEqual(['advanceConsumer'])

  const { desk } = served
  const cy = await desk.hire('Cy', 'VIEWER')
  const { team: teamId } = await desk.do(createTeam, { name: 'Core' })
  await desk.do(setTeamMember, { teamId, userId: cy.id, role: 'MANAGER' })
  const { secret } = await made({ userId: cy.id, role: 'MANAGER' })
  const { data } = (await asked(secret, standing)) as unknown as { data: { viewer: Standing } }
  const { role, permissions: mayDo } = data.viewer
  expect(role).toBe('VIEWER')
  expect(mayDo).toEqual(expect.arrayContaining(['updateTeam', 'createService', 'acknowledgeIncident']))
  expect(mayDo).not.toContain('createTeam')
})
