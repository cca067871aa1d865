// From the page to what is different now: the whole way of an incident through the API.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { expectRefused, openStory, type Person, type Story } from './story.js'

type Json = Record<string, unknown>

let story: Story
let ann: Person
let bo: Person
let mia: Person
let serviceId: string

beforeAll(async () => {
  story = await openStory()
  ann = await story.person('Ann')
  bo = await story.person('Bo')
  mia = await story.person('Mia')
  const { team } = await story.mutate('createTeam', { name: 'Tills' }, 'team { id }')
  const teamId = (team as { id: string }).id
  await story.mutate('setTeamMember', { teamId, userId: mia.id, role: 'MANAGER' }, 'team { id }')
  await story.mutate('setTeamMember', { teamId, userId: ann.id, role: 'RESPONDER' }, 'team { id }')
  ;({ serviceId } = await story.service([{ tell: [ann] }]))
})
afterAll(() => story.close())

async function analysisOf(id: string, selection: string): Promise<Json> {
  const { analysis } = await story.look(id, `analysis { ${selection} }`)
  return analysis as Json
}

/** An incident that paged Ann, who resolved it after half an hour. */
async function over(title: string): Promise<string> {
  const id = await story.open(title, serviceId)
  story.messages()
  await story.pass(3)
  await story.act('acknowledge', id, {}, ann)
  await story.pass(27)
  await story.act('resolve', id, { resolution: 'The disk has room again.' }, ann)
  story.messages()
  return id
}

async function started(title: string): Promise<{ incident: string; analysis: string }> {
  const incident = await over(title)
  const { analysis } = await story.mutate(
    'startAnalysis',
    { incidentIds: [incident] },
    'analysis { id }',
    ann.asker,
  )
  return { incident, analysis: (analysis as { id: string }).id }
}

test('an incident goes from the page to a published analysis and to a follow-up action that is done', async () => {
  const id = await story.open('Till is down', serviceId)
  expect(story.paged()).toEqual(['Ann'])
  await story.pass(3)
  await story.act('acknowledge', id, {}, ann)
  await story.mutate(
    'postStatusUpdate',
    { id, message: 'We are on it.', audience: 'INTERNAL' },
    'statusUpdate { id }',
    ann.asker,
  )
  await story.pass(27)
  await story.act('resolve', id, { resolution: 'The disk has room again.' }, ann)
  story.messages()

  const begun = await story.mutate(
    'startAnalysis',
    { incidentIds: [id] },
    `analysis { id title state version summary impact detection response dueAt authors { name }
      narrative { at text event { kind } }
      facts { timeToDetect timeToAcknowledge timeToMitigate timeToResolve slaBreaches escalations pagesSent statusUpdates responders { name } } }`,
    ann.asker,
  )
  const analysis = begun.analysis as Json
  expect(analysis).toMatchObject({
    title: 'Till is down',
    state: 'DRAFT',
    version: 1,
    authors: [{ name: 'Ann' }],
    facts: {
      timeToDetect: 'PT0S',
      timeToAcknowledge: 'PT3M',
      timeToMitigate: 'PT30M',
      timeToResolve: 'PT30M',
      slaBreaches: 0,
      escalations: 1,
      pagesSent: 1,
      statusUpdates: 1,
      responders: [{ name: 'Ann' }],
    },
  })
  expect(analysis.response).toContain('acknowledged 3 minutes after')
  expect(analysis.response).toContain('The disk has room again.')
  expect((analysis.narrative as { event: { kind: string } }[]).map(({ event }) => event.kind)).toEqual(
    expect.arrayContaining(['OPENED', 'ESCALATION_CHANGED', 'STATUS_UPDATE_POSTED', 'STATUS_CHANGED']),
  )
  const analysisId = analysis.id as string

  const { timeline } = await story.look(id, 'timeline(first: 100) { edges { node { id kind } } }')
  const [opened] = (timeline as { edges: { node: { id: string } }[] }).edges
  const cause = async (statement: string, more: Json) => {
    const input = { analysisId, kind: 'CONTRIBUTING', category: 'TECHNOLOGY', statement, ...more }
    const added = await story.mutate('addCause', input, 'cause { id depth }', ann.asker)
    return added.cause as { id: string; depth: number }
  }
  const full = await cause('The disk was full.', { kind: 'TRIGGER', evidenceIds: [opened?.node.id] })
  const why = await cause('Nobody watched it.', { kind: 'ROOT', category: 'PROCESS', explainsId: full.id })
  expect([full.depth, why.depth]).toEqual([0, 1])

  const item = {
    analysisId,
    title: 'Watch the disks',
    kind: 'DETECT',
    priority: 'P2',
    ownerId: bo.id,
    causeId: why.id,
    dueAt: new Date(story.clock.now().getTime() + 30 * 86_400_000).toISOString(),
  }
  const { actionItem } = await story.mutate('addActionItem', item, 'actionItem { id }', ann.asker)
  const lessonsLearned = [{ kind: 'GOT_LUCKY', text: 'It was noon.' }]
  await story.mutate('updateAnalysis', { id: analysisId, lessonsLearned }, 'analysis { id }', ann.asker)

  const submit =
    'mutation ($input: SubmitAnalysisInput!) { submitAnalysis(input: $input) { analysis { state } } }'
  const alone = ann.asker.http(submit, { input: { id: analysisId, reviewerIds: [ann.id] } })
  await expectRefused(alone, 'BAD_USER_INPUT')
  await story.mutate(
    'submitAnalysis',
    { id: analysisId, reviewerIds: [bo.id] },
    'analysis { state }',
    ann.asker,
  )
  const publish =
    'mutation ($input: PublishAnalysisInput!) { publishAnalysis(input: $input) { analysis { state } } }'
  await expectRefused(ann.asker.http(publish, { input: { id: analysisId } }), 'CONFLICT')
  const review = { id: analysisId, verdict: 'APPROVED', comment: 'Good.' }
  await story.mutate('reviewAnalysis', review, 'analysis { state }', bo.asker)
  await story.mutate('publishAnalysis', { id: analysisId }, 'analysis { state }', ann.asker)

  const done = { id: (actionItem as { id: string }).id, state: 'DONE' }
  await story.mutate('updateActionItem', done, 'actionItem { state }', bo.asker)
  const published = await analysisOf(
    id,
    `state publishedAt versions { version markdown } reviews { verdict comment reviewer { name } }
     causes { statement depth evidence { kind } because { statement } explains { statement } }
     actionItems { state completedAt overdue owner { ... on User { name } } cause { statement } }`,
  )
  expect(published).toMatchObject({
    state: 'PUBLISHED',
    publishedAt: story.clock.now().toISOString(),
    reviews: [{ verdict: 'APPROVED', comment: 'Good.', reviewer: { name: 'Bo' } }],
    causes: [
      {
        statement: 'The disk was full.',
        evidence: [{ kind: 'OPENED' }],
        because: [{ statement: 'Nobody watched it.' }],
        explains: null,
      },
      { statement: 'Nobody watched it.', depth: 1, explains: { statement: 'The disk was full.' } },
    ],
    actionItems: [
      { state: 'DONE', overdue: false, owner: { name: 'Bo' }, cause: { statement: 'Nobody watched it.' } },
    ],
  })
  const [{ markdown = '' } = {}] = published.versions as { markdown: string }[]
  for (const told of ['# Till is down', '## Timeline', 'The disk was full.', 'Watch the disks', '| open |'])
    expect(markdown).toContain(told)
})

