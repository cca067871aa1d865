import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { expectRefused, openStory, type Person, type Story } from './story.js'

let story: Story
let ann: Person
let bo: Person
let sue: Person
let serviceId: string

beforeAll(async () => {
  story = await openStory()
  ann = await story.person('Ann')
  bo = await story.person('Bo')
  sue = await story.person('Sue', ['EMAIL'], 'VIEWER')
  const { team } = await story.mutate('createTeam', { name: 'Tills' }, 'team { id }')
  const ownerTeamId = (team as { id: string }).id
  const member = { teamId: ownerTeamId, userId: sue.id, role: 'STAKEHOLDER' }
  await story.mutate('setTeamMember', member, 'team { id }')
  const { service } = await story.mutate('createService', { name: 'Tills', ownerTeamId }, 'service { id }')
  serviceId = (service as { id: string }).id
})
beforeEach(() => story.pass(2))
afterAll(() => story.close())

async function over(title: string, more: object = {}): Promise<string> {
  const id = await story.open(title, serviceId, { ...more })
  await story.mutate('watchIncident', { id }, 'incident { id }', bo.asker)
  await story.act('resolve', id, { resolution: 'done' })
  story.messages()
  return id
}
const mutation = 'mutation ($input: GiveFeedbackInput!) { giveFeedback(input: $input) { incident { id } } }'
const give = (person: Person, incidentId: string, rating: number, comment?: string) =>
  person.asker.http(mutation, { input: { incidentId, rating, comment } })
const asks = () =>
  story
    .messages()
    .filter(({ text }) => text.includes('How was it handled?'))
    .map(({ to }) => to.split('-')[0])
    .sort()

test('once an incident is closed, watchers and stakeholders are asked, each once, but not who closed it', async () => {
  const id = await over('Cards')
  await story.mutate('watchIncident', { id }, 'incident { id }', ann.asker)
  await story.act('close', id, {}, ann)
  expect(asks()).toEqual(['bo', 'sue'])
  const query = 'notifications(first: 20) { edges { node { cause recipient { name } } } }'
  const { notifications } = await story.look(id, query)
  const rows = (notifications as { edges: { node: { cause: string; recipient: { name: string } } }[] }).edges
  const asked = rows.filter(({ node }) => node.cause === 'FEEDBACK_REQUEST')
  expect(asked.map(({ node }) => node.recipient.name).sort()).toEqual(['Bo', 'Sue'])
  await story.act('reopen', id, { reason: 'again' })
  await story.act('resolve', id, { resolution: 'done' })
  await story.act('close', id, {}, ann)
  expect(asks()).toEqual([])
})

test('each person has one word, and a second one replaces the first', async () => {
  const id = await over('Words')
  await give(sue, id, 2, 'too slow')
  await story.pass(1)
  await give(bo, id, 5)
  await give(sue, id, 4, 'got better')
  const { feedback } = await story.look(id, 'feedback { rating comment author { name } }')
  expect(feedback).toHaveLength(2)
  expect(feedback).toEqual(
    expect.arrayContaining([
      { rating: 5, comment: null, author: { name: 'Bo' } },
      { rating: 4, comment: 'got better', author: { name: 'Sue' } },
    ]),
  )
  await story.act('close', id)
  // Both have said so already.
  expect(asks()).toEqual([])
  expect((await give(sue, id, 1)).errors).toBeUndefined()
})

test('drills, canceled incidents and duplicates ask nobody', async () => {
  const drill = await over('Drill', { drill: true })
  await story.act('close', drill)
  const canceled = await story.open('Canceled', serviceId)
  await story.act('cancel', canceled, { reason: 'a mistake' })
  const [duplicate, original] = [await over('Twice'), await story.open('Once', serviceId)]
  await story.mutate('mergeIncident', { id: duplicate, intoId: original }, 'incident { status }')
  await story.tick()
  expect(asks()).toEqual([])
})

test('an incident that closes by itself asks too', async () => {
  const id = await over('Quiet')
  story.clock.advance('60d')
  await story.tick()
  expect(await story.look(id, 'status')).toEqual({ status: 'CLOSED' })
  expect(asks()).toEqual(['bo', 'sue'])
})

test('what is open, out of sight or out of scale takes no feedback, and programs give none', async () => {
  const open = await story.open('Open', serviceId)
  await expectRefused(give(sue, open, 3), 'INVALID_TRANSITION')
  const id = await over('Scale')
  for (const rating of [0, 6]) await expectRefused(give(sue, id, rating), 'BAD_USER_INPUT')
  const hidden = await story.open('Hidden', null, { restricted: true })
  await story.act('resolve', hidden, { resolution: 'done' })
  await expectRefused(give(sue, hidden, 3), 'NOT_FOUND')
  const program = await story.served.asker(story.served.desk.program('robot', 'ADMIN'))
  const input = { incidentId: id, rating: 3 }
  await expectRefused(program.http(mutation, { input }), 'FORBIDDEN')
})
