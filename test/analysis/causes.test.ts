import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { asTold, withThoseBelow, wouldCircle } from '../../src/analysis/causes.js'

const cause = (id: string, explainsId: string | null = null) => ({ id, explainsId })
const tree = [cause('deploy'), cause('no test', 'deploy'), cause('late', null), cause('no time', 'no test')]

test('causes are told each after the one that it explains, with their depth', () => {
  expect(asTold(tree).map(({ id, depth }) => `${depth} ${id}`)).toEqual([
    '0 deploy',
    '1 no test',
    '2 no time',
    '0 late',
  ])
})

test('with a cause goes what explains only it', () => {
  expect(withThoseBelow(tree, 'no test')).toEqual(['no test', 'no time'])
})

test('a cause can explain neither itself nor what explains it', () => {
  expect(wouldCircle(tree, 'deploy', 'no time')).toBe(true)
  expect(wouldCircle(tree, 'deploy', 'deploy')).toBe(true)
  expect(wouldCircle(tree, 'no test', 'late')).toBe(false)
})

test('however a tree was grown and moved without circles, each cause is told once, after the one that it explains', () => {
  const moves = fc.array(fc.tuple(fc.nat(9), fc.option(fc.nat(9))), { maxLength: 40 })
  fc.assert(
    fc.property(moves, (all) => {
      const causes = Array.from({ length: 10 }, (_, index) => cause(String(index)))
      for (const [index, explains] of all) {
        const [moved, to] = [causes[index], explains === null ? null : String(explains)]
        if (moved && (to === null || !wouldCircle(causes, moved.id, to))) moved.explainsId = to
      }
      const told = asTold(causes).map(({ id }) => id)
      expect([...told].sort()).toEqual(causes.map(({ id }) => id).sort())
      for (const { id, explainsId } of causes)
        if (explainsId !== null) expect(told.indexOf(explainsId)).toBeLessThan(told.indexOf(id))
    }),
    { numRuns: 2_000 },
  )
})
