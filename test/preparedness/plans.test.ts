import { afterAll, expect, test } from '@jest/globals'
import { openIncident } from '../../src/incidents/use-cases/open-incident.js'
import type { Work } from '../../src/database/work.js'
import { desk as theDesk } from '../../src/engine/engine.js'
import { createResponsePlan, startDrill } from '../../src/preparedness/index.js'
import { updateResponsePlan } from '../../src/preparedness/use-cases/update-response-plan.js'
import { createTeam, setTeamMember } from '../../src/people/index.js'
import { retireTeam } from '../../src/people/use-cases/retire-team.js'
import { createService } from '../../src/services/index.js'
import { testDesk } from '../harness/desk.js'
import { refusal } from '../harness/hand.js'

const desk = await testDesk()
afterAll(() => desk.close())

const labelled = (label: string) => ({ conditions: { labels: [label] } })

test('whoever gets a part in a restricted incident by a plan may read it from then on', async () => {
  const bo = await desk.hire('Bo')
  const roles = [{ kind: 'COMMANDER' as const, responderId: bo.id }]
  await desk.do(createResponsePlan, { name: 'Secret', ...labelled('secret'), roles })
  const id = await desk.open({ restricted: true, labels: ['secret'] })
  expect((await desk.incident(id)).facets.readers).toContain(bo.id)
})

test('a reporter who may neither give parts nor post updates opens an incident with its plan', async () => {
  const { team: ownerTeamId } = await desk.do(createTeam, { name: 'Core' })
  const { service } = await desk.do(createService, { name: 'Shop', ownerTeamId })
  await desk.do(createResponsePlan, {
    name: 'Shop',
    conditions: { serviceIds: [service] },
    tasks: ['look'],
    statusUpdateTemplate: '{title}',
  })
  const reporter = await desk.hire('Rae', 'REPORTER')
  const id = await desk.as(reporter).open({ serviceIds: [service] })
  expect(await desk.story(id)).toEqual(['OPENED', 'NOTE_ADDED', 'TASK_CHANGED', 'STATUS_UPDATE_POSTED'])
})

test('what is imported starts no plan', async () => {
  await desk.do(createResponsePlan, { name: 'Old', ...labelled('old'), tasks: ['never'] })
  const importIncidents = async (work: Work) => {
    const then = work.replaying(new Date('2020-01-01T00:00:00Z'), work.viewer.actor)
    const old = { title: 'Old', severity: 'LOW', urgency: 'LOW', labels: ['old'] } as const
    return (await openIncident(then, { ...old, labels: [...old.labels] })).incident
  }
  const viewer = theDesk(desk.admin.organizationId)
  const id = await desk.desk.transact(viewer, importIncidents, null)
  expect(await desk.story(id)).toEqual(['OPENED'])
})

test('a plan that is not active can be tried in an exercise', async () => {
  const { responsePlan } = await desk.do(createResponsePlan, { name: 'Draft', tasks: ['try'] })
  await desk.do(updateResponsePlan, { id: responsePlan, active: false })
  const { incident } = await desk.do(startDrill, {
    responsePlanId: responsePlan,
    title: 'Try',
    severity: 'LOW',
    urgency: 'LOW',
  })
  expect(await desk.story(incident)).toEqual(['OPENED', 'NOTE_ADDED', 'TASK_CHANGED'])
})

test('managers of a team change its plans and no others, and cannot give them away', async () => {
  const { team } = await desk.do(createTeam, { name: 'Edge' })
  const { team: other } = await desk.do(createTeam, { name: 'Rim' })
  const mo = await desk.hire('Mo', 'VIEWER')
  await desk.do(setTeamMember, { teamId: team, userId: mo.id, role: 'MANAGER' })
  const hand = desk.as({ ...mo, teams: [{ teamId: team, role: 'MANAGER' }] })
  const { responsePlan: id } = await hand.do(createResponsePlan, {
    name: 'Ours',
    ownerTeamId: team,
    ...labelled('edge'),
  })
  await hand.do(updateResponsePlan, { id, name: 'Ours still' })
  const refused = [
    hand.do(updateResponsePlan, { id, ownerTeamId: other }),
    hand.do(createResponsePlan, { name: 'Everybody’s' }),
  ]
  for (const attempt of refused) expect((await refusal(attempt)).extensions.code).toBe('FORBIDDEN')
  const { extensions } = await refusal(desk.do(retireTeam, { id: team }))
  expect(extensions).toMatchObject({ code: 'CONFLICT', users: [id] })
})
