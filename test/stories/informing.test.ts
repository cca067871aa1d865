import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { openStory, type Person, type Story } from './story.js'

let story: Story
let ann: Person
let bo: Person
let sue: Person
let serviceId: string
beforeAll(async () => {
  story = await openStory()
  ann = await story.person('Ann')
  bo = await story.person('Bo')
  sue = await story.person('Sue')
  const { team } = await story.mutate('createTeam', { name: 'Tills' }, 'team { id }')
  const { id: teamId } = team as { id: string }
  for (const [person, role] of [
    [ann, 'RESPONDER'],
    [sue, 'STAKEHOLDER'],
  ] as const)
    await story.mutate('setTeamMember', { teamId, userId: person.id, role }, 'team { id }')
  const { service } = await story.mutate(
    'createService',
    { name: 'Tills', ownerTeamId: teamId },
    'service { id }',
  )
  serviceId = (service as { id: string }).id
})
beforeEach(() => story.pass(2))
afterAll(() => story.close())

const update = async (id: string, audience: string, who?: Person) => {
  const input = { id, message: `for ${audience}`, audience }
  await story.mutate('postStatusUpdate', input, 'incident { id }', who?.asker)
  await story.tick()
}

test('an update for responders reaches watchers, owner and roles, and not who wrote it', async () => {
  const id = await story.open('Inside', serviceId, { ownerId: ann.id })
  await story.mutate('watchIncident', { id }, 'incident { id }', bo.asker)
  await update(id, 'INTERNAL')
  expect(story.came()).toEqual(['Ann by EMAIL: P1 INC-1: Inside', 'Bo by EMAIL: P1 INC-1: Inside'])
  await update(id, 'INTERNAL', bo)
  expect(story.paged()).toEqual(['Ann'])
})

test('an update for stakeholders also reaches those whom the teams of the services keep informed', async () => {
  const id = await story.open('Outside', serviceId, { ownerId: ann.id })
  await update(id, 'STAKEHOLDERS')
  const messages = story.messages()
  expect(messages.map(({ to }) => to).sort()).toEqual(['ann-email@example.org', 'sue-email@example.org'])
  expect(messages[0]?.text).toContain('says: for STAKEHOLDERS')
  await update(id, 'PUBLIC')
  expect(story.paged()).toEqual(['Ann', 'Sue'])
})

test('watchers hear of the status and of the priority, each once', async () => {
  const id = await story.open('Watched', serviceId)
  await story.mutate('watchIncident', { id }, 'incident { id }', sue.asker)
  await story.act('acknowledge', id, {}, ann)
  expect(story.paged()).toEqual(['Sue'])
  await story.act('acknowledge', id, {}, bo)
  await story.mutate('updateIncident', { id, urgency: 'LOW' }, 'incident { priority }')
  await story.tick()
  const [message, ...more] = story.messages()
  expect(more).toEqual([])
  expect(message?.text).toContain('from P1 to P3')
  await story.mutate('updateIncident', { id, title: 'Watched still' }, 'incident { title }')
  await story.tick()
  const unwatch =
    'mutation ($input: WatchIncidentInput!) { unwatchIncident(input: $input) { incident { id } } }'
  await story.ask(unwatch, { input: { id } }, sue.asker)
  await story.act('resolve', id, { resolution: 'done' })
})

test('news goes by the way that a page uses first, and waits for nothing', async () => {
  await story.reach(bo, 'WEBHOOK')
  const rules = [
    { contactMethodId: bo.ways.EMAIL, delay: 'PT10M' },
    { contactMethodId: bo.ways.WEBHOOK, delay: 'PT2M' },
  ]
  await story.mutate('setNotificationRules', { rules }, 'user { id }', bo.asker)
  const id = await story.open('News', serviceId)
  await story.mutate('watchIncident', { id }, 'incident { id }', bo.asker)
  await update(id, 'INTERNAL', ann)
  await update(id, 'INTERNAL', ann)
  expect(story.came()).toEqual(['Bo by WEBHOOK: P1 INC-4: News', 'Bo by WEBHOOK: P1 INC-4: News'])
  await story.pass(15)
})

test('what is imported or happens to nobody’s incident tells nobody', async () => {
  const id = await story.open('Unwatched', null)
  await story.act('acknowledge', id, {}, bo)
  await story.act('resolve', id, { resolution: 'done' })
  await story.pass(10)
  expect(story.came()).toEqual([])
})
