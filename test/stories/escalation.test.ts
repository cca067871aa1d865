import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { openStory, type Person, type Story } from './story.js'

let story: Story
let ann: Person
let bo: Person
let cy: Person
beforeAll(async () => {
  story = await openStory()
  ann = await story.person('Ann')
  bo = await story.person('Bo')
  cy = await story.person('Cy')
})
beforeEach(() => story.pass(2))
afterAll(() => story.close())

test('nobody answers: the ladder climbs step by step, round by round, and then the admins hear of it', async () => {
  const admin = await story.person('Root', ['EMAIL'], 'ADMIN')
  const { serviceId } = await story.service([{ tell: [ann] }, { wait: 10, tell: [bo] }], { repeat: 1 })
  const id = await story.open('Till is down', serviceId)
  expect(story.paged()).toEqual(['Ann'])
  await story.pass(5)
  expect(story.paged()).toEqual(['Bo'])
  await story.pass(10)
  expect(story.paged()).toEqual(['Ann'])
  await story.pass(5)
  expect(story.paged()).toEqual(['Bo'])
  await story.pass(10)
  const [last, ...more] = story.messages()
  expect(more).toEqual([])
  expect(last).toMatchObject({ to: 'root-email@example.org' })
  expect(last?.text).toContain('nobody answered')
  expect(await story.told(id)).toEqual([
    'Escalation: the incident opened.',
    'Step 1 told Ann.',
    'Step 2 told Bo. Nobody had answered.',
    'Step 1 told Ann in round 2. Nobody had answered.',
    'Step 2 told Bo in round 2. Nobody had answered.',
    'The escalation came to its end and nobody answered.',
  ])
  await story.pass(60)
  await story.mutate('setUserRole', { userId: admin.id, role: 'RESPONDER' }, 'user { role }')
})

test('one answers in time: the next step is not told', async () => {
  const { serviceId } = await story.service([{ tell: [ann] }, { tell: [bo] }])
  const id = await story.open('Till is slow', serviceId)
  expect(story.paged()).toEqual(['Ann'])
  await story.pass(4)
  expect(await story.act('acknowledge', id, {}, ann)).toBe('ACKNOWLEDGED')
  await story.pass(30)
  const { owner, escalations } = await story.look(id, 'owner { ... on User { name } } escalations { state }')
  expect({ owner, escalations }).toEqual({ owner: { name: 'Ann' }, escalations: [{ state: 'ACKNOWLEDGED' }] })
})

test('all of one step are told at once, and the first who answers stops it for all', async () => {
  const { serviceId } = await story.service([{ tell: [ann, bo] }, { tell: [cy] }])
  const id = await story.open('Search is empty', serviceId)
  expect(story.paged()).toEqual(['Ann', 'Bo'])
  await story.act('acknowledge', id, {}, bo)
  await story.act('acknowledge', id, {}, ann)
  await story.pass(30)
  expect(await story.look(id, 'owner { ... on User { name } }')).toEqual({ owner: { name: 'Bo' } })
})

test('a step that names nobody who is there is passed over at once, and the log says so', async () => {
  const gone = await story.person('Gone')
  const { serviceId } = await story.service([{ tell: [gone] }, { tell: [bo] }])
  await story.mutate('deactivateUser', { userId: gone.id }, 'user { active }')
  const id = await story.open('Nobody home', serviceId)
  expect(story.paged()).toEqual(['Bo'])
  expect(await story.told(id)).toEqual([
    'Escalation: the incident opened.',
    'Step 1 reached nobody: nobody is on call or active.',
    'Step 2 told Bo.',
  ])
  await story.act('cancel', id, { reason: 'a test' })
})

