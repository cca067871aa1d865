import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { openStory, stepsOf, type Person, type Story } from './story.js'

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

const resolve = (id: string) => story.act('resolve', id, { resolution: 'done' })

test('an acknowledgement runs out when nothing happens, and the ladder begins anew', async () => {
  const { serviceId } = await story.service([{ tell: [ann] }, { tell: [bo] }], {
    acknowledgementTimeout: 'PT30M',
  })
  const id = await story.open('Taken and forgotten', serviceId)
  expect(story.paged()).toEqual(['Ann'])
  await story.act('acknowledge', id, {}, ann)
  const { acknowledgementExpiresAt } = await story.look(id, 'acknowledgementExpiresAt')
  expect(acknowledgementExpiresAt).toBe(story.clock.in('30m').toISOString())
  await story.pass(29)
  expect(story.paged()).toEqual([])
  await story.pass(1)
  expect(story.paged()).toEqual(['Ann'])
  expect(await story.look(id, 'status escalations { reason state }')).toEqual({
    status: 'OPEN',
    escalations: [
      { reason: 'INCIDENT_OPENED', state: 'ACKNOWLEDGED' },
      { reason: 'ACKNOWLEDGEMENT_EXPIRED', state: 'ACTIVE' },
    ],
  })
  await resolve(id)
})

test('whoever works on it keeps the acknowledgement', async () => {
  const { serviceId } = await story.service([{ tell: [ann] }], { acknowledgementTimeout: 'PT30M' })
  const id = await story.open('Being worked on', serviceId)
  expect(story.paged()).toEqual(['Ann'])
  await story.act('acknowledge', id, {}, ann)
  for (let turn = 0; turn < 3; turn += 1) {
    await story.pass(25)
    await story.mutate('addIncidentNote', { id, text: 'still at it' }, 'incident { id }', ann.asker)
  }
  expect(story.paged()).toEqual([])
  await resolve(id)
  await story.pass(60)
})

test('what is on hold keeps its acknowledgement as long as it is', async () => {
  const { serviceId } = await story.service([{ tell: [ann] }], { acknowledgementTimeout: 'PT30M' })
  const id = await story.open('Waits for the vendor', serviceId)
  expect(story.paged()).toEqual(['Ann'])
  await story.act('acknowledge', id, {}, ann)
  await story.act('hold', id, { reason: 'AWAITING_VENDOR' }, ann)
  await story.pass(120)
  await story.act('start', id, {}, ann)
  await story.pass(29)
  expect(story.paged()).toEqual([])
  await story.pass(1)
  expect(story.paged()).toEqual(['Ann'])
  await resolve(id)
})

test('two who press at once move the ladder one step, as both name where it stood', async () => {
  const { serviceId } = await story.service([{ tell: [ann] }, { tell: [bo] }, { tell: [cy] }])
  const id = await story.open('Both press', serviceId)
  expect(story.paged()).toEqual(['Ann'])
  const { escalations } = await story.look(id, 'escalations { id round position }')
  const [{ id: escalationId, round, position }] = escalations as [Record<string, unknown>]
  const asOf = { escalationId, round, position }
  const press = (who: Person) =>
    story.mutate('escalateIncident', { id, asOf }, 'escalation { position }', who.asker)
  const answers = await Promise.all([press(ann), press(bo)])
  expect(answers).toEqual([{ escalation: { position: 2 } }, { escalation: { position: 2 } }])
  await story.tick()
  expect(story.paged()).toEqual(['Bo'])
  await resolve(id)
})

test('without saying where it stood each request counts', async () => {
  const { serviceId } = await story.service([{ tell: [ann] }, { tell: [bo] }, { tell: [cy] }])
  const id = await story.open('Press and press', serviceId)
  await story.act('escalate', id, { note: 'I need Bo' }, ann)
  await story.act('escalate', id, {}, ann)
  expect(story.paged()).toEqual(['Ann', 'Bo', 'Cy'])
  expect((await story.told(id)).slice(-2)).toEqual([
    'Step 2 told Bo. Ann asked for it: I need Bo.',
    'Step 3 told Cy. Ann asked for it.',
  ])
  await resolve(id)
})

