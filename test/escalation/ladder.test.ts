import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  climb,
  firstRung,
  nextRung,
  nextRungByHand,
  rebasedRung,
  type Ladder,
  type Rung,
} from '../../src/escalation/ladder.js'

const ladders = fc.record({ steps: fc.integer({ min: 1, max: 8 }), repeat: fc.integer({ min: 0, max: 5 }) })

function* rungsOf(ladder: Ladder): Generator<Rung> {
  for (let rung: Rung | null = firstRung; rung; rung = nextRung(ladder, rung)) yield rung
}
const reaching = (people: Record<number, string[]>) => (position: number) =>
  Promise.resolve(people[position] ?? [])

test('a ladder runs through all its steps once, and again as often as it repeats', () => {
  expect([...rungsOf({ steps: 2, repeat: 1 })]).toEqual([
    { position: 1, round: 1 },
    { position: 2, round: 1 },
    { position: 1, round: 2 },
    { position: 2, round: 2 },
  ])
})

test('no ladder has more or fewer rungs than steps times rounds, and none twice', () => {
  fc.assert(
    fc.property(ladders, (ladder) => {
      const rungs = [...rungsOf(ladder)]
      expect(rungs).toHaveLength(ladder.steps * (ladder.repeat + 1))
      expect(new Set(rungs.map(({ position, round }) => `${round}.${position}`)).size).toBe(rungs.length)
    }),
  )
})

test('by hand the first step follows on the last, however often', () => {
  const ladder = { steps: 2 }
  expect(nextRungByHand(ladder, { position: 1, round: 1 })).toEqual({ position: 2, round: 1 })
  expect(nextRungByHand(ladder, { position: 2, round: 1 })).toEqual({ position: 1, round: 2 })
})

test('on a newer version a ladder keeps its step, or stands on the last', () => {
  expect(rebasedRung({ steps: 5 }, { position: 3, round: 2 })).toEqual({ position: 3, round: 2 })
  expect(rebasedRung({ steps: 2 }, { position: 3, round: 2 })).toEqual({ position: 2, round: 2 })
})

test('a step that reaches somebody waits there', async () => {
  const { steps, standing } = await climb({ steps: 3, repeat: 0 }, firstRung, reaching({ 1: ['Ada'] }))
  expect(steps).toEqual([{ rung: firstRung, told: ['Ada'] }])
  expect(standing).toEqual(firstRung)
})

test('a step that reaches nobody moves on at once', async () => {
  const { steps, standing } = await climb({ steps: 3, repeat: 0 }, firstRung, reaching({ 3: ['Bo'] }))
  expect(steps.map(({ rung, told }) => [rung.position, told])).toEqual([
    [1, []],
    [2, []],
    [3, ['Bo']],
  ])
  expect(standing).toEqual({ position: 3, round: 1 })
})

test('from a later step it climbs into the next round, as far as one round goes', async () => {
  const { steps, standing } = await climb(
    { steps: 3, repeat: 1 },
    { position: 3, round: 1 },
    reaching({ 2: ['Cy'] }),
  )
  expect(steps.map(({ rung }) => rung)).toEqual([
    { position: 3, round: 1 },
    { position: 1, round: 2 },
    { position: 2, round: 2 },
  ])
  expect(standing).toEqual({ position: 2, round: 2 })
})

test('a ladder whose last step reaches nobody is exhausted', async () => {
  const { standing } = await climb(
    { steps: 2, repeat: 0 },
    { position: 2, round: 1 },
    reaching({ 1: ['Ada'] }),
  )
  expect(standing).toBeNull()
})

test('a whole round that reaches nobody ends the ladder, however often it would repeat', async () => {
  await fc.assert(
    fc.asyncProperty(ladders, async (ladder) => {
      const { steps, standing } = await climb(ladder, firstRung, reaching({}))
      expect(standing).toBeNull()
      expect(steps).toHaveLength(ladder.steps)
    }),
  )
})