test('what is asked for before it is approved goes back, and only the last word of each reviewer counts', async () => {
  const { analysis: id } = await started('Reviewed')
  const say = (who: Person, verdict: string) =>
    story.mutate('reviewAnalysis', { id, verdict, comment: 'So.' }, 'analysis { state }', who.asker)
  await story.mutate('submitAnalysis', { id, reviewerIds: [bo.id, mia.id] }, 'analysis { id }', ann.asker)
  await say(bo, 'APPROVED')
  expect(await say(mia, 'CHANGES_REQUESTED')).toEqual({ analysis: { state: 'DRAFT' } })
  await story.mutate('updateAnalysis', { id, summary: 'Better.' }, 'analysis { id }', ann.asker)
  await story.mutate('submitAnalysis', { id, reviewerIds: [bo.id, mia.id] }, 'analysis { id }', ann.asker)
  await say(mia, 'APPROVED')
  const first = await story.mutate('publishAnalysis', { id }, 'analysis { state version }', ann.asker)
  const reason = 'A number was wrong.'
  const amended = await story.mutate('amendAnalysis', { id, reason }, 'analysis { state version }', ann.asker)
  const version = (first.analysis as { version: number }).version
  expect(amended).toEqual({ analysis: { state: 'DRAFT', version: version + 1 } })
  await story.mutate('submitAnalysis', { id, reviewerIds: [bo.id] }, 'analysis { id }', ann.asker)
  const publish =
    'mutation ($input: PublishAnalysisInput!) { publishAnalysis(input: $input) { analysis { id } } }'
  await expectRefused(ann.asker.http(publish, { input: { id } }), 'CONFLICT')
  await say(bo, 'APPROVED')
  const second = await story.mutate('publishAnalysis', { id }, 'analysis { versions { version } }', ann.asker)
  expect((second.analysis as { versions: unknown[] }).versions).toHaveLength(2)
})
