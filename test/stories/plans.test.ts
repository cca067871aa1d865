import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { expectRefused, openStory, type Person, type Story } from './story.js'

let story: Story
let ann: Person
let bo: Person
let cy: Person
let sue: Person
let serviceId: string
let teamId: string
let onCallSchedule: string
let emptySchedule: string

const made = async (name: string, input: object, field: string) => {
  const payload = await story.mutate(name, input as Record<string, unknown>, `${field} { id }`)
  return (payload[field] as { id: string }).id
}
const plan = (input: object) => made('createResponsePlan', input, 'responsePlan')

beforeAll(async () => {
  story = await openStory()
  ann = await story.person('Ann')
  bo = await story.person('Bo')
  cy = await story.person('Cy')
  sue = await story.person('Sue', ['EMAIL'], 'VIEWER')
  teamId = await made('createTeam', { name: 'Tills' }, 'team')
  await story.mutate('setTeamMember', { teamId, userId: sue.id, role: 'STAKEHOLDER' }, 'team { id }')
  serviceId = await made('createService', { name: 'Checkout', ownerTeamId: teamId }, 'service')
  const schedule = { timeZone: 'UTC', rotations: [] as object[] }
  const rotation = { name: 'Always', participantIds: [bo.id], unit: 'WEEKS', startsAt: story.clock.now() }
  onCallSchedule = await made(
    'createOnCallSchedule',
    { ...schedule, name: 'Tills on call', rotations: [rotation] },
    'onCallSchedule',
  )
  emptySchedule = await made('createOnCallSchedule', { ...schedule, name: 'Nobody' }, 'onCallSchedule')
  const ladder = await story.policy([{ tell: [onCallSchedule] }])
  await story.mutate('setServiceEscalationPolicy', { serviceId, policyId: ladder }, 'service { id }')
})
beforeEach(() => story.pass(2))
afterAll(() => story.close())

const everything = `status roles { kind user { name } } tasks { title done } watchers { name } responsePlans { name }
  statusUpdates { edges { node { message author { name } } } }
  timeline(first: 50) { edges { node { kind summary actor { kind } } } }`
interface Told {
  edges: { node: { kind: string; summary: string; actor: { kind: string } } }[]
}
const timelineOf = (incident: Record<string, unknown>) =>
  (incident.timeline as Told).edges.map(({ node }) => node)

test('an incident opens, and everything is there before the first page goes out', async () => {
  await plan({
    name: 'Checkout down',
    ownerTeamId: teamId,
    conditions: { serviceIds: [serviceId], priorities: ['P1'] },
    roles: [
      { kind: 'COMMANDER', responderId: onCallSchedule },
      { kind: 'SCRIBE', responderId: emptySchedule },
    ],
    tasks: ['Open the bridge', 'Check the cards'],
    watcherIds: [cy.id],
    statusUpdateTemplate: '{priority}: {title}. We look into {services}.',
  })
  const id = await story.open('Cards are declined', serviceId)
  const incident = await story.look(id, everything)
  expect(incident).toMatchObject({
    status: 'OPEN',
    roles: [{ kind: 'COMMANDER', user: { name: 'Bo' } }],
    tasks: [
      { title: 'Open the bridge', done: false },
      { title: 'Check the cards', done: false },
    ],
    watchers: [{ name: 'Cy' }],
    responsePlans: [{ name: 'Checkout down' }],
    statusUpdates: {
      edges: [
        { node: { message: 'P1: Cards are declined. We look into Checkout.', author: { name: 'Tocsin' } } },
      ],
    },
  })
  const kinds = timelineOf(incident).map(({ kind }) => kind)
  expect(kinds.filter((kind) => kind !== 'NOTIFICATION_CHANGED')).toEqual([
    'OPENED',
    'NOTE_ADDED',
    'ROLE_CHANGED',
    'TASK_CHANGED',
    'TASK_CHANGED',
    'WATCHERS_CHANGED',
    'STATUS_UPDATE_POSTED',
    'ESCALATION_CHANGED',
    'ESCALATION_CHANGED',
  ])
  const [, note, role] = timelineOf(incident)
  expect(note?.summary).toBe(
    'Tocsin noted: The response plan Checkout down applies. Scribe: nobody is on call in Nobody.',
  )
  expect(role).toMatchObject({ summary: 'Tocsin made Bo commander', actor: { kind: 'SYSTEM' } })
  expect(story.paged()).toEqual(['Bo', 'Cy', 'Sue'])
})

test('what does not match is left alone, and a plan that is switched off does nothing', async () => {
  const id = await story.open('Slow', serviceId, { severity: 'LOW', urgency: 'LOW' })
  expect(await story.look(id, 'responsePlans { id } tasks { id }')).toEqual({ responsePlans: [], tasks: [] })
  const off = await plan({ name: 'Off', conditions: { labels: ['off'] }, tasks: ['never'] })
  await story.mutate('updateResponsePlan', { id: off, active: false }, 'responsePlan { active }')
  const labelled = await story.open('Labelled', null, { labels: ['off'] })
  expect(await story.look(labelled, 'responsePlans { id }')).toEqual({ responsePlans: [] })
  expect(story.paged()).toEqual(['Bo'])
})

