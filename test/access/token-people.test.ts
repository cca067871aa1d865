// Whom a token stands for: found, bound or taken on, in the organisation where they belong, with the role they are given.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import type { JWTPayload } from 'jose'
import { selectRow, selectRows } from '../../src/database/rows.js'
import { idBytes, newId } from '../../src/ids/type-id.js'
import { ContactMethodEntity, createUser, UserEntity } from '../../src/people/index.js'
import { deactivateUser } from '../../src/people/use-cases/deactivate-user.js'
import { testDesk, type TestDesk } from '../harness/desk.js'
import { refusal } from '../harness/hand.js'
import { startIssuer, type Issuer } from '../harness/issuer.js'
import { doorOf, meetIssuer, trusting } from '../harness/sign-in.js'

let desk: TestDesk
let issuer: Issuer

beforeAll(async () => {
  desk = await testDesk()
  issuer = await startIssuer()
  meetIssuer(desk)
})
afterAll(async () => {
  await desk.close()
  await issuer.stop()
})

const row = (id: string) => selectRow(desk.manager, UserEntity, 'WHERE id = ?', [idBytes(id)])
const withAddress = (email: string) =>
  selectRows(desk.manager, UserEntity, 'WHERE emailKey = ?', [email.toLowerCase()])
/** The claims of somebody with an address of their own. */
function somebody(more: JWTPayload = {}) {
  const sub = randomUUID()
  return { sub, claims: { email: `${sub}@example.org`, email_verified: true, name: 'Bo', ...more } }
}
const signIn = ({ sub, claims }: ReturnType<typeof somebody>) => issuer.signIn(sub, claims)
const codeOf = async (act: Promise<unknown>) => (await refusal(act)).code

test('somebody new is taken on with name, address and time zone, as a viewer', async () => {
  const who = somebody({ name: ' Bo\n Lindqvist ', zoneinfo: 'Asia/Calcutta' })
  const { principal } = await doorOf(desk, trusting(issuer))(await signIn(who))
  const { email } = who.claims
  expect(await row(principal)).toMatchObject({
    name: 'Bo Lindqvist',
    email,
    timeZone: 'Asia/Kolkata',
    role: 'VIEWER',
    active: true,
  })
  const [entry, ...more] = await desk.timeline(principal)
  expect(more).toEqual([])
  expect(entry).toMatchObject({ kind: 'USER_CREATED', actorKind: 'SYSTEM', actorName: 'Tocsin' })
  expect(entry?.summary).toBe('Tocsin added Bo Lindqvist')
  const methods = await selectRows(desk.manager, ContactMethodEntity, 'WHERE userId = ?', [
    idBytes(principal),
  ])
  expect(methods).toEqual([expect.objectContaining({ channel: 'EMAIL', address: email })])
})

test.each([
  ['no name', { name: undefined }, { timeZone: 'Europe/Berlin' }],
  ['a blank name', { name: ' \u200b' }, {}],
  ['a name that is no text', { name: { first: 'Bo' } }, {}],
  ['a time zone that is none', { zoneinfo: 'Middle/Earth', name: undefined }, { timeZone: 'Europe/Berlin' }],
])(
  'whose token has %s is called by the address, in the time zone of the organisation',
  async (_, says, is) => {
    const who = somebody(says)
    const { principal } = await doorOf(desk, trusting(issuer))(await signIn(who))
    expect(await row(principal)).toMatchObject({ name: who.claims.email, ...is })
  },
)

test('an overlong name is cut at a whole character', async () => {
  const who = somebody({ name: '🦀'.repeat(300) })
  const { actor } = await doorOf(desk, trusting(issuer))(await signIn(who))
  expect(actor.name).toBe('🦀'.repeat(200))
})

test.each<[string, JWTPayload]>([
  ['that is not verified', { email_verified: false }],
  ['of which nothing is said', { email_verified: undefined }],
  ['that is verified in words', { email_verified: 'true' }],
  ['that is none', { email: 'nobody' }],
  ['that is missing', { email: undefined }],
])('an address %s takes nobody on and binds nobody', async (_, says) => {
  const known = await desk.hire('Di')
  const { email } = (await row(known.id)) as UserEntity
  const who = somebody({ email, ...says })
  expect(await codeOf(doorOf(desk, trusting(issuer))(await signIn(who)))).toBe('UNAUTHENTICATED')
  expect((await row(known.id))?.subject).toBeNull()
})

test('where nobody is taken on, who is unknown is refused, and let in once somebody has added them', async () => {
  const who = somebody()
  const door = doorOf(desk, trusting(issuer, { provision: false }))
  const token = await signIn(who)
  expect(await codeOf(door(token))).toBe('UNAUTHENTICATED')
  const { user } = await desk.do(createUser, { name: 'Bo', email: who.claims.email, role: 'MANAGER' })
  desk.clock.advance('1s')
  expect(await door(token)).toMatchObject({ principal: user, role: 'MANAGER' })
})

