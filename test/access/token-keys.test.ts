// Where the keys come from: found by discovery, kept, read again when they may have changed.
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { randomUUID } from 'node:crypto'
import { testDesk, type TestDesk } from '../harness/desk.js'
import { refusal } from '../harness/hand.js'
import { audience, startIssuer, type Issuer } from '../harness/issuer.js'
import { doorOf, meetIssuer, seconds, trusting } from '../harness/sign-in.js'

let desk: TestDesk
let issuer: Issuer
let door: ReturnType<typeof doorOf>

beforeEach(async () => {
  desk = await testDesk()
  issuer = await startIssuer()
  meetIssuer(desk)
  door = doorOf(desk, trusting(issuer))
})
afterEach(async () => {
  await desk.close()
  await issuer.stop()
})

const bo = { email: 'bo@example.org', email_verified: true }
const codeOf = async (token: string) => (await refusal(door(token))).code

test('the keys are asked for once, however many sign in', async () => {
  const tokens = await Promise.all(Array.from({ length: 20 }, () => issuer.signIn('bo', bo)))
  await Promise.all(tokens.map(door))
  desk.clock.advance('9m')
  await door(await issuer.forge(long()))
  expect(issuer.asked()).toBe(1)
})

/** A token that outlives what the tests do with the clock. */
const long = () => ({
  ...{ iss: issuer.url, aud: audience, sub: 'bo', ...bo },
  ...{ iat: seconds(desk), exp: seconds(desk) + 86_400 },
})

test('a token of a new key is good without a restart, and so are those of the one before', async () => {
  const old = await issuer.forge(long())
  await door(old)
  await issuer.rotate('kept')
  desk.clock.advance('10s')
  const { principal } = await door(await issuer.signIn('bo', bo))
  desk.clock.advance('1s')
  expect((await door(old)).principal).toBe(principal)
})

test('a token of a withdrawn key is refused once the keys have been read again, after ten minutes at the latest', async () => {
  const [known, other] = [await issuer.forge(long()), await issuer.forge({ ...long(), sub: 'bo' })]
  await door(known)
  await issuer.rotate('withdrawn')
  desk.clock.advance('9m59s')
  await door(known)
  desk.clock.advance('1s')
  expect(await codeOf(known)).toBe('UNAUTHENTICATED')
  expect(await codeOf(other)).toBe('UNAUTHENTICATED')
})

test('a new key of the issuer brings the withdrawal of the old one with it', async () => {
  const old = await issuer.forge(long())
  await door(old)
  await issuer.rotate('withdrawn')
  desk.clock.advance('10s')
  await door(await issuer.forge(long()))
  expect(await codeOf(old)).toBe('UNAUTHENTICATED')
})

test('tokens with keys that nobody knows make the desk ask once in ten seconds, not each time', async () => {
  await door(await issuer.signIn('bo', bo))
  desk.clock.advance('10s')
  for (let turn = 0; turn < 20; turn += 1) {
    expect(await codeOf(await issuer.forge(long(), { kid: randomUUID() }))).toBe('UNAUTHENTICATED')
  }
  expect(issuer.asked()).toBe(2)
})

test('while the issuer is away, tokens of keys that are known are good, those that have not been seen too', async () => {
  await door(await issuer.forge(long()))
  await issuer.stop()
  desk.clock.advance('1h')
  for (const sub of ['cy', 'di', 'ed']) {
    const email = `${sub}@example.org`
    expect((await door(await issuer.forge({ ...long(), sub, email }))).role).toBe('VIEWER')
  }
  expect(desk.logged(/keys of the issuer .* could not be read: TypeError: fetch failed/)).toHaveLength(1)
})

test('before its keys are known, an issuer that is away is UNAVAILABLE, said once, until it is back', async () => {
  const token = await issuer.forge(long())
  await issuer.stop()
  const early = doorOf(desk, trusting(issuer))
  for (let turn = 0; turn < 5; turn += 1) {
    expect((await refusal(early(token))).code).toBe('UNAVAILABLE')
    desk.clock.advance('10s')
  }
  expect(desk.logged(/could not be read/)).toHaveLength(1)
  // What is plainly no token of the issuer is wrong whether it is there or not.
  expect((await refusal(early('tocsin_nobody'))).code).toBe('UNAUTHENTICATED')
  expect((await refusal(early('a.b.c'))).code).toBe('UNAUTHENTICATED')
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
  const token = await issuer.forge({ ...long(), iss: url })
  expect((await refusal(wrong(token))).code).toBe('UNAVAILABLE')
  expect(desk.logged(/keys of the issuer/)).toEqual([expect.stringMatching(told)])
  server.closeAllConnections()
  await new Promise((closed) => server.close(closed))
})
