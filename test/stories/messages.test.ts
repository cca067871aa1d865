import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { openStory, type Person, type Story } from './story.js'

let story: Story
let ann: Person
let service: string
beforeAll(async () => {
  story = await openStory()
  ann = await story.person('Ann', ['EMAIL', 'WEBHOOK', 'SLACK'])
  service = (await story.service([{ wait: 60, tell: [ann] }])).serviceId
})
beforeEach(() => story.pass(2))
afterAll(() => story.close())

const resolve = (id: string) => story.act('resolve', id, { resolution: 'done' })
const rules = (...all: [keyof Person['ways'], number][]) =>
  story.mutate(
    'setNotificationRules',
    {
      userId: ann.id,
      rules: all.map(([channel, wait]) => ({ contactMethodId: ann.ways[channel], delay: `PT${wait}M` })),
    },
    'user { notificationRules { delay contactMethod { channel } } }',
  )
const notifications = async (id: string) => {
  const fields = 'edges { node { channel state attempts lastError sentAt bundleId subject } }'
  const { notifications: found } = await story.look(id, `notifications { ${fields} }`)
  return (found as { edges: { node: Record<string, unknown> }[] }).edges.map(({ node }) => node)
}

test('who has no rules is paged on every verified way at once', async () => {
  const id = await story.open('Everywhere', service)
  expect(story.came()).toEqual(
    ['EMAIL', 'SLACK', 'WEBHOOK'].map((channel) => `Ann by ${channel}: P1 INC-1: Everywhere`),
  )
  await resolve(id)
})

test('a message says what a person needs at three in the morning', async () => {
  const id = await story.open('What is it?', service)
  const [mail] = story.messages().filter(({ channel }) => channel === 'EMAIL')
  expect(mail?.text).toMatch(/^P1 INC-2: What is it\?\nopen, affects Service 2\n/)
  expect(mail?.text).toContain('Please acknowledge it and take it on. Until 11:')
  expect(mail?.text).toMatch(/Acknowledge: http:\/\/\S+\/acknowledge\/[\w-]{75}\n/)
  expect(mail?.text).toContain(`/?incident=${id}`)
  await resolve(id)
})

test('rules decide what is used when, and an answer holds the later ones back', async () => {
  await rules(['SLACK', 0], ['WEBHOOK', 5], ['EMAIL', 10])
  const id = await story.open('By rules', service)
  expect(story.came()).toEqual(['Ann by SLACK: P1 INC-3: By rules'])
  await story.pass(5)
  expect(story.came()).toEqual(['Ann by WEBHOOK: P1 INC-3: By rules'])
  await story.act('acknowledge', id, {}, ann)
  await story.pass(30)
  const states = (await notifications(id)).map(({ channel, state }) => `${String(channel)} ${String(state)}`)
  expect(states.sort()).toEqual(['EMAIL SUPPRESSED', 'SLACK SENT', 'WEBHOOK SENT'])
  await resolve(id)
})

test('several incidents that page one person within a minute go as one message after the first', async () => {
  await rules(['WEBHOOK', 0])
  const first = await story.open('The first', service)
  const others = [await story.open('Second', service), await story.open('Third', service)]
  expect(story.came()).toEqual(['Ann by WEBHOOK: P1 INC-4: The first'])
  await story.pass(1)
  const [bundle, ...more] = story.messages()
  expect(more).toEqual([])
  expect(bundle?.subject).toBe('P1 INC-5 and 1 more: Second')
  expect(bundle?.payload.data).toMatchObject({ incidents: [{ number: 5 }, { number: 6 }] })
  const ids = await Promise.all(others.map(async (id) => (await notifications(id))[0]?.bundleId))
  expect(new Set(ids)).toEqual(new Set([bundle?.key]))
  expect((await notifications(first))[0]?.bundleId).toBeNull()
  for (const id of [first, ...others]) await resolve(id)
})

test('of a bundle that waits, what is answered meanwhile is left out', async () => {
  const first = await story.open('Goes at once', service)
  const [second, third] = [await story.open('Answered', service), await story.open('Still open', service)]
  await story.act('acknowledge', second, {}, ann)
  await story.pass(1)
  expect(story.came()).toEqual([
    'Ann by WEBHOOK: P1 INC-7: Goes at once',
    'Ann by WEBHOOK: P1 INC-9: Still open',
  ])
  for (const id of [first, second, third]) await resolve(id)
})

