import { expect, test } from '@jest/globals'
import { isOnlyAuthor, stillToApprove } from '../../src/analysis/reviewing.js'

const said = (reviewerId: string, verdict: 'APPROVED' | 'CHANGES_REQUESTED', version: number) => ({
  reviewerId,
  verdict,
  version,
})

test('who has said nothing has not approved', () => {
  expect(stillToApprove(['a', 'b'], [said('a', 'APPROVED', 3)], 0)).toEqual(['b'])
})

test('the last word of each counts, in whichever order they are read', () => {
  const words = [said('a', 'APPROVED', 5), said('a', 'CHANGES_REQUESTED', 3), said('b', 'APPROVED', 2)]
  expect(stillToApprove(['a', 'b'], words, 0)).toEqual([])
  expect(stillToApprove(['a'], [...words, said('a', 'CHANGES_REQUESTED', 6)], 0)).toEqual(['a'])
})

test('what was said of a version that is published says nothing of the next', () => {
  expect(stillToApprove(['a'], [said('a', 'APPROVED', 3)], 4)).toEqual(['a'])
})

test('one of two authors may approve, the only one may not', () => {
  expect(isOnlyAuthor('a', ['a'])).toBe(true)
  expect(isOnlyAuthor('a', ['a', 'b'])).toBe(false)
  expect(isOnlyAuthor('c', ['a'])).toBe(false)
})
