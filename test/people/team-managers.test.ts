import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { personViewer, standingOf } from '../../src/access/people-standing.js'
import type { OrganizationRole, TeamRole } from '../../src/database/work.js'
import { createTeam, setTeamMember } from '../../src/people/index.js'
import { retireTeam } from '../../src/people/use-cases/retire-team.js'
import { updateTeam } from '../../src/people/use-cases/update-team.js'
import { createService } from '../../src/services/index.js'
import { retireService } from '../../src/services/use-cases/retire-service.js'
import { updateService } from '../../src/services/use-cases/update-service.js'
import { testDesk } from '../harness/desk.js'
import { refusal, type Hand } from '../harness/hand.js'

const desk = await testDesk()
afterAll(() => desk.close())
let core: string
let edge: string
const team = async (name: string) => (await desk.do(createTeam, { name })).team
const service = async (ownerTeamId: string | null) =>
  (await desk.do(createService, { name: 'Shop', ownerTeamId, dependsOnIds: [] })).service

beforeAll(async () => {
  core = await team('Core')
  edge = await team('Edge')
})

/** A member of Core, as the desk knows them, perhaps through a key. */
async function member(role: OrganizationRole, inTeam: TeamRole, key?: OrganizationRole): Promise<Hand> {
  const { id } = await desk.hire('Bo', role)
  await desk.do(setTeamMember, { teamId: core, userId: id, role: inTeam })
  const person = (await standingOf(desk.manager, [id])).get(id)
  if (!person) throw new Error('nobody was hired')
  return desk.as(personViewer(person, key ? { id: 'api_key', role: key } : null))
}
const forbidden = async (act: Promise<unknown>) => expect((await refusal(act)).code).toBe('FORBIDDEN')

/** All that a manager of `teamId` does for it. */
function managing(hand: Hand, teamId: string, userId: string): Record<string, () => Promise<unknown>> {
  return {
    updateTeam: () => hand.do(updateTeam, { id: teamId, description: 'looks after it' }),
    setTeamMember: () => hand.do(setTeamMember, { teamId, userId, role: 'STAKEHOLDER' }),
    createService: () => hand.do(createService, { name: 'Shop', ownerTeamId: teamId, dependsOnIds: [] }),
    updateService: async () => hand.do(updateService, { id: await service(teamId), maintenance: true }),
    retireService: async () => hand.do(retireService, { id: await service(teamId) }),
  }
}

test('a manager of a team manages that team and its services, and no other', async () => {
  const bo = await member('VIEWER', 'MANAGER')
  const other = await desk.hire('Cy')
  for (const act of Object.values(managing(bo, core, other.id))) await act()
  for (const act of Object.values(managing(bo, edge, other.id))) await forbidden(act())
})

test('a manager of a team retires it, and no other', async () => {
  const { id } = await desk.hire('Bo', 'VIEWER')
  const shortLived = await team('Project')
  await desk.do(setTeamMember, { teamId: shortLived, userId: id, role: 'MANAGER' })
  const [person] = (await standingOf(desk.manager, [id])).values()
  const bo = desk.as(personViewer(person as NonNullable<typeof person>))
  await forbidden(bo.do(retireTeam, { id: edge }))
  await bo.do(retireTeam, { id: shortLived })
  // A role in a team that is no more is worth nothing.
  expect((await standingOf(desk.manager, [id])).get(id)?.teams).toEqual([])
})

test("what no team owns is the organisation's managers', and nobody gives a service away", async () => {
  const bo = await member('RESPONDER', 'MANAGER')
  const orphan = await service(null)
  await forbidden(bo.do(createService, { name: 'Shop', dependsOnIds: [] }))
  await forbidden(bo.do(updateService, { id: orphan, maintenance: true }))
  await forbidden(bo.do(updateService, { id: orphan, ownerTeamId: core }))
  await forbidden(bo.do(retireService, { id: orphan }))
  await forbidden(bo.do(createTeam, { name: 'Mine' }))
  const own = await service(core)
  await forbidden(bo.do(updateService, { id: own, ownerTeamId: edge }))
  await forbidden(bo.do(updateService, { id: own, ownerTeamId: null }))
  const cy = desk.as(await desk.hire('Cy', 'MANAGER'))
  await cy.do(updateService, { id: orphan, ownerTeamId: core })
  await bo.do(updateService, { id: orphan, maintenance: true })
})

test('the higher of the role in the organisation and the role in the team holds', async () => {
  const manager = await member('MANAGER', 'STAKEHOLDER')
  const other = await desk.hire('Cy')
  for (const act of Object.values(managing(manager, core, other.id))) await act()
  const responder = await member('RESPONDER', 'STAKEHOLDER')
  await responder.acknowledge(await desk.open({ ownerId: core }))
})

test('members who respond or are kept informed manage nothing', async () => {
  const other = await desk.hire('Cy')
  for (const inTeam of ['RESPONDER', 'STAKEHOLDER'] as const) {
    const bo = await member('RESPONDER', inTeam)
    for (const act of Object.values(managing(bo, core, other.id))) await forbidden(act())
  }
})

test('a key with the role VIEWER of a manager of a team manages nothing, and works on nothing', async () => {
  const bo = await member('RESPONDER', 'MANAGER', 'VIEWER')
  const other = await desk.hire('Cy')
  for (const act of Object.values(managing(bo, core, other.id))) await forbidden(act())
  await forbidden(bo.acknowledge(await desk.open({ ownerId: core })))
})

test("a viewer who responds in a team works on the team's incidents and on no others", async () => {
  const bo = await member('VIEWER', 'RESPONDER')
  const shop = await service(core)
  const foreign = await service(edge)
  for (const id of [await desk.open({ ownerId: core }), await desk.open({ serviceIds: [foreign, shop] })]) {
    await bo.acknowledge(id)
    await bo.note(id)
    await bo.resolve(id)
  }
  const others = [
    await desk.open(),
    await desk.open({ ownerId: edge }),
    await desk.open({ serviceIds: [foreign] }),
    await desk.open({ ownerId: bo.viewer.principal }),
  ]
  for (const id of others) {
    await forbidden(bo.acknowledge(id))
    await forbidden(bo.note(id))
  }
  await bo.open({ ownerId: core })
  await bo.open({ serviceIds: [shop] })
  await forbidden(bo.open())
  await forbidden(bo.open({ serviceIds: [foreign] }))
})
