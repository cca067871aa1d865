// What subscribers are told of restricted incidents: each of them what they may see by then, and once that it is hidden.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Viewer, Work } from '../../src/database/work.js'
import { addIncidentNote } from '../../src/incidents/use-cases/add-incident-note.js'
import { assignIncidentRole } from '../../src/incidents/use-cases/assign-incident-role.js'
import { unwatchIncident } from '../../src/incidents/use-cases/unwatch-incident.js'
import type { IncidentChange, IncidentReader } from '../../src/incidents/incident-reader.js'
import { followIncidents } from '../../src/incidents/live.js'
import { watchIncident } from '../../src/incidents/use-cases/watch-incident.js'
import { logCursor } from '../../src/log/cursor.js'
import { createTeam, setTeamMember } from '../../src/people/index.js'
import { setUserRole } from '../../src/people/use-cases/set-user-role.js'
import { createService } from '../../src/services/index.js'
import { updateService } from '../../src/services/use-cases/update-service.js'
import type { TestDesk } from '../harness/desk.js'
import { Listener } from '../harness/listener.js'
import { servedDesk, type ServedDesk } from '../harness/served-desk.js'

let served: ServedDesk
let desk: TestDesk
beforeAll(async () => {
  served = await servedDesk()
  desk = served.desk
})
afterAll(() => served.close())

interface Message {
  cursor: string
  kind: string
  incidentId: string | null
  matches: boolean
  event: object | null
  incident: object | null
}

const follow = `subscription ($id: ID, $after: String, $filter: IncidentFilter, $positions: Boolean) {
  incidentChanged(id: $id, after: $after, filter: $filter, positions: $positions) {
    cursor kind incidentId matches
    event { id kind summary incident { title } }
    incident { id title owner { __typename } }
  }
}`

async function listen(viewer: Viewer, variables: Record<string, unknown> = {}): Promise<Listener<Message>> {
  const asker = await served.asker(viewer)
  const listener = new Listener<Message>(asker, follow, 'incidentChanged', variables)
  await asker.ws('{ viewer { role } }')
  return listener
}

const cursorNow = async () => logCursor(desk.admin.organizationId, (await desk.log()).length)

const newTeam = async (member: string) => {
  const { team } = await desk.do(createTeam, { name: 'Trust' })
  await desk.do(setTeamMember, { teamId: team, userId: member, role: 'STAKEHOLDER' })
  return team
}

interface Way {
  incident: string
  leave: () => Promise<unknown>
}

async function ofTheService(person: string, leave: (ids: Record<'service' | 'incident', string>) => unknown) {
  const team = await newTeam(person)
  const { service } = await desk.do(createService, { name: 'Vault', ownerTeamId: team, dependsOnIds: [] })
  const incident = await desk.open({ restricted: true, serviceIds: [service] })
  return { incident, leave: () => Promise.resolve(leave({ service, incident })) }
}

/** How somebody who follows an incident loses sight of it. */
const ways: Record<string, (person: string) => Promise<Way>> = {
  'it is restricted': async () => {
    const incident = await desk.open()
    return { incident, leave: () => desk.update(incident, { restricted: true }) }
  },
  'their role in it is taken': async (person) => {
    const incident = await desk.open({ restricted: true })
    const role = { id: incident, kind: 'COMMANDER', userId: person, remove: false } as const
    await desk.do(assignIncidentRole, role)
    return { incident, leave: () => desk.do(assignIncidentRole, { ...role, remove: true }) }
  },
  'they watch it no more': async (person) => {
    const incident = await desk.open({ restricted: true })
    await desk.do(watchIncident, { id: incident, userId: person })
    return { incident, leave: () => desk.do(unwatchIncident, { id: incident, userId: person }) }
  },
  'it gets another owner': async (person) => {
    const incident = await desk.open({ restricted: true, ownerId: person })
    return { incident, leave: () => desk.assign(incident, desk.admin.actor.userId) }
  },
  'its service changes hands': (person) =>
    ofTheService(person, ({ service }) => desk.do(updateService, { id: service, ownerTeamId: null })),
  'it affects the service no more': (person) =>
    ofTheService(person, ({ incident }) => desk.update(incident, { serviceIds: [] })),
  'they leave its team': async (person) => {
    const teamId = await newTeam(person)
    const incident = await desk.open({ restricted: true, ownerId: teamId })
    return { incident, leave: () => desk.do(setTeamMember, { teamId, userId: person, role: null }) }
  },
  'they are an admin no more': async (person) => {
    await desk.do(setUserRole, { userId: person, role: 'ADMIN' })
    const incident = await desk.open({ restricted: true })
    return { incident, leave: () => desk.do(setUserRole, { userId: person, role: 'VIEWER' }) }
  },
}

