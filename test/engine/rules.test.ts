import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { driftOf, tolerance } from '../../src/engine/clock-check.js'
import { inLanes } from '../../src/engine/lanes.js'
import { longestPause, pauseAfter } from '../../src/engine/retry.js'
import { Rivals } from '../../src/engine/rivals.js'

test('pauses grow to half an hour and stay there', () => {
  const pauses = [1, 2, 3, 4, 5, 6, 100].map(pauseAfter)
  expect(pauses).toEqual([5_000, 30_000, 120_000, 600_000, 1_800_000, 1_800_000, longestPause])
})

test('a clock is astray only where no way of the question explains the difference', () => {
  fc.assert(
    fc.property(fc.nat(20_000), fc.integer({ min: -20_000, max: 20_000 }), (took, offset) => {
      // The database read its clock somewhere on the way; ours was ahead by `offset`.
      const before = 1_000_000
      const drift = driftOf(before, before + took / 2 - offset, before + took)
      expect(drift === null || Math.sign(drift) === Math.sign(offset)).toBe(true)
      if (Math.abs(offset) <= tolerance) expect(drift).toBeNull()
      if (Math.abs(offset) > tolerance + took) expect(drift).not.toBeNull()
    }),
  )
  expect(driftOf(7_200_000, 0, 7_200_010)).toBe(7_200_000)
  expect(driftOf(0, 7_200_000, 10)).toBe(-7_199_990)
})

test('a copy alone takes the oldest in their order; one with rivals takes a stretch of its own for a while', () => {
  const due = Array.from({ length: 40 }, (_, index) => index)
  const rivals = new Rivals(10, () => 0.5)
  expect([rivals.reach, rivals.choose(due)[0]]).toEqual([10, 0])
  rivals.got(10, 7)
  expect([rivals.reach, rivals.choose(due)[0]]).toEqual([40, 15])
  expect(rivals.choose(due.slice(0, 4))).toEqual([0, 1, 2, 3])
  for (let claim = 0; claim < 10; claim += 1) rivals.got(10, 10)
  expect([rivals.reach, rivals.choose(due)]).toEqual([10, due.slice(0, 10)])
})

test('lanes begin things in their order, never more than so many at a time, and each once', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(3), { maxLength: 40 }),
      fc.integer({ min: 1, max: 6 }),
      async (turns, lanes) => {
        const begun: number[] = []
        let [busy, most] = [0, 0]
        await inLanes([...turns.keys()], lanes, async (index) => {
          begun.push(index)
          most = Math.max(most, (busy += 1))
          for (let turn = turns[index] ?? 0; turn > 0; turn -= 1) await Promise.resolve()
          busy -= 1
        })
        expect(begun).toEqual([...turns.keys()])
        expect(most).toBeLessThanOrEqual(lanes)
      },
    ),
  )
})

test('what a lane throws comes out when all has ended', async () => {
  const ended: number[] = []
  const act = async (thing: number) => {
    await Promise.resolve()
    ended.push(thing)
    if (thing === 2) throw new RangeError('two')
  }
  await expect(inLanes([1, 2, 3, 4], 2, act)).rejects.toThrow('two')
  expect(ended).toEqual([1, 2, 3, 4])
})
