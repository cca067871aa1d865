import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { personViewer, standingOf, type PersonStanding } from '../../src/access/people-standing.js'
import { selectRows } from '../../src/database/rows.js'
import type { Viewer } from '../../src/database/work.js'
import { idBytes } from '../../src/ids/type-id.js'
import { IncidentEntity } from '../../src/incidents/incident.entity.js'
import { addIncidentTask } from '../../src/incidents/use-cases/add-incident-task.js'
import { assignIncidentRole } from '../../src/incidents/use-cases/assign-incident-role.js'
import { removeIncidentTask } from '../../src/incidents/use-cases/remove-incident-task.js'
import { unwatchIncident } from '../../src/incidents/use-cases/unwatch-incident.js'
import { updateIncidentTask } from '../../src/incidents/use-cases/update-incident-task.js'
import { watchIncident } from '../../src/incidents/use-cases/watch-incident.js'
import { sees, visibleTo } from '../../src/incidents/visibility.js'
import { createTeam, setTeamMember } from '../../src/people/index.js'
import { retireTeam } from '../../src/people/use-cases/retire-team.js'
import { createService } from '../../src/services/index.js'
import { updateService } from '../../src/services/use-cases/update-service.js'
import { testDesk, type TestDesk } from '../harness/desk.js'
import { refusal } from '../harness/hand.js'

let desk: TestDesk
beforeAll(async () => {
  desk = await testDesk()
})
afterAll(() => desk.close())

/** The person with role and teams as they are now. */
async function asTheyStand(id: string): Promise<Viewer> {
  return personViewer((await standingOf(desk.manager, [id])).get(id) as PersonStanding)
}

/** Whether the viewer sees the incident: in SQL, in memory and to act on, which must all say the same. */
async function isSeen(incident: string, viewer: Viewer): Promise<boolean> {
  const { sql, parameters } = visibleTo(viewer)
  const rows = await selectRows(desk.manager, IncidentEntity, `WHERE id = ? AND ${sql}`, [
    idBytes(incident),
    ...parameters,
  ])
  const { facets } = await desk.incident(incident)
  expect(sees(viewer, facets)).toBe(rows.length === 1)
  const entry = (await desk.timeline(incident)).at(-1)
  expect(entry?.is).toEqual(facets)
  return rows.length === 1
}

const restricted = () => desk.open({ restricted: true })
const newTeam = async (member: string) => {
  const { team } = await desk.do(createTeam, { name: 'Trust' })
  await desk.do(setTeamMember, { teamId: team, userId: member, role: 'STAKEHOLDER' })
  return team
}

/** How somebody becomes a reader of a restricted incident, and ceases to be one. */
const ways: Record<string, (person: string) => Promise<{ incident: string; leave: () => Promise<unknown> }>> =
  {
    owner: async (person) => {
      const incident = await restricted()
      await desk.assign(incident, person)
      return { incident, leave: () => desk.assign(incident, null) }
    },
    'member of the owner team': async (person) => {
      const incident = await restricted()
      await desk.assign(incident, await newTeam(person))
      return { incident, leave: () => desk.assign(incident, null) }
    },
    'member who leaves the owner team': async (person) => {
      const incident = await restricted()
      const teamId = await newTeam(person)
      await desk.assign(incident, teamId)
      return { incident, leave: () => desk.do(setTeamMember, { teamId, userId: person, role: null }) }
    },
    'member of the owner team, which is retired when all is over': async (person) => {
      const incident = await restricted()
      const team = await newTeam(person)
      await desk.assign(incident, team)
      await desk.cancel(incident)
      return { incident, leave: () => desk.do(retireTeam, { id: team }) }
    },
    'holder of a role': async (person) => {
      const incident = await restricted()
      const role = { id: incident, kind: 'COMMANDER', userId: person, remove: false } as const
      await desk.do(assignIncidentRole, role)
      return { incident, leave: () => desk.do(assignIncidentRole, { ...role, remove: true }) }
    },
    'assignee of a task': async (person) => {
      const incident = await restricted()
      const { task } = await desk.do(addIncidentTask, { id: incident, title: 'Look', assigneeId: person })
      return { incident, leave: () => desk.do(updateIncidentTask, { id: task, assigneeId: null }) }
    },
    'assignee of a task that is removed': async (person) => {
      const incident = await restricted()
      const { task } = await desk.do(addIncidentTask, { id: incident, title: 'Look', assigneeId: person })
      return { incident, leave: () => desk.do(removeIncidentTask, { id: task }) }
    },
    watcher: async (person) => {
      const incident = await restricted()
      await desk.do(watchIncident, { id: incident, userId: person })
      return { incident, leave: () => desk.do(unwatchIncident, { id: incident, userId: person }) }
    },
    "member of a service's team": async (person) => {
      const team = await newTeam(person)
      const { service } = await desk.do(createService, { name: 'Vault', ownerTeamId: team, dependsOnIds: [] })
      const incident = await desk.open({ restricted: true, serviceIds: [service] })
      return { incident, leave: () => desk.update(incident, { serviceIds: [] }) }
    },
    'member of the team of a service that changes hands': async (person) => {
      const team = await newTeam(person)
      const { service } = await desk.do(createService, { name: 'Vault', ownerTeamId: team, dependsOnIds: [] })
      const incident = await desk.open({ restricted: true, serviceIds: [service] })
      return { incident, leave: () => desk.do(updateService, { id: service, ownerTeamId: null }) }
    },
    'member of the team of a service that changes hands when all is over': async (person) => {
      const team = await newTeam(person)
      const { service } = await desk.do(createService, { name: 'Vault', ownerTeamId: team, dependsOnIds: [] })
      const incident = await desk.open({ restricted: true, serviceIds: [service] })
      await desk.cancel(incident)
      return { incident, leave: () => desk.do(updateService, { id: service, ownerTeamId: null }) }
    },
    'watcher of what was merged into it': async (person) => {
      const [duplicate, incident] = [await restricted(), await restricted()]
      await desk.do(watchIncident, { id: duplicate, userId: person })
      await desk.merge(duplicate, incident)
      return { incident, leave: () => desk.do(unwatchIncident, { id: incident, userId: person }) }
    },
    anybody: async () => {
      const incident = await desk.open()
      return { incident, leave: () => desk.update(incident, { restricted: true }) }
    },
  }

