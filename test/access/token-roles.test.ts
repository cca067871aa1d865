// The role that an issuer gives, against the one that was given by hand.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import type { JWTPayload } from 'jose'
import type { OrganizationRole } from '../../src/database/work.js'
import { createUser } from '../../src/people/index.js'
import { setUserRole } from '../../src/people/use-cases/set-user-role.js'
import { testDesk, type TestDesk } from '../harness/desk.js'
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

const door = () => doorOf(desk, trusting(issuer, { roleClaim: 'realm_access.roles' }))
function somebody() {
  const sub = randomUUID()
  const email = `${sub}@example.org`
  const token = (roles: unknown, more: JWTPayload = {}) =>
    issuer.signIn(sub, { email, email_verified: true, realm_access: { roles }, ...more })
  return { email, token }
}

test.each<[unknown, OrganizationRole]>([
  [['offline_access', 'responder', 'reporter'], 'RESPONDER'],
  ['MANAGER', 'MANAGER'],
  [['toString', 'SYSTEM', 7], 'VIEWER'],
  [[], 'VIEWER'],
  [undefined, 'VIEWER'],
])('of the roles %j that a token names, somebody new has %s', async (roles, role) => {
  expect(await door()(await somebody().token(roles))).toMatchObject({ role })
})

test('the claim rules over a role that was set by hand; without it that one stays', async () => {
  const who = somebody()
  const { user } = await desk.do(createUser, { name: 'Bo', email: who.email, role: 'REPORTER' })
  expect(await door()(await who.token(undefined))).toMatchObject({ principal: user, role: 'REPORTER' })
  expect(await door()(await who.token(['manager']))).toMatchObject({ principal: user, role: 'MANAGER' })
  await desk.do(setUserRole, { userId: user, role: 'ADMIN' })
  expect(await door()(await who.token(undefined))).toMatchObject({ role: 'ADMIN' })
  expect(await door()(await who.token(['manager']))).toMatchObject({ role: 'MANAGER' })
})

test('the last admin stays one, whatever the claim says, until somebody else is admin', async () => {
  const own = await testDesk()
  meetIssuer(own)
  const enter = doorOf(own, trusting(issuer, { roleClaim: 'realm_access.roles' }))
  const who = somebody()
  const { user } = await own.do(createUser, { name: 'Bo', email: who.email, role: 'ADMIN' })
  const founder = own.admin.actor.userId
  await own.do(setUserRole, { userId: founder ?? '', role: 'VIEWER' })
  expect(await enter(await who.token(['viewer']))).toMatchObject({ principal: user, role: 'ADMIN' })
  await own.do(setUserRole, { userId: founder ?? '', role: 'ADMIN' })
  expect(await enter(await who.token(['viewer']))).toMatchObject({ principal: user, role: 'VIEWER' })
  await own.close()
})
