import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { testDesk } from '../harness/desk.js'
import { Bells } from './bells.js'

const desk = await testDesk()
const copies = [desk.desk, await desk.another(), await desk.another()]
afterAll(() => desk.close())

const bells = new Bells(desk)
beforeEach(() => bells.reset())

/** Each copy ticks until nothing is left, as it would second after second. Answers how many each ran. */
async function drain(): Promise<number[]> {
  return Promise.all(
    copies.map(async (copy) => {
      const engine = bells.engine(copy)
      let ran = 0
      while ((await bells.left()) > 0) ran += await engine.tick()
      return ran
    }),
  )
}

test('three engines run what 500 subjects have due in the same second, each once', async () => {
  const ids = await bells.subjects(500)
  for (const id of ids) await bells.set(id, desk.clock.now())
  const ran = await drain()
  expect(ran.reduce((sum, count) => sum + count)).toBe(500)
  expect(bells.errors).toEqual([])
  const rang = (await desk.log()).filter(({ kind }) => kind === 'BELL_RANG').map(({ subject }) => subject)
  expect(rang.sort()).toEqual(ids.sort())
  // None of them stood by while another did it all.
  for (const count of ran) expect(count).toBeGreaterThan(0)
})

test('after thirty minutes in which nothing ran all of it runs once, and is over', async () => {
  const ids = await bells.subjects(300)
  for (const [index, id] of ids.entries()) {
    await bells.set(id, desk.clock.in(index * 6_000))
    await bells.set(id, desk.clock.in(index * 6_000 + 1), 'chime')
  }
  const { sequence: before = 0 } = (await desk.log()).at(-1) ?? {}
  desk.clock.advance('31m')
  await drain()
  const rang = (await desk.log(before)).filter(({ kind }) => kind === 'BELL_RANG')
  expect(rang.map(({ subject, data }) => `${subject} ${String(data.bell)}`).sort()).toEqual(
    ids.flatMap((id) => [`${id} ring`, `${id} chime`]).sort(),
  )
  for (const id of ids)
    expect(rang.filter(({ subject }) => subject === id).map(({ data }) => data.bell)).toEqual([
      'ring',
      'chime',
    ])
})

test('a copy that is long about what it has claimed keeps it: its lease is renewed', async () => {
  const ids = await bells.subjects(5)
  for (const id of ids) await bells.set(id, desk.clock.now())
  const rival = bells.engine(copies[1] ?? desk.desk)
  const taken: number[] = []
  bells.behave = async () => {
    desk.clock.advance('10s')
    taken.push(await rival.tick())
  }
  expect(await bells.engine(desk.desk, { lanes: 1 }).tick()).toBe(5)
  expect([taken, bells.ran]).toEqual([[0, 0, 0, 0, 0], ids])
})
