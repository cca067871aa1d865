import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { dig, expectRefused, openStory, type Person, type Story } from './story.js'

let story: Story
let ann: Person
let bo: Person
let cy: Person
let serviceId: string
let teamId: string
let planId: string

beforeAll(async () => {
  story = await openStory()
  ann = await story.person('Ann')
  bo = await story.person('Bo')
  cy = await story.person('Cy', ['EMAIL'], 'VIEWER')
  const { team } = await story.mutate('createTeam', { name: 'Tills' }, 'team { id }')
  teamId = (team as { id: string }).id
  const member = { teamId, userId: cy.id, role: 'RESPONDER' }
  await story.mutate('setTeamMember', member, 'team { id }')
  serviceId = (
    await story.service([
      { wait: 5, tell: [ann] },
      { wait: 5, tell: [bo] },
    ])
  ).serviceId
  const { businessCalendar } = await story.mutate(
    'createBusinessCalendar',
    { name: 'Always', timeZone: 'UTC' },
    'businessCalendar { id }',
  )
  await story.mutate(
    'createSlaPolicy',
    {
      name: 'Answer',
      agreement: 'SLA',
      calendarId: (businessCalendar as { id: string }).id,
      targets: [{ metric: 'RESPONSE', priority: 'P1', target: 'PT1H' }],
    },
    'slaPolicy { id }',
  )
  const plan = {
    name: 'Checkout down',
    ownerTeamId: teamId,
    conditions: { labels: ['never'] },
    roles: [{ kind: 'COMMANDER', responderId: bo.id }],
    tasks: ['Open the bridge'],
    statusUpdateTemplate: '{title} on {services}',
  }
  const { responsePlan } = await story.mutate('createResponsePlan', plan, 'responsePlan { id }')
  planId = (responsePlan as { id: string }).id
  await story.mutate('createResponsePlan', { name: 'For all', tasks: ['Not here'] }, 'responsePlan { id }')
})
beforeEach(() => story.pass(2))
afterAll(() => story.close())

async function drill(more: object = {}, who?: Person): Promise<string> {
  const input = { responsePlanId: planId, title: 'Checkout burns', severity: 'HIGH', ...more }
  const { incident } = await story.mutate('startDrill', input, 'incident { id }', who?.asker)
  await story.tick()
  return (incident as { id: string }).id
}
const report = `drillReport { incident { title } paged answered timeToAcknowledge timeToResolve
  responders { user { name } pagedAt answeredAt } }`

test('an exercise goes from its start to its report as the real thing would', async () => {
  const started = story.clock.now().getTime()
  const at = (minutes: number) => new Date(started + minutes * 60_000).toISOString()
  const id = await drill({ serviceIds: [serviceId] })
  expect(await story.look(id, 'drill owner { ... on Team { name } } responsePlans { name }')).toEqual({
    drill: true,
    owner: { name: 'Tills' },
    responsePlans: [{ name: 'Checkout down' }],
  })
  expect(await story.look(id, 'roles { user { name } } tasks { title } slaClocks { state }')).toEqual({
    roles: [{ user: { name: 'Bo' } }],
    tasks: [{ title: 'Open the bridge' }],
    slaClocks: [{ state: 'RUNNING' }],
  })
  const messages = story.messages()
  expect(messages.map(({ to }) => to).sort()).toEqual([
    'ann-email@example.org',
    'bo-email@example.org',
    'cy-email@example.org',
  ])
  for (const { subject, text } of messages) {
    expect(subject).toMatch(/^\[DRILL\] P1 INC-1: Checkout burns$/)
    expect(text).toContain('[DRILL]')
  }
  await story.pass(5)
  expect(story.came()).toEqual(['Bo by EMAIL: [DRILL] P1 INC-1: Checkout burns'])
  await story.pass(2)
  await story.act('acknowledge', id, {}, bo)
  await story.pass(3)
  await story.act('resolve', id, { resolution: 'practised' }, bo)
  expect(await story.look(id, report)).toEqual({
    drillReport: {
      incident: { title: 'Checkout burns' },
      paged: 2,
      answered: 1,
      timeToAcknowledge: 'PT7M',
      timeToResolve: 'PT10M',
      responders: [
        { user: { name: 'Ann' }, pagedAt: at(0), answeredAt: null },
        { user: { name: 'Bo' }, pagedAt: at(5), answeredAt: at(7) },
      ],
    },
  })
})

test('who starts an exercise has not answered it by that, and nothing is reported of real incidents', async () => {
  const id = await drill({ serviceIds: [serviceId] }, ann)
  expect(await story.look(id, report)).toMatchObject({
    drillReport: { paged: 1, answered: 0, timeToAcknowledge: null, timeToResolve: null },
  })
  await story.pass(1)
  await story.mutate('addIncidentNote', { id, text: 'I am on it' }, 'incident { id }', ann.asker)
  expect(await story.look(id, report)).toMatchObject({ drillReport: { answered: 1 } })
  const real = await story.open('Real', null)
  expect(await story.look(real, 'drill drillReport { paged }')).toEqual({ drill: false, drillReport: null })
  await story.act('acknowledge', id)
  story.messages()
})

test('lists, boards and the health of services know of exercises only where asked', async () => {
  const open = await drill({ serviceIds: [serviceId], title: 'Kept out' })
  const seen = await story.ask(
    `query ($service: ID!) {
      incidents { edges { node { title } } totalCount }
      drills: incidents(filter: { drill: true }) { totalCount }
      statusBoard { openCount breachedCount atRiskCount byPriority { count } incidents { title } services { name health } }
      node(id: $service) { ... on Service { health openIncidents { totalCount } } }
    }`,
    { service: serviceId },
  )
  const real = { title: 'Real' }
  // At risk is the clock of the real one.
  expect(seen).toMatchObject({
    incidents: { edges: [{ node: real }], totalCount: 1 },
    drills: { totalCount: 3 },
    statusBoard: { openCount: 1, breachedCount: 0, atRiskCount: 1, incidents: [real] },
    node: { health: 'OPERATIONAL', openIncidents: { totalCount: 0 } },
  })
  const services = dig({ status: 200, data: seen }, 'statusBoard.services') as { health: string }[]
  expect(services.map(({ health }) => health)).toEqual(['OPERATIONAL'])
  await story.act('acknowledge', open)
  await story.act('resolve', open, { resolution: 'practised' })
  await story.act('close', open)
  story.messages()
})

test('those who respond for the team of the plan start it, others are refused', async () => {
  const input = { responsePlanId: planId, title: 'By Cy', severity: 'LOW' }
  const start = 'mutation ($input: StartDrillInput!) { startDrill(input: $input) { incident { drill } } }'
  expect((await cy.asker.http(start, { input })).data).toEqual({ startDrill: { incident: { drill: true } } })
  await story.mutate('setTeamMember', { teamId, userId: cy.id, role: 'STAKEHOLDER' }, 'team { id }')
  await story.pass(1)
  await expectRefused(cy.asker.http(start, { input }), 'FORBIDDEN')
  const admin = story.served.admin
  await expectRefused(admin.http(start, { input: { ...input, responsePlanId: serviceId } }), 'NOT_FOUND')
  await story.pass(2)
  story.messages()
})
