import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { createEngine, type TimerKinds } from '../../src/engine/engine.js'
import { clearTimer, setTimer } from '../../src/engine/timers.js'
import type { Work } from '../../src/database/work.js'
import type { Desk } from '../../src/desk.js'
import { testDesk } from '../harness/desk.js'

const desk = await testDesk()
const other = await desk.another()
afterAll(() => desk.close())

let ran: string[] = []
let errors: string[] = []
let behave: (work: Work, subject: string) => Promise<unknown> | void = () => undefined
beforeEach(async () => {
  ran = []
  errors = []
  behave = () => undefined
  await desk.manager.query('DELETE FROM timer')
})

const kinds: TimerKinds = {
  ring: async function ringBell(work, { subject, dueAt }) {
    await behave(work, subject)
    ran.push(subject)
    work.record({ kind: 'BELL_RANG', subject, summary: `The bell rang at ${dueAt.toISOString()}` })
  },
}

const engineOf = ({ dataSource, clock, transact }: Desk) =>
  createEngine({
    dataSource,
    clock,
    transact,
    kinds,
    onError: (error, { kind, subject }) => errors.push(`${kind} ${subject} ${String(error)}`),
  })
const [mine, theirs] = [engineOf(desk.desk), engineOf(other)]

const set = (subject: string, at: Date, kind = 'ring') =>
  desk.do((work) => setTimer(work, kind, subject, at), {})
const left = async () => (await desk.manager.query<unknown[]>('SELECT id FROM timer')).length
const subjects = (count: number) => Promise.all(Array.from({ length: count }, () => desk.open()))

test('a timer runs when it falls due, once, and is gone', async () => {
  const [id = ''] = await subjects(1)
  await set(id, desk.clock.in('10m'))
  expect(await mine.tick()).toBe(0)
  desk.clock.advance('10m')
  expect(await mine.tick()).toBe(1)
  expect(await mine.tick()).toBe(0)
  expect([ran, await left()]).toEqual([[id], 0])
})

test('there is one timer of a kind for each subject: setting it again moves it', async () => {
  const [id = ''] = await subjects(1)
  await set(id, desk.clock.in('10m'))
  await set(id, desk.clock.in('20m'))
  expect(await left()).toBe(1)
  desk.clock.advance('10m')
  expect(await mine.tick()).toBe(0)
  desk.clock.advance('10m')
  expect(await mine.tick()).toBe(1)
})

test('a timer that was taken away does not run', async () => {
  const [id = ''] = await subjects(1)
  await set(id, desk.clock.now())
  await desk.do((work) => clearTimer(work, 'ring', id), {})
  expect(await mine.tick()).toBe(0)
})

test('what is overdue runs in the order in which it fell due, however much it is', async () => {
  const ids = await subjects(250)
  for (const [index, id] of ids.entries()) await set(id, desk.clock.in(1_000 - index))
  desk.clock.advance('1h')
  expect(await mine.tick()).toBe(250)
  expect(ran).toEqual(ids.reverse())
})

test('two desks that tick at once run each timer once', async () => {
  const ids = await subjects(150)
  for (const id of ids) await set(id, desk.clock.now())
  behave = () => new Promise((resolve) => setTimeout(resolve, Math.random() * 4))
  let sum = 0
  // Who loses a race for a timer leaves it to a later tick.
  while ((await left()) > 0) {
    const counts = await Promise.all([mine.tick(), theirs.tick(), mine.tick(), theirs.tick()])
    sum += counts.reduce((total, count) => total + count)
  }
  expect(sum).toBe(150)
  expect([...ran].sort()).toEqual([...ids].sort())
  const rings = (await desk.log()).filter(({ kind }) => kind === 'BELL_RANG')
  expect(new Set(rings.map(({ subject }) => subject)).size).toBeGreaterThanOrEqual(150)
  expect(await left()).toBe(0)
})

test('a timer whose process died is taken by another when its lease is over, not before', async () => {
  const [id = ''] = await subjects(1)
  await set(id, desk.clock.now())
  await desk.manager.query('UPDATE timer SET claimToken = ?, claimedUntil = ?', [
    'dead',
    desk.clock.in('30s'),
  ])
  desk.clock.advance('30s')
  expect(await theirs.tick()).toBe(0)
  desk.clock.advance(1)
  expect(await theirs.tick()).toBe(1)
  expect(ran).toEqual([id])
})

test('who wakes up after its lease finds the timer taken, and does nothing', async () => {
  const [id = ''] = await subjects(1)
  await set(id, desk.clock.now())
  let first = true
  const claimed = theirs // the second process
  const slow = engineOf({
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
  expect(ran).toEqual([id])
})

test('a timer that is moved while it is claimed runs at its new instant', async () => {
  const [id = ''] = await subjects(1)
  await set(id, desk.clock.now())
  const moving = engineOf({
    ...desk.desk,
    transact: async (viewer, useCase, input) => {
      await set(id, desk.clock.in('1h'))
      return desk.desk.transact(viewer, useCase, input)
    },
  })
  await moving.tick()
  expect([ran, await left()]).toEqual([[], 1])
  desk.clock.advance('1h')
  await mine.tick()
  expect(ran).toEqual([id])
})

test('a timer that fails is logged, tried again after its lease, and stops no other', async () => {
  const [bad = '', good = ''] = await subjects(2)
  await set(bad, desk.clock.now())
  await set(good, desk.clock.in(1))
  desk.clock.advance('1m')
  let broken = true
  behave = (_work, subject) => {
    if (subject === bad && broken) throw new RangeError('no bell')
  }
  await mine.tick()
  expect([ran, errors]).toEqual([[good], [`ring ${bad} RangeError: no bell`]])
  expect(await mine.tick()).toBe(0)
  broken = false
  desk.clock.advance(30_001)
  expect(await mine.tick()).toBe(1)
  expect(ran).toEqual([good, bad])
})

test('a timer of a kind that nobody knows is logged and kept: a newer copy may know it', async () => {
  const [id = ''] = await subjects(1)
  await set(id, desk.clock.now(), 'fly')
  await mine.tick()
  expect(errors).toEqual([expect.stringContaining(`fly ${id}`)])
  expect(await left()).toBe(1)
})
