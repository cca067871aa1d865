// Who may not see one of its incidents does not see an analysis, nor anything that belongs to it.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { expectRefused, openStory, type Person, type Story } from '../stories/story.js'

type Json = Record<string, unknown>

let story: Story
let ann: Person
let eve: Person
let seen: string
let hidden: string
let analysisId: string
let itemId: string
let causeId: string

beforeAll(async () => {
  story = await openStory()
  ann = await story.person('Ann', [])
  eve = await story.person('Eve', [])
  seen = await story.open('Everybody sees it', null)
  hidden = await story.open('Salaries', null, { restricted: true })
  await story.mutate('watchIncident', { id: hidden, userId: ann.id }, 'incident { id }')
  const incidentIds = [seen, hidden]
  const { analysis } = await story.mutate('startAnalysis', { incidentIds }, 'analysis { id }', ann.asker)
  analysisId = (analysis as { id: string }).id
  const item = { analysisId, title: 'Pay less', kind: 'PREVENT', priority: 'P1', ownerId: ann.id }
  const added = await story.mutate('addActionItem', item, 'actionItem { id }', ann.asker)
  itemId = (added.actionItem as { id: string }).id
  const cause = { analysisId, kind: 'ROOT', category: 'PEOPLE', statement: 'Money' }
  const found = await story.mutate('addCause', cause, 'cause { id }', ann.asker)
  causeId = (found.cause as { id: string }).id
})
afterAll(() => story.close())

const everything = `query ($ids: [ID!]!, $incident: ID!) {
  nodes(ids: $ids) { id }
  analyses { totalCount }
  actionItems { totalCount }
  incident(id: $incident) { analysis { id } }
}`
const look = (who: Person) =>
  story.ask(everything, { ids: [analysisId, itemId, causeId], incident: seen }, who.asker)

test('who sees all of its incidents sees it in lists, by id and from each of them', async () => {
  expect(await look(ann)).toEqual({
    nodes: [{ id: analysisId }, { id: itemId }, { id: causeId }],
    analyses: { totalCount: 1 },
    actionItems: { totalCount: 1 },
    incident: { analysis: { id: analysisId } },
  })
})

test('who does not see one of them finds nothing of it anywhere', async () => {
  expect(await look(eve)).toEqual({
    nodes: [null, null, null],
    analyses: { totalCount: 0 },
    actionItems: { totalCount: 0 },
    incident: { analysis: null },
  })
})

test('the timeline that everybody sees says that there is an analysis, and nothing of what stands in it', async () => {
  const { timeline } = await story.look(
    seen,
    'timeline(first: 50, kinds: [ANALYSIS_CHANGED]) { edges { node { summary } } }',
  )
  const told = (timeline as { edges: { node: { summary: string } }[] }).edges.map(({ node }) => node.summary)
  expect(told).toEqual([
    'Ann began the analysis',
    'Ann added a follow-up action to the analysis',
    'Ann added a cause to the analysis',
  ])
})

test.each([
  ['updateAnalysis', () => ({ id: analysisId, title: 'Mine' })],
  ['addCause', () => ({ analysisId, kind: 'ROOT', category: 'PEOPLE', statement: 'x' })],
  ['updateCause', () => ({ id: causeId, statement: 'x' })],
  ['updateActionItem', () => ({ id: itemId, title: 'x' })],
  ['submitAnalysis', () => ({ id: analysisId, reviewerIds: [ann.id] })],
  ['amendAnalysis', () => ({ id: analysisId, reason: 'x' })],
  ['startAnalysis', () => ({ incidentIds: [hidden] })],
])('%s answers NOT_FOUND to who does not see it', async (name, input: () => Json) => {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { __typename } }`
  await expectRefused(eve.asker.http(query, { input: input() }), 'NOT_FOUND')
})

test('who does not see it cannot be asked to review it', async () => {
  const query =
    'mutation ($input: SubmitAnalysisInput!) { submitAnalysis(input: $input) { analysis { id } } }'
  await expectRefused(
    ann.asker.http(query, { input: { id: analysisId, reviewerIds: [eve.id] } }),
    'BAD_USER_INPUT',
  )
})

test('an incident has one analysis', async () => {
  const query = 'mutation ($input: StartAnalysisInput!) { startAnalysis(input: $input) { analysis { id } } }'
  const reply = await ann.asker.http(query, { input: { incidentIds: [seen] } })
  expect(reply.errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', analysis: analysisId })
})