test.each(Object.entries(ways))(
  'who loses sight of an incident because %s is told once that it is hidden, and nothing of it after',
  async (_, begin) => {
    const person = await desk.hire('Noa')
    const { incident, leave } = await begin(person.id)
    const admin: Viewer = { ...person, role: 'ADMIN' }
    const listeners = [await listen(admin, { filter: {} }), await listen(admin, { id: incident })]
    const [all, one] = listeners as [Listener<Message>, Listener<Message>]
    await desk.note(incident, 'before')
    for (const listener of listeners) {
      expect(await listener.next()).toMatchObject({ kind: 'EVENT', incidentId: incident, matches: true })
    }
    await leave()
    await desk.note(incident, 'unheard')
    // Of an admin who is none any more all that was restricted is hidden, also that of the other tests.
    const hidden: Message[] = []
    const last = await desk.open({ title: 'The last' })
    for (let message = await all.next(); message.incidentId !== last; message = await all.next())
      hidden.push(message)
    const ofThis = hidden.filter(({ incidentId }) => incidentId === incident)
    expect(ofThis).toEqual([
      {
        cursor: expect.any(String),
        kind: 'HIDDEN',
        incidentId: incident,
        matches: false,
        event: null,
        incident: null,
      },
    ])
    expect(new Set(hidden.map(({ incidentId }) => incidentId)).size).toBe(hidden.length)
    expect(hidden.every(({ kind }) => kind === 'HIDDEN')).toBe(true)
    expect(await one.next()).toMatchObject({ kind: 'HIDDEN', incidentId: incident, event: null })
    expect(one.heard).toHaveLength(2)
    for (const { wire } of listeners) expect(wire.join()).not.toMatch(/unheard|errors/)
  },
)

test('whom a restricted incident never named hears nothing of it, and reads on past it', async () => {
  const person = await desk.hire('Noa')
  const listener = await listen(person, { positions: true })
  expect((await listener.next()).kind).toBe('POSITION')
  const incident = await desk.open({ title: 'Secret', restricted: true })
  for (let turn = 0; turn < 5; turn += 1) await desk.note(incident, 'Secret')
  await desk.open()
  const [message, head] = [await listener.next(), await cursorNow()]
  expect(message).toMatchObject({ kind: 'EVENT', cursor: head })
  desk.clock.advance('31s')
  await desk.note(incident, 'Secret')
  expect(await listener.next()).toMatchObject({
    kind: 'POSITION',
    incidentId: null,
    cursor: await cursorNow(),
  })
  expect(listener.wire.join()).not.toContain('Secret')
  expect(listener.wire.join()).not.toContain(incident)
})

test('a replay from before it was restricted says once that an incident is hidden, however much happened', async () => {
  const person = await desk.hire('Noa')
  const after = await cursorNow()
  const incident = await desk.open()
  const storm = async (work: Work) => {
    for (let turn = 0; turn < 600; turn += 1) await addIncidentNote(work, { id: incident, text: 'Secret' })
    return { incident }
  }
  await desk.do(storm, {})
  await desk.update(incident, { restricted: true })
  await desk.note(incident, 'Secret')
  const last = await desk.open()
  const listener = await listen(person, { after })
  expect(await listener.next()).toMatchObject({ kind: 'HIDDEN', incidentId: incident })
  expect(await listener.next()).toMatchObject({ kind: 'EVENT', incidentId: last })
  expect(listener.wire.join()).not.toContain('Secret')
})

test('no search finds out by a replay what a hidden incident says by now', async () => {
  const person = await desk.hire('Noa')
  const after = await cursorNow()
  const incident = await desk.open({ title: 'A horse' })
  await desk.update(incident, { restricted: true })
  await desk.update(incident, { title: 'A zebra' })
  const tellings: unknown[] = []
  for (const search of ['zebra', 'giraffe']) {
    const listener = await listen(person, { after, filter: { search } })
    tellings.push(await listener.next())
  }
  expect(tellings[0]).toMatchObject({ kind: 'HIDDEN', incidentId: incident })
  expect(tellings[0]).toEqual(tellings[1])
})

/** As somebody reads who has not taken all that they were given. */
async function replayOf(story: (open: string) => Promise<unknown>) {
  const person = await desk.hire('Noa')
  const after = await cursorNow()
  await story(await desk.open())
  // At a copy that nobody has followed it at, and which therefore reads all of it at once.
  const context = desk.context(person, await desk.another())
  const { inStep } = await followIncidents(context, { after })
  const reader = inStep as IncidentReader
  const read = async (left: IncidentChange | null) =>
    (await reader.read(new AbortController().signal, left)) ?? []
  return { reader, read, messages: await read(null) }
}

const toldBriefly = (messages: IncidentChange[]) =>
  messages.map(({ kind, incidentId }) => `${kind} ${incidentId}`)

test('who took only some of what they were given is told no second time what is hidden', async () => {
  const other = { id: '' }
  const { read, messages } = await replayOf(async (incident) => {
    other.id = await desk.open()
    await desk.note(incident, 'Secret')
    await desk.update(incident, { restricted: true })
  })
  expect(messages.map(({ kind }) => kind)).toEqual(['HIDDEN', 'EVENT'])
  expect(toldBriefly(await read(messages[1] ?? null))).toEqual([`EVENT ${other.id}`])
})

test('who fell behind before they were told what is hidden is told it then', async () => {
  const incident = { id: '' }
  const { reader, read, messages } = await replayOf(async () => {
    incident.id = await desk.open()
    await desk.update(incident.id, { restricted: true })
  })
  expect(messages.map(({ kind }) => kind)).toEqual(['EVENT', 'HIDDEN'])
  reader.follow(reader, messages[0])
  expect(toldBriefly(await read(null))).toEqual([`HIDDEN ${incident.id}`])
})
