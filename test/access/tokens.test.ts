// Which tokens are good. Everybody is taken on here, so that a bad token that is believed leaves a person behind.
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { createPublicKey, randomUUID } from 'node:crypto'
import {
  CompactEncrypt,
  CompactSign,
  exportJWK,
  generateKeyPair,
  importJWK,
  SignJWT,
  type CryptoKey,
  type JWTPayload,
} from 'jose'
import { UserEntity } from '../../src/people/index.js'
import { selectRows } from '../../src/database/rows.js'
import { deactivateUser } from '../../src/people/use-cases/deactivate-user.js'
import { reactivateUser } from '../../src/people/use-cases/reactivate-user.js'
import { testDesk, type TestDesk } from '../harness/desk.js'
import { refusal } from '../harness/hand.js'
import { audience, startIssuer, type Issuer } from '../harness/issuer.js'
import { doorOf, meetIssuer, seconds, trusting } from '../harness/sign-in.js'

let desk: TestDesk
let issuer: Issuer
let door: ReturnType<typeof doorOf>

beforeAll(async () => {
  desk = await testDesk()
  issuer = await startIssuer()
  meetIssuer(desk)
  door = doorOf(desk, trusting(issuer))
})
afterAll(async () => {
  await desk.close()
  await issuer.stop()
})

const bo = { email: 'bo@example.org', email_verified: true, name: 'Bo Lindqvist' }
const people = () => selectRows(desk.manager, UserEntity, 'ORDER BY id')

/** What a good token of somebody new says. */
function good(more: JWTPayload = {}): JWTPayload {
  const now = seconds(desk)
  const sub = randomUUID()
  const email = `${sub}@example.org`
  return {
    iss: issuer.url,
    aud: audience,
    sub,
    email,
    email_verified: true,
    iat: now,
    exp: now + 60,
    ...more,
  }
}
const without = (name: string) => Object.fromEntries(Object.entries(good()).filter(([key]) => key !== name))
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const publicKey = () => createPublicKey({ key: issuer.key() as never, format: 'jwk' })
async function strangersKey(): Promise<CryptoKey> {
  return (await generateKeyPair('RS256', { extractable: true })).privateKey
}

test('somebody who has signed in with their browser is a viewer, and the same person each time', async () => {
  const viewer = await door(await issuer.signIn('bo', bo))
  expect(viewer).toEqual({
    organizationId: desk.admin.organizationId,
    principal: viewer.actor.userId,
    actor: { kind: 'USER', userId: expect.stringMatching(/^user_/), name: 'Bo Lindqvist' },
    role: 'VIEWER',
    teams: [],
    sight: 'OWN',
    apiKeyId: null,
  })
  expect(await door(await issuer.signIn('bo', { ...bo, name: 'Robert' }))).toEqual(viewer)
})

