import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { openStory, type Person, type Story } from './story.js'

let story: Story
let ann: Person
let bo: Person
let calendarId: string
beforeAll(async () => {
  story = await openStory()
  ann = await story.person('Ann')
  bo = await story.person('Bo')
  const { businessCalendar } = await story.mutate(
    'createBusinessCalendar',
    { name: 'Always', timeZone: 'UTC' },
    'businessCalendar { id }',
  )
  calendarId = (businessCalendar as { id: string }).id
})
beforeEach(() => story.pass(2))
afterAll(() => story.close())

/** An incident that a promise of its own and a policy of its own are for. */
async function promised(
  title: string,
  target: { metric: string; target: string },
  steps: Parameters<Story['service']>[0],
  more: { sla?: object; policy?: Record<string, unknown> } = {},
): Promise<string> {
  const label = title.toLowerCase().replaceAll(' ', '-')
  const targets = [{ priority: 'P1', ...target }]
  const policy = {
    name: title,
    calendarId,
    targets,
    conditions: { labels: [label] },
    warnAt: [0.75],
    ...more.sla,
  }
  await story.mutate('createSlaPolicy', policy, 'slaPolicy { id }')
  const { serviceId } = await story.service(steps, more.policy)
  return story.open(title, serviceId, { labels: [label] })
}
const reasons = async (id: string) => {
  const { escalations } = await story.look(id, 'escalations { reason state position }')
  return (escalations as { reason: string; state: string; position: number }[]).map(
    ({ reason, state, position }) => `${reason} ${state} ${position}`,
  )
}
const resolve = (id: string) => story.act('resolve', id, { resolution: 'done' })

test('a warning that the time to answer runs out takes a waiting ladder to its next step at once', async () => {
  const id = await promised('Answer soon', { metric: 'RESPONSE', target: 'PT20M' }, [
    { wait: 60, tell: [ann] },
    { tell: [bo] },
  ])
  expect(story.paged()).toEqual(['Ann'])
  await story.pass(14)
  expect(story.paged()).toEqual([])
  await story.pass(1)
  expect(story.paged()).toEqual(['Bo'])
  expect(await reasons(id)).toEqual(['INCIDENT_OPENED ACTIVE 2'])
  await resolve(id)
})

test('a breach of the time to resolve pages again although somebody has answered, and only once', async () => {
  const id = await promised('Resolve soon', { metric: 'RESOLUTION', target: 'PT1H' }, [{ tell: [ann] }])
  expect(story.paged()).toEqual(['Ann'])
  await story.act('acknowledge', id, {}, ann)
  await story.pass(59)
  expect(story.paged()).toEqual([])
  await story.pass(1)
  expect(story.paged()).toEqual(['Ann'])
  await story.act('acknowledge', id, {}, ann)
  await story.pass(120)
  expect(await reasons(id)).toEqual(['INCIDENT_OPENED ACKNOWLEDGED 1', 'SLA_BREACH ACKNOWLEDGED 1'])
  expect(await story.look(id, 'slaClocks { state breached }')).toEqual({
    slaClocks: [{ state: 'RUNNING', breached: true }],
  })
  await resolve(id)
})

test('a clock that is paused neither warns nor breaches, and goes on where it stood', async () => {
  const id = await promised('Wait for them', { metric: 'RESOLUTION', target: 'PT1H' }, [{ tell: [ann] }], {
    sla: { pausedIn: ['ON_HOLD'] },
  })
  expect(story.paged()).toEqual(['Ann'])
  await story.act('acknowledge', id, {}, ann)
  await story.pass(30)
  await story.act('hold', id, { reason: 'AWAITING_VENDOR' }, ann)
  await story.pass(180)
  expect(await story.look(id, 'slaClocks { state elapsed }')).toEqual({
    slaClocks: [{ state: 'PAUSED', elapsed: 'PT30M' }],
  })
  await story.act('start', id, {}, ann)
  await story.pass(29)
  expect(story.paged()).toEqual([])
  await story.pass(1)
  expect(story.paged()).toEqual(['Ann'])
  await resolve(id)
})

test('warnings and breaches that were noticed late are stamped with when they fell due', async () => {
  const id = await promised('Noticed late', { metric: 'RESOLUTION', target: 'PT1H' }, [
    { wait: 600, tell: [ann] },
  ])
  expect(story.paged()).toEqual(['Ann'])
  const openedAt = story.clock.now().getTime()
  story.clock.advance('5h')
  await story.tick()
  const { timeline } = await story.look(
    id,
    'timeline(first: 50, kinds: [SLA_CHANGED]) { edges { node { occurredAt ... on SlaChanged { change } } } }',
  )
  const changes = (timeline as { edges: { node: { change: string; occurredAt: string } }[] }).edges.map(
    ({ node }) => `${node.change} +${(new Date(node.occurredAt).getTime() - openedAt) / 60_000}m`,
  )
  expect(changes).toEqual(['STARTED +0m', 'WARNED +45m', 'BREACHED +60m'])
  await resolve(id)
})

test('the board counts what has breached and what soon will', async () => {
  const figures = async () => (await story.ask('{ statusBoard { breachedCount atRiskCount } }')).statusBoard
  expect(await figures()).toEqual({ breachedCount: 0, atRiskCount: 0 })
  const id = await promised('On the board', { metric: 'RESOLUTION', target: 'PT2H' }, [
    { wait: 600, tell: [ann] },
  ])
  expect(story.paged()).toEqual(['Ann'])
  expect(await figures()).toEqual({ breachedCount: 0, atRiskCount: 0 })
  await story.pass(61)
  expect(await figures()).toEqual({ breachedCount: 0, atRiskCount: 1 })
  await story.pass(60)
  expect(await figures()).toEqual({ breachedCount: 1, atRiskCount: 0 })
  await resolve(id)
  expect(await figures()).toEqual({ breachedCount: 0, atRiskCount: 0 })
})
