import { afterAll, expect, test } from '@jest/globals'
import type { IdempotencyKey } from '../../src/database/idempotency.js'
import type { Work } from '../../src/database/work.js'
import { openIncident } from '../../src/incidents/use-cases/open-incident.js'
import { createUser } from '../../src/people/index.js'
import { testDesk } from '../harness/desk.js'
import { refusal } from '../harness/hand.js'

const desk = await testDesk()
afterAll(() => desk.close())
let keys = 0
const newKey = (): IdempotencyKey => ({ key: `key-${(keys += 1)}`, hash: 'the document and its variables' })
const details = { title: 'Checkout fails', severity: 'HIGH', urgency: 'HIGH' } as const
const count = async () => (await desk.incidents()).length

test('twenty equal requests at once have one effect and one answer', async () => {
  for (let round = 0; round < 5; round += 1) {
    const before = await count()
    const key = newKey()
    const answers = await Promise.all(Array.from({ length: 20 }, () => desk.do(openIncident, details, key)))
    expect(new Set(answers.map(({ incident }) => incident)).size).toBe(1)
    expect(await count()).toBe(before + 1)
  }
})

test('a repeat is answered by every copy of the desk, and does not run again', async () => {
  const key = newKey()
  const { incident } = await desk.do(openIncident, details, key)
  const elsewhere = desk.as(desk.admin, await desk.another())
  expect(await elsewhere.do(openIncident, details, key)).toEqual({ incident })
  expect(await desk.story(incident)).toEqual(['OPENED'])
})

test('a key that comes with something else is refused', async () => {
  const key = newKey()
  await desk.do(openIncident, details, key)
  const before = await count()
  const { extensions } = await refusal(desk.do(openIncident, details, { ...key, hash: 'another' }))
  expect(extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: ['Idempotency-Key'] }] })
  expect(await count()).toBe(before)
})

test('a failure is not remembered: the same request may succeed later', async () => {
  const key = newKey()
  const input = { name: 'Bo', email: 'ada@example.org' }
  expect((await refusal(desk.do(createUser, input, key))).code).toBe('BAD_USER_INPUT')
  const { user } = await desk.do(createUser, { ...input, email: 'bo@example.org' }, key)
  expect(user).toMatch(/^user_/)
})

test('who waits for an equal request that fails does it instead', async () => {
  const key = newKey()
  let attempts = 0
  const flaky = async (work: Work) => {
    attempts += 1
    const first = attempts === 1
    await work.manager.query('SELECT SLEEP(0.05)')
    if (first) throw new RangeError('the first one fails')
    return openIncident(work, details)
  }
  const before = await count()
  const results = await Promise.allSettled(Array.from({ length: 8 }, () => desk.do(flaky, {}, key)))
  expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(1)
  expect(await count()).toBe(before + 1)
})

test('a key belongs to its principal and its organisation', async () => {
  const key = newKey()
  const others = [desk.admin, desk.program(), await desk.hire('Bo'), await desk.stranger()]
  const answers = await Promise.all(others.map((viewer) => desk.as(viewer).do(openIncident, details, key)))
  expect(new Set(answers.map(({ incident }) => incident)).size).toBe(4)
})

test('a key is remembered for 24 hours and not longer', async () => {
  const key = newKey()
  const { incident } = await desk.do(openIncident, details, key)
  desk.clock.advance('24h')
  expect(await desk.do(openIncident, details, key)).toEqual({ incident })
  desk.clock.advance(1)
  expect(await desk.do(openIncident, details, key)).not.toEqual({ incident })
})

test('housekeeping forgets what is too old, and nothing else', async () => {
  await desk.do(openIncident, details, newKey())
  desk.clock.advance('23h')
  const kept = newKey()
  const { incident } = await desk.do(openIncident, details, kept)
  desk.clock.advance('2h')
  await desk.desk.housekeep()
  const [row] = await desk.manager.query<{ n: string }[]>('SELECT COUNT(*) AS n FROM idempotency_key')
  expect(Number(row?.n)).toBe(1)
  expect(await desk.do(openIncident, details, kept)).toEqual({ incident })
})

test('an answer without ids is remembered too', async () => {
  const key = newKey()
  let ran = 0
  const nothing = async () => {
    ran += 1
    await Promise.resolve()
  }
  expect(await desk.do(nothing, {}, key)).toBeUndefined()
  expect(await desk.do(nothing, {}, key)).toBeUndefined()
  expect(ran).toBe(1)
})