const bad: Record<string, () => Promise<string> | string> = {
  'another audience': () => issuer.forge(good({ aud: 'https://other.example' })),
  'no audience': () => issuer.forge(without('aud')),
  'another issuer': () => issuer.forge(good({ iss: 'https://other.example' })),
  'the issuer with a slash': () => issuer.forge(good({ iss: `${issuer.url}/` })),
  'no issuer': () => issuer.forge(without('iss')),
  'an end that is past': () => issuer.forge(good({ exp: seconds(desk) - 5 })),
  'no end': () => issuer.forge(without('exp')),
  'an end that is a text': () => issuer.forge(good({ exp: '9999999999' as never })),
  'a beginning to come': () => issuer.forge(good({ nbf: seconds(desk) + 6 })),
  'no subject': () => issuer.forge(without('sub')),
  'an empty subject': () => issuer.forge(good({ sub: '' })),
  'a subject that is a number': () => issuer.forge(good({ sub: 7 as never })),
  'the type of another kind of token': () => issuer.forge(good(), { typ: 'logout+jwt' }),
  'an algorithm that the issuer does not list': () => issuer.forge(good(), { alg: 'PS256' }),
  'a key that nobody knows': () => issuer.forge(good(), { kid: randomUUID() }),
  'no signature': () => `${part({ alg: 'none', typ: 'JWT' })}.${part(good())}.`,
  'the signature cut off': async () => (await issuer.forge(good())).replace(/[^.]+$/, ''),
  'a payload changed afterwards': async () => {
    const [header, , signature] = (await issuer.forge(good())).split('.') as [string, string, string]
    return `${header}.${part(good())}.${signature}`
  },
  'the public key as a shared secret': () => {
    const secret = publicKey().export({ type: 'spki', format: 'pem' })
    const header = { alg: 'HS256', kid: issuer.key().kid, typ: 'at+jwt' }
    return new SignJWT(good()).setProtectedHeader(header).sign(Buffer.from(secret))
  },
  "a stranger's key under the issuer's name": async () => {
    const header = { alg: 'RS256', kid: issuer.key().kid, typ: 'at+jwt' }
    return new SignJWT(good()).setProtectedHeader(header).sign(await strangersKey())
  },
  'a key that it brings along': async () => {
    const key = await strangersKey()
    const { kty, n, e } = await exportJWK(key)
    const header = { alg: 'RS256', jwk: { kty, n, e }, jku: `${issuer.url}/jwks` } as { alg: string }
    return new SignJWT(good()).setProtectedHeader(header).sign(key)
  },
  'an extension that the desk does not know': async () =>
    new CompactSign(Buffer.from(JSON.stringify(good())))
      .setProtectedHeader({ alg: 'RS256', kid: issuer.key().kid, crit: ['x'], x: 1 })
      .sign(await importJWK(issuer.key(), 'RS256'), { crit: { x: true } }),
  'its text encrypted': async () =>
    new CompactEncrypt(Buffer.from(JSON.stringify(good())))
      .setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM', cty: 'JWT' })
      .encrypt(publicKey()),
  'no JSON inside': async () =>
    new CompactSign(Buffer.from('{')).setProtectedHeader({ alg: 'RS256' }).sign(issuer.key()),
  'a list inside': async () =>
    new CompactSign(Buffer.from('[]')).setProtectedHeader({ alg: 'RS256' }).sign(issuer.key()),
}

test.each(Object.entries(bad))('a token with %s is refused as no key is', async (_, make) => {
  const before = (await people()).length
  const { message, extensions } = await refusal(door(await make()))
  const nobody = await refusal(door('tocsin_nobody'))
  expect({ message, extensions }).toEqual({ message: nobody.message, extensions: nobody.extensions })
  expect(extensions).toEqual({ code: 'UNAUTHENTICATED' })
  expect(await people()).toHaveLength(before)
})

test.each<[string, () => Promise<string>]>([
  ['ended less than five seconds ago', () => issuer.forge(good({ exp: seconds(desk) - 4 }))],
  ['begins within five seconds', () => issuer.forge(good({ nbf: seconds(desk) + 5 }))],
  ['is for several audiences', () => issuer.forge(good({ aud: ['https://other.example', audience] }))],
  ['says no type', () => issuer.forge(good(), { typ: undefined })],
  ['says its type at length', () => issuer.forge(good(), { typ: 'application/AT+JWT' })],
])('a token that %s is good', async (_, make) => {
  expect((await door(await make())).role).toBe('VIEWER')
})

test('a token that was good is refused from its end on, five seconds for the clocks left out', async () => {
  const token = await issuer.forge(good({ exp: seconds(desk) + 60 }))
  await door(token)
  desk.clock.advance('1m4s')
  await door(token)
  desk.clock.advance(1_000)
  expect((await refusal(door(token))).code).toBe('UNAUTHENTICATED')
})

test('somebody who was deactivated is refused with a token that is good, until they are back', async () => {
  const token = await issuer.signIn('cy', { ...bo, email: 'cy@example.org' })
  const { principal: userId } = await door(token)
  await desk.do(deactivateUser, { userId })
  desk.clock.advance(1_000)
  expect((await refusal(door(token))).code).toBe('UNAUTHENTICATED')
  await desk.do(reactivateUser, { userId })
  expect((await door(token)).principal).toBe(userId)
})

test('a hundred tokens at once are proved once and read together', async () => {
  const tokens = await Promise.all(Array.from({ length: 100 }, () => issuer.forge(good())))
  for (const token of tokens) await door(token)
  desk.clock.advance(1_000)
  const statements = jest.spyOn(desk.manager, 'query')
  await Promise.all(tokens.map(door))
  // The subjects, the people and their teams; and, every ten seconds, which organisation is the only one.
  expect(statements.mock.calls.length).toBeLessThanOrEqual(4)
  statements.mockRestore()
})
