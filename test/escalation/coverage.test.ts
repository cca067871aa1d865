import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { coverageFindings, type Presence } from '../../src/escalation/coverage.js'
import { foresee } from '../../src/escalation/preview.js'

const span = { from: 0, to: 100 }
const timeout = 30
const waiting = (steps: Presence[][]) => steps.map((presences) => ({ presences, timeout }))
/** `ways`: how long after a page somebody's first message goes. */
const told = (steps: Presence[][], ways: Record<string, number> = { ada: 0, bo: 0 }) =>
  coverageFindings(waiting(steps), span, new Map(Object.entries(ways))).map(
    ({ from, to, position, problem, userId }) =>
      `${from}–${to} step ${position} ${problem} ${userId ?? ''}`.trim(),
  )
const ada = (from: number, to: number): Presence => ({ userId: 'ada', from, to })
const bo = (from: number, to: number): Presence => ({ userId: 'bo', from, to })

test('a stretch in which a step tells nobody is found', () => {
  expect(told([[ada(0, 40), bo(30, 60), ada(80, 100)]])).toEqual(['60–80 step 1 NOBODY_REACHED'])
  expect(told([[]])).toEqual(['0–100 step 1 NOBODY_REACHED'])
})

test('somebody whom an earlier step has told already is found, where both do', () => {
  expect(told([[ada(0, 100)], [ada(20, 50), bo(0, 100)]])).toEqual(['20–50 step 2 SAME_PERSON_TWICE ada'])
})

test('somebody whom two targets of one step name is told once, and no finding', () => {
  expect(told([[ada(0, 100), ada(20, 50)]])).toEqual([])
})

test('somebody who cannot be reached is found, where a step would tell them', () => {
  expect(told([[ada(0, 50), bo(50, 100)]], { ada: 0 })).toEqual(['50–100 step 1 NO_VERIFIED_CONTACT bo'])
})

test('somebody whose first message goes only when the step is over is found', () => {
  const steps = [[ada(0, 50), bo(50, 100)]]
  expect(told(steps, { ada: timeout - 1, bo: timeout })).toEqual(['50–100 step 1 RULE_LATER_THAN_STEP bo'])
})

test('a step that has no gap reaches somebody at every instant, and the other way round', () => {
  const presence = fc.record({
    userId: fc.constantFrom('ada', 'bo'),
    from: fc.nat(99),
    length: fc.integer({ min: 1, max: 60 }),
  })
  fc.assert(
    fc.property(fc.array(presence, { maxLength: 6 }), fc.nat(99), (presences, at) => {
      const step = presences.map(({ userId, from, length }) => ({
        userId,
        from,
        to: Math.min(100, from + length),
      }))
      const isReached = step.some(({ from, to }) => from <= at && at < to)
      const gaps = coverageFindings(waiting([step]), span, new Map()).filter(
        ({ problem }) => problem === 'NOBODY_REACHED',
      )
      expect(gaps.some(({ from, to }) => from <= at && at < to)).toBe(!isReached)
    }),
    { numRuns: 2_000 },
  )
})

test('a ladder is foreseen step by step and round by round, past those who are not there', async () => {
  const minute = 60_000
  const steps = [
    { timeout: 5 * minute, targetIds: ['first'] },
    { timeout: 10 * minute, targetIds: ['nobody'] },
    { timeout: 20 * minute, targetIds: ['last'] },
  ]
  const forecasts = await foresee({ steps, repeat: 1 }, new Date(0), ([id]) =>
    Promise.resolve(id === 'nobody' ? [] : [id]),
  )
  expect(
    forecasts.map(({ at, round, position, users }) => [at.getTime() / minute, round, position, users[0]]),
  ).toEqual([
    [0, 1, 1, 'first'],
    [5, 1, 2, undefined],
    [5, 1, 3, 'last'],
    [25, 2, 1, 'first'],
    [30, 2, 2, undefined],
    [30, 2, 3, 'last'],
  ])
})