test('of two plans with the same part of one, the first by name gives it, and others are given by both', async () => {
  const conditions = { labels: ['both'] }
  const expert = 'SUBJECT_MATTER_EXPERT'
  for (const [name, person, other] of [
    ['B second', bo, cy],
    ['A first', ann, bo],
  ] as const)
    await plan({
      name,
      conditions,
      roles: [
        { kind: 'COMMANDER', responderId: person.id },
        { kind: expert, responderId: other.id },
      ],
      tasks: [name],
    })
  const id = await story.open('Both', null, { labels: ['both'] })
  const incident = await story.look(id, everything)
  expect(incident).toMatchObject({
    roles: [
      { kind: 'COMMANDER', user: { name: 'Ann' } },
      { kind: expert, user: { name: 'Bo' } },
      { kind: expert, user: { name: 'Cy' } },
    ],
    tasks: [{ title: 'A first' }, { title: 'B second' }],
    responsePlans: [{ name: 'A first' }, { name: 'B second' }],
  })
  expect(timelineOf(incident).map(({ summary }) => summary)).toContain(
    'Tocsin noted: The response plan B second applies. Commander: Ann is that by the plan A first, so Bo is not.',
  )
})

test('a plan is applied once, though its incident is reopened and comes to match others', async () => {
  await plan({ name: 'Once', conditions: { labels: ['once'] }, tasks: ['Look once'] })
  await plan({ name: 'Late', conditions: { labels: ['once'], severities: ['LOW'] }, tasks: ['Never'] })
  const id = await story.open('Once', null, { labels: ['once'] })
  await story.act('acknowledge', id)
  await story.mutate('updateIncident', { id, severity: 'LOW' }, 'incident { priority }')
  await story.act('resolve', id, { resolution: 'done' })
  await story.act('reopen', id, { reason: 'again' })
  expect(await story.look(id, 'tasks { title } responsePlans { name }')).toEqual({
    tasks: [{ title: 'Look once' }],
    responsePlans: [{ name: 'Once' }],
  })
})

test('who has left is skipped, and said to be', async () => {
  const dee = await story.person('Dee', [])
  const responder = { kind: 'LIAISON', responderId: dee.id }
  const conditions = { labels: ['left'] }
  await plan({ name: 'Left', conditions, roles: [responder], watcherIds: [dee.id] })
  await story.mutate('deactivateUser', { userId: dee.id }, 'user { active }')
  const id = await story.open('Left', null, { labels: ['left'] })
  const incident = await story.look(id, everything)
  expect(incident).toMatchObject({ roles: [], watchers: [] })
  expect(timelineOf(incident)[1]?.summary).toBe(
    'Tocsin noted: The response plan Left applies. Liaison: Dee is not active. Watcher: Dee is not active.',
  )
})

test('an alert that opens an incident has it as well', async () => {
  const alert = { dedupKey: 'till', summary: 'Till is silent', serviceId, severity: 'HIGH', urgency: 'HIGH' }
  const { incident } = await story.mutate('receiveAlert', alert, 'incident { id }')
  await story.tick()
  const { id } = incident as { id: string }
  expect(await story.look(id, 'responsePlans { name }')).toEqual({
    responsePlans: [{ name: 'Checkout down' }],
  })
  expect(story.paged()).toEqual(['Bo', 'Cy', 'Sue'])
  // What the plan does is not a person's act: the incident is still left to its alerts.
  await story.mutate('resolveAlert', { dedupKey: 'till' }, 'alert { id }')
  expect(await story.look(id, 'status')).toEqual({ status: 'RESOLVED' })
  await story.tick()
  expect(story.paged()).toEqual(['Cy'])
})

test('a plan can be read as it was written, and its parts be changed one by one', async () => {
  const { responsePlans } = await story.ask(
    '{ responsePlans { name active ownerTeam { name } conditions { services { name } priorities } tasks watchers { name } roles { kind responder { ... on OnCallSchedule { name } ... on User { name } } } statusUpdateTemplate } }',
  )
  expect(responsePlans).toContainEqual({
    name: 'Checkout down',
    active: true,
    ownerTeam: { name: 'Tills' },
    conditions: { services: [{ name: 'Checkout' }], priorities: ['P1'] },
    tasks: ['Open the bridge', 'Check the cards'],
    watchers: [{ name: 'Cy' }],
    roles: [
      { kind: 'COMMANDER', responder: { name: 'Tills on call' } },
      { kind: 'SCRIBE', responder: { name: 'Nobody' } },
    ],
    statusUpdateTemplate: '{priority}: {title}. We look into {services}.',
  })
})

test('what a plan counts on cannot be retired, and what cannot be is refused with its place', async () => {
  const retire = (name: string, id: string) =>
    story.served.admin.http(`mutation ($id: ID!) { retire${name}(input: { id: $id }) { __typename } }`, {
      id,
    })
  await expectRefused(retire('OnCallSchedule', onCallSchedule), 'CONFLICT')
  const create =
    'mutation ($input: CreateResponsePlanInput!) { createResponsePlan(input: $input) { responsePlan { id } } }'
  const refused = async (input: object) => {
    const { errors } = await story.served.admin.http(create, { input: { name: 'x', ...input } })
    const { code, fields } = errors?.[0]?.extensions as { code: string; fields: { path: string[] }[] }
    return [code, fields[0]?.path.join('.')]
  }
  const template = (statusUpdateTemplate: string) => refused({ statusUpdateTemplate })
  expect(await template('INC-{number} is open')).toEqual(['BAD_USER_INPUT', 'input.statusUpdateTemplate'])
  const commander = (person: Person) => ({ kind: 'COMMANDER', responderId: person.id })
  const two = await refused({ roles: [commander(ann), commander(bo)] })
  expect(two).toEqual(['BAD_USER_INPUT', 'input.roles.1.kind'])
  const team = await refused({ roles: [{ kind: 'SCRIBE', responderId: teamId }] })
  expect(team).toEqual(['NOT_FOUND', 'input.roles.0.responderId'])
  expect(await refused({ watcherIds: [serviceId] })).toEqual(['NOT_FOUND', 'input.watcherIds.0'])
  expect(await refused({ articleIds: [serviceId] })).toEqual(['NOT_FOUND', 'input.articleIds.0'])
})