test.each(Object.entries(ways))(
  'a restricted incident is seen by its %s, until that ends',
  async (_, enter) => {
    const person = await desk.hire('Noa')
    const { incident, leave } = await enter(person.id)
    expect(await isSeen(incident, await asTheyStand(person.id))).toBe(true)
    await leave()
    expect(await isSeen(incident, await asTheyStand(person.id))).toBe(false)
    expect(await isSeen(incident, desk.admin)).toBe(true)
  },
)

test('its reporter sees a restricted incident, person or program, and no other program does', async () => {
  const person = await desk.hire('Noa', 'REPORTER')
  const program = desk.program('monitoring', 'REPORTER')
  const ofPerson = await desk.as(person).open({ restricted: true })
  const ofProgram = await desk.as(program).open({ restricted: true })
  expect(await isSeen(ofPerson, person)).toBe(true)
  expect(await isSeen(ofPerson, program)).toBe(false)
  expect(await isSeen(ofProgram, program)).toBe(true)
  expect(await isSeen(ofProgram, person)).toBe(false)
  expect(await isSeen(ofProgram, desk.program('monitoring'))).toBe(false)
})

test('what is no longer restricted is seen by all, and its readers are forgotten', async () => {
  const person = await desk.hire('Noa')
  const incident = await restricted()
  expect(await isSeen(incident, person)).toBe(false)
  await desk.update(incident, { restricted: false })
  expect(await isSeen(incident, person)).toBe(true)
  const kept: unknown = await desk.manager.query('SELECT 1 FROM incident_reader WHERE incidentId = ?', [
    idBytes(incident),
  ])
  expect(kept).toEqual([])
})

test('who restricts an incident that does not name them becomes a watcher, and keeps it in sight', async () => {
  const person = await desk.hire('Noa')
  const incident = await desk.open()
  await desk.as(person).update(incident, { restricted: true })
  expect(await isSeen(incident, person)).toBe(true)
  expect(await desk.story(incident)).toEqual(['OPENED', 'UPDATED', 'WATCHERS_CHANGED'])
})

test('a program cannot restrict what it would then see no more', async () => {
  const incident = await desk.open()
  const error = await refusal(desk.as(desk.program()).update(incident, { restricted: true }))
  expect(error.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
    fields: [{ path: ['input', 'restricted'] }],
  })
  expect((await desk.incident(incident)).restricted).toBe(false)
})

test('whoever may not see an incident cannot act on it, as if it had never been', async () => {
  const person = await desk.hire('Noa')
  const incident = await restricted()
  const never = 'incident_01h455vb4pex5vsknk084sn02q'
  for (const act of ['acknowledge', 'note', 'resolve', 'cancel'] as const) {
    const hidden = await refusal(desk.as(person)[act](incident))
    expect(hidden.toJSON()).toEqual((await refusal(desk.as(person)[act](never))).toJSON())
    expect(hidden.code).toBe('NOT_FOUND')
  }
})

test('a team is retired by nobody while it owns a restricted incident, whose id is not told', async () => {
  const manager = await desk.hire('Noa', 'MANAGER')
  const { team } = await desk.do(createTeam, { name: 'Trust' })
  const incident = await desk.open({ restricted: true, ownerId: team })
  const refused = await refusal(desk.as(manager).do(retireTeam, { id: team }))
  expect(refused.extensions).toMatchObject({ code: 'CONFLICT', users: [] })
  expect((await refusal(desk.do(retireTeam, { id: team }))).extensions).toMatchObject({ users: [incident] })
})

test('resolving a parent leaves alone a restricted child that the viewer may not see, and what is below it', async () => {
  const person = await desk.hire('Noa')
  const parent = await desk.open()
  const hidden = await desk.open({ restricted: true, parentId: parent })
  const below = await desk.open({ parentId: hidden })
  const plain = await desk.open({ parentId: parent })
  await desk.as(person).resolve(parent)
  expect((await desk.incident(plain)).status).toBe('RESOLVED')
  for (const id of [hidden, below]) expect((await desk.incident(id)).status).toBe('OPEN')
})

test('the resolution of a restricted parent is not told in its children, only its number', async () => {
  const parent = await desk.open({ restricted: true })
  const child = await desk.open({ parentId: parent })
  await desk.resolve(parent, { resolution: 'The password was in the wiki' })
  const { number } = await desk.incident(parent)
  expect(await desk.incident(child)).toMatchObject({
    status: 'RESOLVED',
    resolution: `Resolved with INC-${number}.`,
  })
  expect(JSON.stringify(await desk.timeline(child))).not.toContain('password')
})
