import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { graphql, type GraphQLSchema } from 'graphql'
import type { EntityManager } from 'typeorm'
import { nodes } from '../../src/nodes.js'
import { createContext } from '../../src/api/context.js'
import { assignIncidentRole } from '../../src/incidents/use-cases/assign-incident-role.js'
import { buildSchema } from '../../src/schema.js'
import { createService } from '../../src/services/index.js'
import { createTeam, setTeamMember } from '../../src/people/index.js'
import { testDesk, type TestDesk } from '../harness/desk.js'

let desk: TestDesk
let schema: GraphQLSchema

beforeAll(async () => {
  schema = await buildSchema()
  desk = await testDesk()
  const people = await Promise.all(['Ada', 'Bo', 'Chi', 'Dee'].map((name) => desk.hire(name)))
  const { team } = await desk.do(createTeam, { name: 'Platform' })
  for (const { id } of people) await desk.do(setTeamMember, { teamId: team, userId: id, role: 'RESPONDER' })
  const services: string[] = []
  for (const name of ['api', 'db', 'web']) {
    services.push((await desk.do(createService, { name, ownerTeamId: team })).service)
  }
  for (let index = 0; index < 60; index += 1) {
    const owner = people[index % 4]
    const ownerId = index % 5 === 0 ? team : (owner?.id ?? null)
    const id = await desk.open({ ownerId, serviceIds: services.slice(index % 3) })
    await desk.do(assignIncidentRole, {
      id,
      kind: 'COMMANDER',
      userId: people[(index + 1) % 4]?.id ?? null,
      remove: false,
    })
    await desk.note(id)
  }
})

afterAll(() => desk.close())

/** How many statements a document costs. */
async function statementsOf(source: string): Promise<number> {
  const { dataSource, clock, follower, transact, auditRefused } = desk.desk
  let statements = 0
  const manager = new Proxy<EntityManager>(dataSource.manager, {
    get: (target, name) => {
      if (name === 'query') statements += 1
      return Reflect.get(target, name, target) as unknown
    },
  })
  const parts = {
    manager,
    settled: null,
    clock,
    follower,
    transact,
    auditRefused,
    nodes,
    publicUrl: () => '',
  }
  const viewer = desk.admin
  const revalidate = () => Promise.resolve(viewer)
  const context = createContext(parts, { viewer, requestId: 'test', ipAddress: null, revalidate })
  const { errors } = await graphql({ schema, source, contextValue: context })
  expect(errors).toBeUndefined()
  return statements
}

const list = (first: number, selection: string) =>
  `{ incidents(first: ${first}) { edges { node { id ${selection} } } } }`

test.each([
  [
    'owner, services and roles',
    'owner { ... on User { name } ... on Team { name } } services { name } roles { user { name } }',
    6,
  ],
  [
    'timelines with their actors',
    'timeline(first: 5) { edges { node { summary actor { user { name } } } } totalCount }',
    4,
  ],
  [
    'tasks, watchers, children and updates',
    'tasks { id } watchers { id } children { totalCount } statusUpdates { totalCount }',
    8,
  ],
  [
    'the health of services and what their teams own',
    'services { health ownerTeam { members { user { name } } services { name } } openIncidents(first: 2) { edges { node { number } } } }',
    9,
  ],
])(
  'a list of incidents with %s costs the same few statements for 2 as for 50',
  async (_, selection, most) => {
    const few = await statementsOf(list(2, selection))
    expect(await statementsOf(list(50, selection))).toBe(few)
    expect(few).toBeLessThanOrEqual(most)
  },
)