test('a person is found by the verified address once, and by the subject from then on', async () => {
  const who = somebody({ name: 'Robert' })
  const { user } = await desk.do(createUser, { name: 'Bo', email: who.claims.email.toUpperCase() })
  const door = doorOf(desk, trusting(issuer, { provision: false }))
  expect(await door(await signIn(who))).toMatchObject({ principal: user, actor: { name: 'Bo' } })
  const [, bound] = await desk.timeline(user)
  expect(bound).toMatchObject({ kind: 'USER_CHANGED', actorKind: 'SYSTEM', data: {} })
  expect(bound?.summary).toBe('Tocsin bound Bo to the issuer of their token')
  const moved = { ...who, claims: { ...who.claims, email: 'elsewhere@example.org' } }
  expect((await door(await signIn(moved))).principal).toBe(user)
  expect(await desk.timeline(user)).toHaveLength(2)
})

test('another subject with the same address is refused, and changes nothing', async () => {
  const first = somebody()
  const { principal } = await doorOf(desk, trusting(issuer))(await signIn(first))
  const before = await row(principal)
  const second = { ...somebody(), claims: first.claims }
  expect(await codeOf(doorOf(desk, trusting(issuer))(await signIn(second)))).toBe('UNAUTHENTICATED')
  expect(await row(principal)).toEqual(before)
})

test('somebody who was deactivated is not bound, and not taken on again', async () => {
  const who = somebody()
  const { user } = await desk.do(createUser, { name: 'Bo', email: who.claims.email })
  await desk.do(deactivateUser, { userId: user })
  expect(await codeOf(doorOf(desk, trusting(issuer))(await signIn(who)))).toBe('UNAUTHENTICATED')
  expect(await row(user)).toMatchObject({ subject: null, active: false })
})

test('twenty first tokens at once, at two copies of the desk, make one person', async () => {
  const copy = await desk.another()
  for (let turn = 0; turn < 5; turn += 1) {
    const who = somebody()
    const doors = [doorOf(desk, trusting(issuer)), doorOf(desk, trusting(issuer), copy)]
    const tokens = await Promise.all(Array.from({ length: 20 }, () => signIn(who)))
    const all = await Promise.all(tokens.flatMap((token) => doors.map((door) => door(token))))
    expect(new Set(all.map(({ principal }) => principal)).size).toBe(1)
    expect(await withAddress(who.claims.email)).toHaveLength(1)
    expect(await desk.timeline(all[0]?.principal ?? '')).toHaveLength(1)
  }
})

test('twenty first tokens of somebody who is being added by hand bind that person, once', async () => {
  for (let turn = 0; turn < 5; turn += 1) {
    const who = somebody()
    const tokens = await Promise.all(Array.from({ length: 20 }, () => signIn(who)))
    const door = doorOf(desk, trusting(issuer))
    const adding = desk.do(createUser, { name: 'Bo', email: who.claims.email }).catch(() => null)
    await Promise.all(tokens.map(door))
    await adding
    expect(await withAddress(who.claims.email)).toHaveLength(1)
  }
})

test('where there are several organisations, the claim or the configuration says which', async () => {
  const away = await desk.stranger()
  const [here, there] = [desk.admin.organizationId, away.organizationId]
  const who = somebody({ org: { id: there } })
  const token = await signIn(who)

  expect(await codeOf(doorOf(desk, trusting(issuer))(token))).toBe('UNAUTHENTICATED')
  const unclear = doorOf(desk, trusting(issuer))
  for (const _ of [1, 2]) expect(await codeOf(unclear(token))).toBe('UNAUTHENTICATED')
  expect(desk.logged(/several organisations: set AUTH_ORGANIZATION or/)).toHaveLength(2)

  const byClaim = doorOf(desk, trusting(issuer, { organization: here, organizationClaim: 'org.id' }))
  const [one, other] = [
    await byClaim(token),
    await doorOf(desk, trusting(issuer, { organization: here }))(token),
  ]
  expect([one.organizationId, other.organizationId]).toEqual([there, here])
  expect(one.principal).not.toBe(other.principal)
  for (const id of [newId('organization'), newId('user'), 'nowhere', [there], undefined]) {
    expect(await codeOf(byClaim(await signIn(somebody({ org: { id } }))))).toBe('UNAUTHENTICATED')
  }
})

test.each(['nowhere', newId('organization')])('AUTH_ORGANIZATION=%s is told to the operator', async (id) => {
  const door = doorOf(desk, trusting(issuer, { organization: id }))
  for (const _ of [1, 2]) expect(await codeOf(door(await signIn(somebody())))).toBe('UNAUTHENTICATED')
  expect(desk.logged(/organisation/)).toHaveLength(1)
})
