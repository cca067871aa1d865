import { expect, test } from '@jest/globals'
import { markdownOf, type AnalysisDocument } from '../../src/analysis/markdown.js'

const plain: AnalysisDocument = {
  title: 'Till',
  state: 'IN_REVIEW',
  version: 3,
  incidents: [{ number: 7, title: 'Till is down', priority: 'P1', openedAt: new Date(0), resolvedAt: null }],
  authors: ['Ann'],
  reviewers: [],
  sections: [
    { heading: 'Summary', text: 'It broke.' },
    { heading: 'Impact', text: '  ' },
  ],
  facts: [
    { name: 'Time to resolve', value: 1_800_000 },
    { name: 'Time to mitigate', value: null },
  ],
  narrative: [],
  causes: [],
  lessons: [],
  actions: [],
}

test('sections that say nothing are left out, and what is not known is a dash', () => {
  expect(markdownOf(plain)).toBe(`# Till

- Incidents: INC-7 (P1) Till is down
- State: in review, version 3
- Authors: Ann

## Summary

It broke.

## Facts

| What | Measured |
| --- | --- |
| Time to resolve | 30 minutes |
| Time to mitigate | – |
`)
})

test('whatever people wrote, a row of a table stays one row with its own cells', () => {
  const text = 'a | b\n| c \\| d\r\ne'
  const document = markdownOf({ ...plain, narrative: [{ at: '2026-03-02T09:00:00.000Z', text }] })
  const row = document.split('\n').find((line) => line.startsWith('| 2026-03-02 09:00'))
  expect(row).toBe('| 2026-03-02 09:00 | a \\| b \\| c \\\\\\| d e |')
  expect(row?.split(/(?<!\\)(?:\\\\)*\|/)).toHaveLength(4)
})

test('causes are told as a tree, lessons by their kind', () => {
  const document = markdownOf({
    ...plain,
    causes: [
      { depth: 0, kind: 'TRIGGER', category: 'TECHNOLOGY', statement: 'Full disk' },
      { depth: 1, kind: 'ROOT', category: 'THIRD_PARTY', statement: 'No\nalarm' },
    ],
    lessons: [
      { kind: 'GOT_LUCKY', text: 'Noon' },
      { kind: 'WENT_WELL', text: 'Fast' },
    ],
  })
  expect(document).toContain('- **trigger** (technology): Full disk\n  - **root** (third party): No alarm')
  expect(document).toContain('### What went well\n\n- Fast\n\n### Where we got lucky\n\n- Noon')
})
