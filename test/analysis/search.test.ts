import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { addActionItem } from '../../src/analysis/use-cases/add-action-item.js'
import { addCause } from '../../src/analysis/use-cases/add-cause.js'
import { startAnalysis } from '../../src/analysis/use-cases/start-analysis.js'
import { updateActionItem } from '../../src/analysis/use-cases/update-action-item.js'
import { updateAnalysis } from '../../src/analysis/use-cases/update-analysis.js'
import { servedDesk, type ServedDesk } from '../harness/served-desk.js'

let desk: ServedDesk
beforeAll(async () => {
  desk = await servedDesk()
  const { desk: hand } = desk
  const begin = async (title: string) =>
    (await hand.do(startAnalysis, { incidentIds: [await hand.open({ title })] })).analysis
  const first = await begin('Kaffeemühle')
  await begin('決済が失敗する')
  await hand.do(updateAnalysis, { id: first, lessonsLearned: [{ kind: 'WENT_WELL', text: 'Überblick' }] })
  const cause = { kind: 'ROOT' as const, category: 'TECHNOLOGY' as const, statement: 'Broken db-3' }
  await hand.do(addCause, { analysisId: first, ...cause })
  const item = { title: 'Grind', kind: 'PREVENT' as const, priority: 'P3' as const }
  const { actionItem } = await hand.do(addActionItem, { analysisId: first, ...item })
  await hand.do(updateActionItem, { id: actionItem, title: 'Polish' })
})
afterAll(() => desk.close())

test.each([
  ['kaffeemuhle', ['Kaffeemühle']],
  ['ÜBERBLICK kaffee', ['Kaffeemühle']],
  ['db-3', ['Kaffeemühle']],
  ['polish', ['Kaffeemühle']],
  ['grind', []],
  ['失敗', ['決済が失敗する']],
  ['INC-2', ['決済が失敗する']],
  ['kaffee tee', []],
  ['+-*"~<>()', []],
])('analyses are found by all that is written in them: %s', async (search, titles) => {
  const query = 'query ($search: String) { analyses(search: $search) { edges { node { title } } } }'
  const { data } = await desk.admin.http(query, { search })
  const { edges } = (data as { analyses: { edges: { node: { title: string } }[] } }).analyses
  expect(edges.map(({ node }) => node.title)).toEqual(titles)
})
