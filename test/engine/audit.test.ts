import { afterAll, beforeEach, expect, test } from '@jest/globals'
import type { Finding } from '../../src/engine/duty.js'
import { testDesk } from '../harness/desk.js'
import { Bells } from './bells.js'

const desk = await testDesk()
afterAll(() => desk.close())
const bells = new Bells(desk)
let troubles: string[] = []
beforeEach(async () => {
  troubles = []
  await bells.reset()
})

let wrong: Finding[] = []
let broken = false
const engine = bells.engine(desk.desk, {
  onTrouble: (message) => troubles.push(message),
  audits: [
    () => (broken ? Promise.reject(new RangeError('no')) : Promise.resolve([])),
    () => Promise.resolve(wrong),
  ],
})
const audit = () => engine.auditor.run()
const hold = (until: Date, token: string | null) =>
  desk.manager.query('UPDATE timer SET claimToken = ?, claimedUntil = ?', [token, until])

test('a timer that is stuck in a claim without end is found, freed and run, and reported once', async () => {
  const [id = ''] = await bells.subjects(1)
  await bells.set(id, desk.clock.now())
  // As a process leaves it whose clock was two hours ahead, and which died.
  await hold(desk.clock.in('2h'), 'dead')
  desk.clock.advance('5m')
  await audit()
  expect([troubles, engine.auditor.findings()]).toEqual([[], 0])
  desk.clock.advance(1)
  expect(await engine.tick()).toBe(0)
  await audit()
  expect(troubles).toEqual([expect.stringMatching(`the timer ring of ${id}, due .* was stuck`)])
  expect(await engine.tick()).toBe(1)
  await audit()
  expect([bells.ran, troubles.length, engine.auditor.findings()]).toEqual([[id], 1, 0])
})

test('a timer that fails and rests is reported once, with why, and goes on by its own pauses', async () => {
  const [id = ''] = await bells.subjects(1)
  await bells.set(id, desk.clock.now())
  bells.behave = () => {
    throw new RangeError('no bell')
  }
  await engine.tick()
  desk.clock.advance('6m')
  await engine.tick()
  await audit()
  await audit()
  expect(troubles).toEqual([expect.stringMatching(`of ${id}, .* has failed 2 times: no bell`)])
  expect([await engine.tick(), engine.auditor.findings()]).toEqual([0, 1])
})

test('a timer that no copy knows is reported and left', async () => {
  const [id = ''] = await bells.subjects(1)
  await bells.set(id, desk.clock.now(), 'fly')
  desk.clock.advance('6m')
  await audit()
  expect(troubles).toEqual([expect.stringMatching(`fly of ${id}, .* does not know`)])
  expect(await bells.left()).toBe(1)
})

test('however many wait, that is one report', async () => {
  for (const id of await bells.subjects(20)) await bells.set(id, desk.clock.now())
  desk.clock.advance('6m')
  await audit()
  expect(troubles).toEqual([expect.stringMatching('more than five minutes late')])
  await engine.tick()
  await audit()
  expect(engine.auditor.findings()).toBe(0)
})

test('other rooms look for their own, and one that fails stops none', async () => {
  broken = true
  wrong = [{ key: 'page 1', message: 'a page was not sent' }]
  await audit()
  await audit()
  expect(troubles).toEqual(['an audit failed', 'a page was not sent', 'an audit failed'])
  broken = false
  wrong = []
  await audit()
  wrong = [{ key: 'page 1', message: 'a page was not sent' }]
  await audit()
  // It was well in between, so this is news.
  expect(troubles.slice(3)).toEqual(['a page was not sent'])
})
