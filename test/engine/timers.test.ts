import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { clearTimer, clearTimers } from '../../src/engine/timers.js'
import { testDesk } from '../harness/desk.js'
import { Bells } from './bells.js'

const desk = await testDesk()
const other = await desk.another()
afterAll(() => desk.close())

const bells = new Bells(desk)
beforeEach(() => bells.reset())
const [mine, theirs] = [bells.engine(desk.desk), bells.engine(other)]

test('a timer runs when it falls due, once, and is gone', async () => {
  const [id = ''] = await bells.subjects(1)
  await bells.set(id, desk.clock.in('10m'))
  expect(await mine.tick()).toBe(0)
  desk.clock.advance('10m')
  expect(await mine.tick()).toBe(1)
  expect(await mine.tick()).toBe(0)
  expect([bells.ran, await bells.left()]).toEqual([[id], 0])
})

test('there is one timer of a kind for each subject: setting it again moves it', async () => {
  const [id = ''] = await bells.subjects(1)
  await bells.set(id, desk.clock.in('10m'))
  await bells.set(id, desk.clock.in('20m'))
  expect(await bells.left()).toBe(1)
  desk.clock.advance('10m')
  expect(await mine.tick()).toBe(0)
  desk.clock.advance('10m')
  expect(await mine.tick()).toBe(1)
})

test('a timer that was taken away does not run', async () => {
  const [id = ''] = await bells.subjects(1)
  await bells.set(id, desk.clock.now())
  await desk.do((work) => clearTimer(work, 'ring', id), {})
  expect(await mine.tick()).toBe(0)
})

test('what is overdue begins in the order in which it fell due, however much it is', async () => {
  const ids = await bells.subjects(250)
  for (const [index, id] of ids.entries()) await bells.set(id, desk.clock.in(1_000 - index))
  desk.clock.advance('1h')
  const begun: string[] = []
  const watched = bells.engine({
    ...desk.desk,
    transact: (viewer, useCase, input) => {
      begun.push((input as { subject: string }).subject)
      return desk.desk.transact(viewer, useCase, input)
    },
  })
  expect(await watched.tick()).toBe(250)
  expect(begun).toEqual(ids.reverse())
  expect([...bells.ran].sort()).toEqual([...ids].sort())
})

test('timers of one subject run one after the other, in the order in which they fell due', async () => {
  const ids = await bells.subjects(20)
  const order = ['ring', 'chime', 'toll'] as const
  for (const [index, id] of ids.entries())
    for (const [rank, kind] of order.entries()) await bells.set(id, desk.clock.in(rank * 100 - index), kind)
  desk.clock.advance('1h')
  bells.behave = () => new Promise((resolve) => setTimeout(resolve, Math.random() * 4))
  const counts = await Promise.all([mine.tick(), theirs.tick()])
  while ((await bells.left()) > 0) counts.push(await mine.tick())
  expect(counts.reduce((sum, count) => sum + count)).toBe(60)
  const rings = (await desk.log()).filter(
    ({ kind, subject }) => kind === 'BELL_RANG' && ids.includes(subject),
  )
  for (const id of ids)
    expect(rings.filter(({ subject }) => subject === id).map(({ data }) => data.bell)).toEqual(order)
})

test('two desks that tick at once run each timer once', async () => {
  const ids = await bells.subjects(150)
  for (const id of ids) await bells.set(id, desk.clock.now())
  bells.behave = () => new Promise((resolve) => setTimeout(resolve, Math.random() * 4))
  let sum = 0
  // Who loses a race for a timer leaves it to a later tick.
  while ((await bells.left()) > 0) {
    const counts = await Promise.all([mine.tick(), theirs.tick(), mine.tick(), theirs.tick()])
    sum += counts.reduce((total, count) => total + count)
  }
  expect(sum).toBe(150)
  expect([...bells.ran].sort()).toEqual([...ids].sort())
  const rings = (await desk.log()).filter(({ kind }) => kind === 'BELL_RANG')
  expect(new Set(rings.map(({ subject }) => subject)).size).toBeGreaterThanOrEqual(150)
  expect(await bells.left()).toBe(0)
})

test('a timer whose process died is taken by another when its lease is over, not before', async () => {
  const [id = ''] = await bells.subjects(1)
  await bells.set(id, desk.clock.now())
  await desk.manager.query('UPDATE timer SET claimToken = ?, claimedUntil = ?', [
    'dead',
    desk.clock.in('30s'),
  ])
  desk.clock.advance('30s')
  expect(await theirs.tick()).toBe(0)
  desk.clock.advance(1)
  expect(await theirs.tick()).toBe(1)
  expect(bells.ran).toEqual([id])
})

test('who wakes up after its lease finds the timer taken, and does nothing', async () => {
  const [id = ''] = await bells.subjects(1)
  await bells.set(id, desk.clock.now())
  let first = true
  const claimed = theirs // the second process
  const slow = bells.engine({
    ...desk.desk,
    transact: async (viewer, useCase, input) => {
      if (first) {
        first = false
        desk.clock.advance('31s')
        await claimed.tick()
      }
      return desk.desk.transact(viewer, useCase, input)
    },
  })
  await slow.tick()
  expect(bells.ran).toEqual([id])
})

test('a timer that is moved while it is claimed runs at its new instant', async () => {
  const [id = ''] = await bells.subjects(1)
  await bells.set(id, desk.clock.now())
  const moving = bells.engine({
    ...desk.desk,
    transact: async (viewer, useCase, input) => {
      await bells.set(id, desk.clock.in('1h'))
      return desk.desk.transact(viewer, useCase, input)
    },
  })
  await moving.tick()
  expect([bells.ran, await bells.left()]).toEqual([[], 1])
  desk.clock.advance('1h')
  await mine.tick()
  expect(bells.ran).toEqual([id])
})

test('what has ended takes all its timers away', async () => {
  const [id = '', other = ''] = await bells.subjects(2)
  await bells.set(id, desk.clock.now())
  await bells.set(id, desk.clock.now(), 'chime')
  await bells.set(other, desk.clock.now())
  await desk.do((work) => clearTimers(work, id), {})
  expect([await mine.tick(), bells.ran]).toEqual([1, [other]])
})
