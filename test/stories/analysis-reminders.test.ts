// Who is reminded of what is to be learnt, and when.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openStory, type Person, type Story } from './story.js'

type Json = Record<string, unknown>

let story: Story
let ann: Person
let mia: Person
let serviceId: string

beforeAll(async () => {
  story = await openStory()
  ann = await story.person('Ann')
  mia = await story.person('Mia')
  const { team } = await story.mutate('createTeam', { name: 'Tills' }, 'team { id }')
  const teamId = (team as { id: string }).id
  await story.mutate('setTeamMember', { teamId, userId: mia.id, role: 'MANAGER' }, 'team { id }')
  await story.mutate('setTeamMember', { teamId, userId: ann.id, role: 'RESPONDER' }, 'team { id }')
  ;({ serviceId } = await story.service([{ tell: [ann] }]))
})
afterAll(() => story.close())

const hours = (count: number) => story.clock.advance(count * 3_600_000)

/** An incident that paged Ann, who resolved it after half an hour. */
async function over(title: string, more: Json = {}): Promise<string> {
  const id = await story.open(title, serviceId, more)
  story.messages()
  await story.pass(3)
  await story.act('acknowledge', id, {}, ann)
  await story.pass(27)
  await story.act('resolve', id, { resolution: 'The disk has room again.' }, ann)
  story.messages()
  return id
}

async function started(title: string): Promise<string> {
  const incidentIds = [await over(title)]
  const { analysis } = await story.mutate('startAnalysis', { incidentIds }, 'analysis { id }', ann.asker)
  return (analysis as { id: string }).id
}

test('an incident that needs an analysis says by when: the end of the fifth working day', async () => {
  const id = await over('Needs one')
  const { resolvedAt, analysisDueAt } = await story.look(id, 'resolvedAt analysisDueAt')
  const days = (Date.parse(String(analysisDueAt)) - Date.parse(String(resolvedAt))) / 86_400_000
  expect(days).toBeGreaterThan(5)
  expect(days).toBeLessThan(8.5)
  const small = await over('Needs none', { severity: 'LOW', urgency: 'LOW' })
  expect(await story.look(small, 'analysisDueAt')).toEqual({ analysisDueAt: null })
  await story.act('reopen', id, { reason: 'again' })
  expect(await story.look(id, 'analysisDueAt')).toEqual({ analysisDueAt: null })
  await story.act('cancel', await story.open('Nothing', null), { reason: 'a mistake' })
  story.messages()
})

test('an analysis that nobody begins is asked for, and who leads the team hears of it once it is overdue', async () => {
  const id = await over('Forgotten')
  await story.act('assign', id, { ownerId: ann.id })
  story.messages()
  const { analysisDueAt } = await story.look(id, 'analysisDueAt')
  const heard: string[] = []
  const hoursLeft = Math.ceil((Date.parse(String(analysisDueAt)) - story.clock.now().getTime()) / 3_600_000)
  for (let hour = 0; hour < hoursLeft + 80; hour += 1) {
    hours(1)
    await story.tick()
    for (const { to, text } of story.messages())
      if (text.includes('nobody has begun') && text.includes('Forgotten'))
        heard.push(`${to.split('-')[0]}: ${/(is to be done|is due now|is overdue)/.exec(text)?.[0]}`)
  }
  expect(heard.slice(0, 2)).toEqual(['ann: is to be done', 'ann: is due now'])
  expect(heard.slice(2).sort()).toEqual(['ann: is overdue', 'mia: is overdue'])
  const overdue = 'query { neededAnalyses(overdue: true) { totalCount edges { node { title } } } }'
  const { neededAnalyses } = (await story.ask(overdue)) as { neededAnalyses: { edges: { node: Json }[] } }
  expect(neededAnalyses.edges.map(({ node }) => node.title)).toContain('Forgotten')
})

test('a follow-up action that is late reminds its owner, then who leads the team; once it is done nobody', async () => {
  const analysisId = await started('Late')
  const dueAt = new Date(story.clock.now().getTime() + 3 * 86_400_000).toISOString()
  const item = { analysisId, title: 'Do it', kind: 'PREVENT', priority: 'P3', ownerId: ann.id, dueAt }
  const { actionItem } = await story.mutate('addActionItem', item, 'actionItem { id overdue }', ann.asker)
  expect(actionItem).toMatchObject({ overdue: false })
  const { id } = actionItem as { id: string }
  const heard = async (hoursToPass: number) => {
    const names: string[] = []
    for (let hour = 0; hour < hoursToPass; hour += 1) {
      hours(1)
      await story.tick()
      for (const { to, text } of story.messages())
        if (text.includes('Do it')) names.push(to.split('-')[0] ?? '')
    }
    return names
  }
  expect(await heard(75)).toEqual(['ann', 'ann'])
  const query = 'query { actionItems(overdue: true) { totalCount edges { node { title overdue } } } }'
  expect(await story.ask(query)).toMatchObject({
    actionItems: { totalCount: 1, edges: [{ node: { title: 'Do it', overdue: true } }] },
  })
  expect((await heard(120)).sort()).toEqual(['ann', 'mia'])
  await story.mutate('updateActionItem', { id, state: 'DONE' }, 'actionItem { id }', ann.asker)
  expect(await story.ask(query)).toMatchObject({ actionItems: { totalCount: 0 } })
  expect(await heard(48)).toEqual([])
})
