import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { testDesk } from '../harness/desk.js'
import { Bells } from './bells.js'

const desk = await testDesk()
const other = await desk.another()
afterAll(() => desk.close())

const bells = new Bells(desk)
beforeEach(() => bells.reset())
const [mine, theirs] = [bells.engine(desk.desk), bells.engine(other)]

test('a timer that fails is logged at each attempt, tried again after a growing pause, and stops no other', async () => {
  const [bad = '', good = ''] = await bells.subjects(2)
  await bells.set(bad, desk.clock.now())
  await bells.set(good, desk.clock.in(1))
  desk.clock.advance('1m')
  let broken = true
  bells.behave = (_work, subject) => {
    if (subject === bad && broken) throw new RangeError('no bell')
  }
  await mine.tick()
  expect(bells.ran).toEqual([good])
  for (const pause of [5_000, 30_000, 120_000, 600_000, 1_800_000, 1_800_000]) {
    desk.clock.advance(pause)
    expect(await mine.tick()).toBe(0)
    desk.clock.advance(1)
    expect(await theirs.tick()).toBe(1)
  }
  expect(bells.errors).toEqual(
    Array.from({ length: 7 }, (_, index) => `ring ${bad} ${index + 1} RangeError: no bell`),
  )
  const [row] = await desk.manager.query<object[]>('SELECT attempts, lastError, claimToken FROM timer')
  expect(row).toEqual({ attempts: 7, lastError: 'no bell', claimToken: null })
  broken = false
  desk.clock.advance('31m')
  expect(await mine.tick()).toBe(1)
  expect([bells.ran, await bells.left()]).toEqual([[good, bad], 0])
})

test('a timer that failed and is set anew begins without failures', async () => {
  const [id = ''] = await bells.subjects(1)
  await bells.set(id, desk.clock.now())
  bells.behave = () => {
    throw new RangeError('no bell')
  }
  await mine.tick()
  bells.behave = () => undefined
  await bells.set(id, desk.clock.now())
  const [row] = await desk.manager.query<object[]>('SELECT attempts, lastError, claimedUntil FROM timer')
  expect(row).toEqual({ attempts: 0, lastError: null, claimedUntil: null })
  expect(await mine.tick()).toBe(1)
})

test('of a subject whose first timer fails the others run all the same', async () => {
  const [id = ''] = await bells.subjects(1)
  await bells.set(id, desk.clock.now())
  await bells.set(id, desk.clock.in(1), 'chime')
  desk.clock.advance(1)
  let first = true
  bells.behave = () => {
    if (!first) return
    first = false
    throw new RangeError('no bell')
  }
  expect(await mine.tick()).toBe(2)
  expect([bells.ran, await bells.left()]).toEqual([[id], 1])
})

test('a timer of a kind that this copy does not know is left to a newer one, and is no failure', async () => {
  const [id = ''] = await bells.subjects(1)
  await bells.set(id, desk.clock.now(), 'fly')
  await bells.set(id, desk.clock.now())
  const [before] = await desk.manager.query<object[]>("SELECT * FROM timer WHERE kind = 'fly'")
  expect(await mine.tick()).toBe(1)
  const [after] = await desk.manager.query<object[]>('SELECT * FROM timer')
  expect(after).toEqual(before)
  const newer = bells.engine(desk.desk, { kinds: { ring: bells.bell('ring'), fly: bells.bell('fly') } })
  expect([await newer.tick(), bells.errors, await bells.left()]).toEqual([1, [], 0])
})