test('a receiver that fails for a while gets the same message under the same key', async () => {
  story.answer(ann, 'WEBHOOK', { status: 500 }, 'HANG')
  const id = await story.open('Flaky receiver', service)
  const [first] = story.messages()
  expect(await notifications(id)).toMatchObject([
    { state: 'PENDING', attempts: 1, lastError: 'The receiver answered 500.', sentAt: null },
  ])
  await story.pass(1)
  const [second] = story.messages()
  expect(await notifications(id)).toMatchObject([
    { state: 'PENDING', attempts: 2, lastError: 'The receiver did not answer in time.' },
  ])
  await story.pass(1)
  const [third, ...more] = story.messages()
  expect(more).toEqual([])
  expect([second?.key, third?.key]).toEqual([first?.key, first?.key])
  expect(await notifications(id)).toMatchObject([{ state: 'SENT', attempts: 3, lastError: null }])
  await resolve(id)
})

test('a receiver that is gone for good makes a dead letter, must be verified again, and admins hear of it', async () => {
  const root = await story.person('Root', ['EMAIL'], 'ADMIN')
  story.answer(ann, 'WEBHOOK', { status: 410 })
  const id = await story.open('Gone', service)
  const [letter, problem] = story.messages()
  expect(letter?.channel).toBe('WEBHOOK')
  expect(problem).toMatchObject({ channel: 'EMAIL', to: 'root-email@example.org' })
  expect(problem?.text).toContain('Ann by webhook did not go through: The receiver answered 410')
  const states = (await notifications(id)).map(({ channel, state }) => `${String(channel)} ${String(state)}`)
  expect(states).toEqual(['WEBHOOK FAILED', 'EMAIL SENT'])
  const query = 'query ($id: ID!) { node(id: $id) { ... on ContactMethod { verified } } }'
  expect(await story.ask(query, { id: ann.ways.WEBHOOK })).toEqual({ node: { verified: false } })
  await resolve(id)
  await story.mutate('setUserRole', { userId: root.id, role: 'RESPONDER' }, 'user { role }')
})

test('a dead letter is sent again by hand, under the key that it had', async () => {
  const bo = await story.person('Bo', ['EMAIL'])
  story.answer(bo, 'EMAIL', { status: 550 })
  const { serviceId } = await story.service([{ wait: 60, tell: [bo] }])
  const id = await story.open('The mailbox is full', serviceId)
  expect(await notifications(id)).toMatchObject([
    { state: 'FAILED', lastError: 'The mail server refused it (550).' },
  ])
  const { notifications: found } = await story.look(id, 'notifications { edges { node { id } } }')
  const [{ node }] = (found as { edges: [{ node: { id: string } }] }).edges
  await story.mutate('retryNotification', { id: node.id }, 'notification { state }', bo.asker)
  await story.tick()
  expect(story.paged()).toEqual(['Bo'])
  expect(await notifications(id)).toMatchObject([{ state: 'SENT', attempts: 1 }])
  const again = story.mutate('retryNotification', { id: node.id }, 'notification { state }', bo.asker)
  await expect(again).rejects.toThrow('Only a notification that failed')
  await resolve(id)
})

test('what is removed or belongs to somebody who has left is written to no more', async () => {
  const cy = await story.person('Cy', ['EMAIL', 'WEBHOOK'])
  const { serviceId } = await story.service([{ wait: 60, tell: [cy] }])
  await story.mutate(
    'setNotificationRules',
    {
      userId: cy.id,
      rules: (['EMAIL', 'WEBHOOK'] as const).map((channel, index) => ({
        contactMethodId: cy.ways[channel],
        delay: `PT${5 + 5 * index}M`,
      })),
    },
    'user { id }',
  )
  const id = await story.open('Leaving', serviceId)
  await story.mutate('removeContactMethod', { id: cy.ways.EMAIL }, 'user { id }', cy.asker)
  await story.pass(6)
  await story.mutate('deactivateUser', { userId: cy.id }, 'user { active }')
  await story.pass(6)
  expect(await notifications(id)).toMatchObject([{ state: 'SUPPRESSED' }, { state: 'SUPPRESSED' }])
  await resolve(id)
})
