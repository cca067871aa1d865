import { expect, test } from '@jest/globals'
import { firstMatrix, firstPriority, wholeMatrix } from '../../src/classification/priority-matrix.js'

const short = (rules: readonly { severity: string; urgency: string; priority: string }[]) =>
  rules.map(({ severity, urgency, priority }) => `${severity[0]}${urgency[0]} ${priority}`).join(', ')

test('the first matrix has nine rules, the worst severity first and in it the worst urgency', () => {
  expect(short(firstMatrix)).toBe('HH P1, HM P2, HL P3, MH P2, MM P3, ML P4, LH P3, LM P4, LL P4')
})

test('the priority of a severity and an urgency is that of their rule', () => {
  for (const { severity, urgency, priority } of firstMatrix)
    expect(firstPriority(severity, urgency)).toBe(priority)
})

test('what an organisation decides wins over the first matrix, in whatever order it is stored', () => {
  const matrix = wholeMatrix([
    { severity: 'LOW', urgency: 'LOW', priority: 'P3' },
    { severity: 'HIGH', urgency: 'LOW', priority: 'P1' },
  ])
  expect(short(matrix)).toBe('HH P1, HM P2, HL P1, MH P2, MM P3, ML P4, LH P3, LM P4, LL P3')
})

test('no rule of the first matrix is easier than one that is less severe or less urgent', () => {
  const rank = { HIGH: 0, MEDIUM: 1, LOW: 2 }
  for (const worse of firstMatrix)
    for (const better of firstMatrix)
      if (rank[worse.severity] <= rank[better.severity] && rank[worse.urgency] <= rank[better.urgency])
        expect(worse.priority <= better.priority).toBe(true)
})
