import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { addCause } from '../../src/analysis/use-cases/add-cause.js'
import { startAnalysis } from '../../src/analysis/use-cases/start-analysis.js'
import { updateAnalysis } from '../../src/analysis/use-cases/update-analysis.js'
import { createArticle, retireArticle } from '../../src/knowledge/index.js'
import { servedDesk, type Asker, type ServedDesk } from '../harness/served-desk.js'

let served: ServedDesk
beforeAll(async () => {
  served = await servedDesk()
})
afterAll(() => served.close())

const query = `query ($text: String!) { search(text: $text) { score snippet target {
  __typename ... on Incident { id } ... on PostIncidentAnalysis { id } ... on Article { id } } } }`
interface Hit {
  target: { __typename: string; id: string }
  score: number
  snippet: string
}
async function search(text: string, asker: Asker = served.admin): Promise<Hit[]> {
  const reply = await asker.http(query, { text })
  expect(reply.errors).toBeUndefined()
  return reply.data?.search as Hit[]
}
const idsOf = async (text: string, asker?: Asker) =>
  (await search(text, asker)).map(({ target }) => target.id)

test('finds incidents, analyses and articles together, each with where it stands', async () => {
  const { desk } = served
  const incident = await desk.open({ title: 'A thing', description: 'The flywheel came loose.' })
  const { analysis } = await desk.do(startAnalysis, { incidentIds: [await desk.open({ title: 'Other' })] })
  await desk.do(updateAnalysis, { id: analysis, impact: 'For an hour the flywheel stood still.' })
  const body = `${'Nothing here. '.repeat(50)}Grease the flywheel. ${'Nor here. '.repeat(50)}`
  const { article } = await desk.do(createArticle, { kind: 'HOW_TO', title: 'Machines', body })
  const hits = await search('flywheel')
  expect(hits.map(({ target }) => target.__typename).sort()).toEqual([
    'Article',
    'Incident',
    'PostIncidentAnalysis',
  ])
  expect(hits.map(({ target }) => target.id).sort()).toEqual([analysis, article, incident].sort())
  for (const { snippet } of hits) expect(snippet).toContain('flywheel')
})

test('an analysis is found by its causes, too', async () => {
  const { desk } = served
  const { analysis } = await desk.do(startAnalysis, { incidentIds: [await desk.open()] })
  await desk.do(addCause, {
    analysisId: analysis,
    kind: 'ROOT',
    category: 'PROCESS',
    statement: 'Nobody owned the gyroscope',
  })
  expect(await idsOf('gyroscope')).toEqual([analysis])
})

test('articles are not found once they are retired', async () => {
  const { article } = await served.desk.do(createArticle, { kind: 'RUNBOOK', title: 'Zeppelin', body: 'Up.' })
  expect(await idsOf('zeppelin')).toEqual([article])
  await served.desk.do(retireArticle, { id: article })
  expect(await idsOf('zeppelin')).toEqual([])
})

test('an analysis of a restricted incident shows to its readers alone', async () => {
  const { desk } = served
  const incident = await desk.open({ title: 'Basilisk', restricted: true })
  const { analysis } = await desk.do(startAnalysis, { incidentIds: [incident], title: 'Basilisk, once more' })
  const [viewer, reader] = [await desk.hire('Out of it'), await desk.hire('In it')]
  await desk.assign(incident, reader.id)
  expect(await idsOf('basilisk', await served.asker(viewer))).toEqual([])
  expect((await idsOf('basilisk', await served.asker(reader))).sort()).toEqual([analysis, incident].sort())
})