test('a ladder of which no step reaches anybody is exhausted at once, and the admins hear of it', async () => {
  const root = await story.person('Chief', ['EMAIL'], 'ADMIN')
  const gone = await story.person('Left')
  const { serviceId } = await story.service([{ tell: [gone] }], { repeat: 3 })
  await story.mutate('deactivateUser', { userId: gone.id }, 'user { active }')
  const id = await story.open('Still nobody', serviceId)
  expect(story.paged()).toEqual(['Chief'])
  expect(await story.look(id, 'escalations { state endedAt }')).toMatchObject({
    escalations: [{ state: 'EXHAUSTED', endedAt: story.clock.now().toISOString() }],
  })
  await story.mutate('setUserRole', { userId: root.id, role: 'RESPONDER' }, 'user { role }')
})

test('somebody without a verified way to be reached is on the list of those told, and the admins hear of it', async () => {
  const root = await story.person('Prime', ['EMAIL'], 'ADMIN')
  const mute = await story.person('Mute', [])
  const { serviceId } = await story.service([{ tell: [mute] }, { tell: [bo] }])
  const id = await story.open('Mute was told', serviceId)
  const [problem, ...more] = story.messages()
  expect(more).toEqual([])
  expect(problem).toMatchObject({ to: 'prime-email@example.org' })
  expect(problem?.text).toContain('Mute was to be paged and has no verified contact method')
  await story.pass(5)
  expect(story.paged()).toEqual(['Bo'])
  await story.act('resolve', id, { resolution: 'done' })
  await story.mutate('setUserRole', { userId: root.id, role: 'RESPONDER' }, 'user { role }')
})

test('a team on a step is told as its responders, and not its stakeholders', async () => {
  const { team } = await story.mutate('createTeam', { name: 'Tills' }, 'team { id }')
  const teamId = (team as { id: string }).id
  const join = (person: Person, role: string) =>
    story.mutate('setTeamMember', { teamId, userId: person.id, role }, 'team { id }')
  await join(ann, 'RESPONDER')
  await join(bo, 'MANAGER')
  await join(cy, 'STAKEHOLDER')
  const { serviceId } = await story.service([{ tell: [teamId] }])
  const id = await story.open('Team page', serviceId)
  expect(story.paged()).toEqual(['Ann', 'Bo'])
  await story.act('acknowledge', id, {}, ann)
})

test('what a policy does not mean to page for pages nobody', async () => {
  const { serviceId } = await story.service([{ tell: [ann] }], { conditions: { urgencies: ['HIGH'] } })
  const id = await story.open('Not urgent', serviceId, { urgency: 'LOW' })
  await story.pass(60)
  expect(await story.look(id, 'escalations { id } escalationPolicy { id }')).toEqual({
    escalations: [],
    escalationPolicy: null,
  })
})

test('the policy of the organisation pages for what no service has one for', async () => {
  const policyId = await story.policy([{ tell: [cy] }])
  const set = (id: string | null) =>
    story.mutate('updateResponseSettings', { defaultEscalationPolicyId: id }, 'organization { id }')
  await set(policyId)
  const id = await story.open('Of no service', null)
  expect(story.paged()).toEqual(['Cy'])
  await set(null)
  await story.act('resolve', id, { resolution: 'done' })
})

test('a drill pages like the rest, and every message says that it is one', async () => {
  const { serviceId } = await story.service([{ tell: [ann] }])
  const id = await story.open('Fire alarm', serviceId, { drill: true })
  const [page] = story.messages()
  expect(page?.subject).toMatch(/^\[DRILL\] P1 INC-\d+: Fire alarm$/)
  await story.act('acknowledge', id, {}, ann)
})

test('an engine that was down for half an hour does each overdue step once, in order', async () => {
  const { serviceId } = await story.service([{ tell: [ann] }, { tell: [bo] }, { tell: [cy] }])
  const id = await story.open('While we slept', serviceId)
  expect(story.paged()).toEqual(['Ann'])
  story.clock.advance(30 * 60_000)
  await story.tick()
  // The next step counts from when this one was told, so that nobody is passed over.
  expect(story.paged()).toEqual(['Bo'])
  await story.pass(5)
  expect(story.paged()).toEqual(['Cy'])
  await story.act('resolve', id, { resolution: 'done' })
})
