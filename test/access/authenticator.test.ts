import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { EntityManager } from 'typeorm'
import { issueApiKey } from '../../src/access/api-keys.js'
import { createAuthenticator } from '../../src/access/authenticator.js'
import { testDesk, type TestDesk } from '../harness/desk.js'

let desk: TestDesk
let key: string

beforeAll(async () => {
  desk = await testDesk()
  const issue = (work: Parameters<typeof issueApiKey>[0]) =>
    issueApiKey(work, { userId: desk.admin.actor.userId, name: 'test', role: 'ADMIN' })
  key = `Bearer ${(await desk.do(issue, undefined)).secret}`
})

afterAll(() => desk.close())

/** An authenticator, and how often it has asked the table. */
function counting() {
  let reads = 0
  const manager = new Proxy<EntityManager>(desk.manager, {
    get: (target, name) => {
      if (name === 'query') reads += 1
      return Reflect.get(target, name, target) as unknown
    },
  })
  return { authenticate: createAuthenticator({ manager, clock: desk.clock }), reads: () => reads }
}

test('a thousand sockets of one key that come back at once are read together, and so is a second of requests', async () => {
  const { authenticate, reads } = counting()
  const viewers = await Promise.all(Array.from({ length: 1_000 }, () => authenticate(key)))
  await authenticate(key)
  // The keys, the people and their teams; and one that notes the use.
  expect(reads()).toBe(4)
  expect(viewers[999]).toEqual({ ...desk.admin, apiKeyId: expect.stringMatching(/^api_key_/) })
})

test('a key is asked for again after a second, and works no more once it is gone', async () => {
  const { authenticate } = counting()
  await authenticate(key)
  await desk.manager.query('DELETE FROM api_key')
  desk.clock.advance(999)
  await authenticate(key)
  desk.clock.advance(1)
  await expect(authenticate(key)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
})

test.each([
  ['nothing', undefined],
  ['an empty header', ''],
  ['no key', 'Bearer'],
  ['an unknown key', 'Bearer x'],
  ['another scheme', 'Basic dXNlcg=='],
  ['an overlong key', `Bearer ${'x'.repeat(300)}`],
])('%s is refused each time, and never remembered', async (_, authorization) => {
  const { authenticate } = counting()
  for (const _ of [1, 2]) {
    await expect(authenticate(authorization)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  }
})
