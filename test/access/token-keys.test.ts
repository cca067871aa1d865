// Where the keys come from: found by discovery, kept, read again when they may have changed.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { JWTPayload } from 'jose'
import { testDesk, type TestDesk } from '../harness/desk.js'
import { refusal } from '../harness/hand.js'
import { audience, startIssuer, type Issuer } from '../harness/issuer.js'
import { doorOf, seconds, trusting } from '../harness/sign-in.js'

let desk: TestDesk
let issuer: Issuer
/** Claims that are good for longer than the tests move the clock. */
let bo: JWTPayload

beforeAll(async () => {
  desk = await testDesk()
})
afterAll(() => desk.close())
beforeEach(async () => {
  issuer = await startIssuer()
  bo = somebody()
})
afterEach(() => issuer.stop())

function somebody(): JWTPayload {
  const [sub, now] = [randomUUID(), seconds(desk)]
  const email = `${sub}@example.org`
  return { iss: issuer.url, aud: audience, sub, email, email_verified: true, iat: now, exp: now + 86_400 }
}
/** Opened where a test begins to ask: the desk then reads the keys. */
const open = () => doorOf(desk, trusting(issuer))
const codeOf = async (act: Promise<unknown>) => (await refusal(act)).code

test('the keys are asked for once, however many sign in', async () => {
  const door = open()
  const tokens = await Promise.all(Array.from({ length: 20 }, () => issuer.forge(somebody())))
  await Promise.all(tokens.map(door))
  desk.clock.advance('9m')
  await door(await issuer.forge(bo))
  expect(issuer.asked()).toBe(1)
})

test('a token of a new key is good without a restart, and so are those of the one before', async () => {
  const door = open()
  const old = await issuer.forge(bo)
  await door(old)
  await issuer.rotate('kept')
  desk.clock.advance('10s')
  const { principal } = await door(await issuer.forge({ ...bo, jti: 'new' }))
  desk.clock.advance('1s')
  expect((await door(old)).principal).toBe(principal)
})

test('a token of a withdrawn key is refused once the keys have been read again, after ten minutes at the latest', async () => {
  const door = open()
  const [known, other] = [await issuer.forge(bo), await issuer.forge({ ...bo, jti: 'other' })]
  await door(known)
  await issuer.rotate('withdrawn')
  desk.clock.advance('9m59s')
  await door(known)
  desk.clock.advance('1s')
  expect(await codeOf(door(known))).toBe('UNAUTHENTICATED')
  expect(await codeOf(door(other))).toBe('UNAUTHENTICATED')
})

test('a new key of the issuer brings the withdrawal of the old one with it', async () => {
  const door = open()
  const old = await issuer.forge(bo)
  await door(old)
  await issuer.rotate('withdrawn')
  desk.clock.advance('10s')
  await door(await issuer.forge(bo))
  expect(await codeOf(door(old))).toBe('UNAUTHENTICATED')
})

test('tokens with keys that nobody knows make the desk ask once in ten seconds, not each time', async () => {
  const door = open()
  await door(await issuer.forge({ ...bo, jti: 'new' }))
  desk.clock.advance('10s')
  for (let turn = 0; turn < 20; turn += 1) {
    expect(await codeOf(door(await issuer.forge(bo, { kid: randomUUID() })))).toBe('UNAUTHENTICATED')
  }
  expect(issuer.asked()).toBe(2)
})

test('while the issuer is away, tokens of keys that are known are good, those that have not been seen too', async () => {
  const door = open()
  await door(await issuer.forge(bo))
  await issuer.stop()
  desk.clock.advance('1h')
  for (const _ of [1, 2, 3]) {
    expect((await door(await issuer.forge(somebody()))).role).toBe('VIEWER')
  }
  expect(desk.logged(/keys of the issuer .* could not be read: TypeError: fetch failed/)).toHaveLength(1)
})

test('before its keys are known, an issuer that is away is UNAVAILABLE, said once, until it is back', async () => {
  const token = await issuer.forge(bo)
  await issuer.stop()
  const early = open()
  for (let turn = 0; turn < 5; turn += 1) {
    expect(await codeOf(early(token))).toBe('UNAVAILABLE')
    desk.clock.advance('10s')
  }
  expect(desk.logged(/could not be read/)).toHaveLength(1)
  // What is plainly no token of the issuer is wrong whether it is there or not.
  expect(await codeOf(early('tocsin_nobody'))).toBe('UNAUTHENTICATED')
  expect(await codeOf(early('a.b.c'))).toBe('UNAUTHENTICATED')
  await issuer.start()
  expect((await early(token)).role).toBe('VIEWER')
})

test.each<[string, object | string, RegExp]>([
  [
    'calls itself otherwise',
    { issuer: 'https://x' },
    /calls itself "https:\/\/x", and AUTH_ISSUER is "http:/,
  ],
  ['lists only shared secrets', { id_token_signing_alg_values_supported: ['HS256'] }, /lists no algorithm/],
  ['does not say where its keys are', { jwks_uri: 7 }, /does not say where the keys are/],
  ['is no issuer', 'hello', /SyntaxError/],
])('an issuer that %s is told to the operator, and nobody is let in', async (_, answer, told) => {
  const server = createServer((__, response) => {
    const all = { issuer: url, jwks_uri: `${url}/jwks`, id_token_signing_alg_values_supported: ['RS256'] }
    response.end(typeof answer === 'string' ? answer : JSON.stringify({ ...all, ...answer }))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const wrong = doorOf(desk, trusting({ ...issuer, url }))
  const token = await issuer.forge({ ...bo, iss: url })
  expect(await codeOf(wrong(token))).toBe('UNAVAILABLE')
  expect(desk.logged(/keys of the issuer/)).toEqual([expect.stringMatching(told)])
  server.closeAllConnections()
  await new Promise((closed) => server.close(closed))
})