test('more people are asked for on an acknowledged incident, and a repeated acknowledgement ends that', async () => {
  const { serviceId } = await story.service([{ tell: [ann] }])
  const id = await story.open('Need a hand', serviceId)
  await story.act('acknowledge', id, {}, ann)
  await story.act('escalate', id, { targetId: cy.id, note: 'databases' }, ann)
  expect(story.paged()).toEqual(['Ann', 'Cy'])
  const active = async () => {
    const { escalations } = await story.look(id, 'escalations { state position nextStepAt }')
    return (escalations as { state: string }[]).filter(({ state }) => state === 'ACTIVE')
  }
  expect(await active()).toEqual([{ state: 'ACTIVE', position: 1, nextStepAt: null }])
  await story.act('acknowledge', id, {}, cy)
  expect(await active()).toEqual([])
  await resolve(id)
})

test('another policy takes the place of the one that runs', async () => {
  const { serviceId } = await story.service([{ tell: [ann] }, { tell: [bo] }])
  const id = await story.open('Not ours', serviceId)
  expect(story.paged()).toEqual(['Ann'])
  await story.act('escalate', id, { policyId: await story.policy([{ tell: [cy] }]) }, ann)
  expect(story.paged()).toEqual(['Cy'])
  await story.pass(4)
  expect(story.paged()).toEqual([])
  await resolve(id)
})

test('a ladder keeps the policy with which it began, until rebase moves it', async () => {
  const { serviceId, policyId } = await story.service([{ tell: [ann] }, { tell: [bo] }])
  const id = await story.open('Policy changes meanwhile', serviceId)
  expect(story.paged()).toEqual(['Ann'])
  const change = (rebase: boolean) =>
    story.mutate(
      'updateEscalationPolicy',
      { id: policyId, steps: stepsOf([{ tell: [ann] }, { tell: [cy] }]), rebase },
      'escalationPolicy { version }',
    )
  await change(false)
  await story.pass(5)
  expect(story.paged()).toEqual(['Bo'])
  const next = await story.open('The new policy', serviceId)
  expect(story.paged()).toEqual(['Ann'])
  await change(true)
  await story.pass(5)
  expect(story.paged()).toEqual(['Cy'])
  for (const each of [id, next]) await resolve(each)
})

test('merging stops the pages of the duplicate, and those of the other go on', async () => {
  const one = await story.service([{ tell: [ann] }, { tell: [bo] }])
  const other = await story.service([{ tell: [cy] }, { tell: [bo] }])
  const duplicate = await story.open('Twice told', one.serviceId)
  await story.pass(2)
  const kept = await story.open('Told first', other.serviceId)
  expect(story.paged()).toEqual(['Ann', 'Cy'])
  await story.act('merge', duplicate, { intoId: kept })
  await story.pass(3)
  expect(story.paged()).toEqual([])
  await story.pass(2)
  expect(story.paged()).toEqual(['Bo'])
  await resolve(kept)
})

test('what is reopened pages again', async () => {
  const { serviceId } = await story.service([{ tell: [ann] }])
  const id = await story.open('It comes back', serviceId)
  await story.act('acknowledge', id, {}, ann)
  await resolve(id)
  expect(story.paged()).toEqual(['Ann'])
  await story.pass(2)
  await story.act('reopen', id, { reason: 'it is back' }, bo)
  expect(story.paged()).toEqual(['Ann'])
  await resolve(id)
})

test('a program acknowledges without becoming the owner', async () => {
  const { serviceId } = await story.service([{ tell: [ann] }, { tell: [bo] }])
  const id = await story.open('A robot answers', serviceId)
  expect(story.paged()).toEqual(['Ann'])
  const robot = await story.served.asker(story.served.desk.program('robot'))
  await story.mutate('acknowledgeIncident', { id }, 'incident { id }', robot)
  await story.pass(30)
  expect(await story.look(id, 'status owner { __typename }')).toEqual({ status: 'ACKNOWLEDGED', owner: null })
})
