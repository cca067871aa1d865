import { afterAll, expect, test } from '@jest/globals'
import { deactivateUser } from '../../src/people/use-cases/deactivate-user.js'
import { createTeam, setTeamMember } from '../../src/people/index.js'
import { testDesk } from '../harness/desk.js'
import { ladderDesk } from './ladder-desk.js'

const desk = await testDesk()
afterAll(() => desk.close())
const { changes, ladder, ladders, openOn, pass, policy, serviceOf, told } = ladderDesk(desk)
const bo = await desk.hire('Bo')
const cy = await desk.hire('Cy')

test('an incident that opens tells the first step, and the next one when nobody answers in time', async () => {
  const id = await openOn([[bo.id], [cy.id]])
  expect(await told(id)).toEqual([`1.1 ${bo.id}`])
  await pass('4m59s')
  expect(await told(id)).toHaveLength(1)
  await pass('1s')
  expect(await told(id)).toEqual([`1.1 ${bo.id}`, `1.2 ${cy.id}`])
  expect(await changes(id)).toEqual(['STARTED 1', 'STEPPED 1', 'STEPPED 2'])
})

test('after its last step a ladder begins again as often as it repeats, and is then exhausted', async () => {
  const id = await openOn([[bo.id], [cy.id]], { repeat: 1 })
  for (let step = 0; step < 4; step += 1) await pass('5m')
  expect(await told(id)).toEqual([`1.1 ${bo.id}`, `1.2 ${cy.id}`, `2.1 ${bo.id}`, `2.2 ${cy.id}`])
  expect(await ladder(id)).toMatchObject({ state: 'EXHAUSTED', nextStepAt: null, endedAt: desk.clock.now() })
  expect((await desk.incident(id)).escalated).toBe(false)
  await pass('1h')
  expect(await told(id)).toHaveLength(4)
})

test('whoever acknowledges stops the ladder, and nobody is told after that', async () => {
  const id = await openOn([[bo.id], [cy.id]])
  expect((await desk.incident(id)).escalated).toBe(true)
  await desk.as(desk.program()).acknowledge(id)
  expect(await ladder(id)).toMatchObject({ state: 'ACKNOWLEDGED', position: 1 })
  expect((await desk.incident(id)).escalated).toBe(false)
  await pass('1h')
  expect(await told(id)).toEqual([`1.1 ${bo.id}`])
})

test.each(['start', 'hold', 'mitigate'] as const)('%s on an open incident answers too', async (act) => {
  const id = await openOn([[bo.id], [cy.id]])
  await desk[act](id)
  expect((await ladder(id)).state).toBe('ACKNOWLEDGED')
})

test.each(['resolve', 'cancel'] as const)('%s stops the ladder', async (act) => {
  const id = await openOn([[bo.id], [cy.id]])
  await desk[act](id)
  expect((await ladder(id)).state).toBe('STOPPED')
  await pass('1h')
  expect(await told(id)).toHaveLength(1)
})

test('merging stops the ladder of the duplicate, not that of the other', async () => {
  const [duplicate, other] = [await openOn([[bo.id], [cy.id]]), await openOn([[bo.id], [cy.id]])]
  await desk.merge(duplicate, other)
  expect((await ladder(duplicate)).state).toBe('STOPPED')
  expect((await ladder(other)).state).toBe('ACTIVE')
})

test('a step that reaches nobody says so, and the next one follows at once', async () => {
  const { team } = await desk.do(createTeam, { name: 'Empty' })
  const other = await openOn([[team], [cy.id]])
  expect(await changes(other)).toEqual(['STARTED 1', 'REACHED_NOBODY 1', 'STEPPED 2'])
  expect(await told(other)).toEqual([`1.2 ${cy.id}`])
})

test('a round that reaches nobody exhausts the ladder at once, however often it would repeat', async () => {
  const { team } = await desk.do(createTeam, { name: 'Nobody' })
  const id = await openOn([[team], [team]], { repeat: 3 })
  expect(await changes(id)).toEqual(['STARTED 1', 'REACHED_NOBODY 1', 'REACHED_NOBODY 2', 'EXHAUSTED 2'])
})

test('a person who has left meanwhile is passed over', async () => {
  const dee = await desk.hire('Dee')
  const id = await openOn([[bo.id], [dee.id], [cy.id]])
  await desk.do(deactivateUser, { userId: dee.id })
  await pass('5m')
  expect(await told(id)).toEqual([`1.1 ${bo.id}`, `1.3 ${cy.id}`])
})

test('a team tells those who respond, as they are when the step begins, each once', async () => {
  const { team } = await desk.do(createTeam, { name: 'Core' })
  await desk.do(setTeamMember, { teamId: team, userId: bo.id, role: 'RESPONDER' })
  const boss = await desk.hire('Boss')
  await desk.do(setTeamMember, { teamId: team, userId: boss.id, role: 'STAKEHOLDER' })
  const id = await openOn([[cy.id], [team, bo.id, cy.id]])
  await desk.do(setTeamMember, { teamId: team, userId: cy.id, role: 'MANAGER' })
  await pass('5m')
  expect((await told(id)).slice(1).sort()).toEqual([`1.2 ${bo.id}`, `1.2 ${cy.id}`].sort())
})

test('a thousandth alert of a burst pages nobody again: each incident has one ladder', async () => {
  const id = await openOn([[bo.id]])
  expect(await ladders(id)).toHaveLength(1)
  await desk.note(id)
  await desk.update(id, { title: 'still broken' })
  expect(await ladders(id)).toHaveLength(1)
})

test('what was resolved and comes back pages from the first step again', async () => {
  const id = await openOn([[bo.id], [cy.id]])
  await desk.resolve(id)
  await desk.reopen(id)
  expect((await ladders(id)).map(({ state, reason }) => [state, reason])).toEqual([
    ['STOPPED', 'INCIDENT_OPENED'],
    ['ACTIVE', 'INCIDENT_OPENED'],
  ])
  await desk.acknowledge(id)
  expect((await ladder(id)).state).toBe('ACKNOWLEDGED')
})

test('after a stop of thirty minutes the next step is told once, with its whole time', async () => {
  const id = await openOn([[bo.id], [cy.id], [bo.id]])
  await pass('30m')
  expect(await told(id)).toEqual([`1.1 ${bo.id}`, `1.2 ${cy.id}`])
  expect((await ladder(id)).nextStepAt).toEqual(desk.clock.in('5m'))
})

test('a restricted incident may be read by whom it pages', async () => {
  const service = await serviceOf(await policy([[cy.id]]))
  const id = await desk.open({ restricted: true, serviceIds: [service] })
  expect((await desk.incident(id)).facets.readers).toContain(cy.id)
})

test('drills climb like the rest', async () => {
  const service = await serviceOf(await policy([[bo.id]]))
  expect(await told(await desk.open({ drill: true, serviceIds: [service] }))).toEqual([`1.1 ${bo.id}`])
})
