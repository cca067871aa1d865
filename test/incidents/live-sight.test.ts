// Live delivery where sight changes under way: what is slow, what is shared, and what boards begin with.
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import type { Context } from '../../src/access/context.js'
import type { Viewer } from '../../src/database/work.js'
import { followIncidents } from '../../src/incidents/live.js'
import { followStatusBoard } from '../../src/incidents/status-board.live.js'
import { addIncidentNote } from '../../src/incidents/use-cases/add-incident-note.js'
import { postStatusUpdate } from '../../src/incidents/use-cases/post-status-update.js'
import { unwatchIncident } from '../../src/incidents/use-cases/unwatch-incident.js'
import { watchIncident } from '../../src/incidents/use-cases/watch-incident.js'
import { setUserRole } from '../../src/people/use-cases/set-user-role.js'
import type { TestDesk } from '../harness/desk.js'
import { Listener } from '../harness/listener.js'
import { servedDesk, type ServedDesk } from '../harness/served-desk.js'
import { Reader } from './reader.js'

let served: ServedDesk
let desk: TestDesk
beforeAll(async () => {
  served = await servedDesk()
  desk = served.desk
})
afterAll(() => served.close())

interface Message {
  kind: string
  incidentId: string | null
  event?: object | null
}

const follow = `subscription { incidentChanged { kind incidentId
  event { summary incident { title } ... on StatusUpdatePosted { statusUpdate { message } } }
  incident { title } } }`

async function listen(viewer: Viewer): Promise<Listener<Message>> {
  const asker = await served.asker(viewer)
  const listener = new Listener<Message>(asker, follow, 'incidentChanged')
  await asker.ws('{ viewer { role } }')
  return listener
}

test('who takes what is hidden slowly is told all of it, and nothing twice', async () => {
  const person = await desk.hire('Noa')
  const incidents = [await desk.open({ restricted: true }), await desk.open({ restricted: true })]
  let standing: Viewer = { ...person, role: 'ADMIN', sight: 'ALL' }
  const context = Object.create(desk.context(person), {
    viewer: { get: () => standing },
    revalidate: { value: () => Promise.resolve(standing) },
  }) as Context
  const source = await followIncidents(context, { filter: { labels: ['slow'] } })
  const told = async () => {
    const { value } = (await source.next()) as { value: Message }
    return `${value.kind} ${value.incidentId}`
  }
  for (const id of incidents) await desk.update(id, { labels: ['slow'] })
  expect([await told(), await told()]).toEqual(incidents.map((id) => `EVENT ${id}`))
  standing = { ...person, role: 'VIEWER' }
  const last = await desk.open({ labels: ['slow'] })
  const now = performance.now.bind(performance)
  const first = await told()
  const late = jest.spyOn(performance, 'now').mockImplementation(() => now() + 5_000)
  const rest = [await told(), await told()]
  late.mockRestore()
  expect([first, ...rest]).toEqual([...incidents.map((id) => `HIDDEN ${id}`), `EVENT ${last}`])
  await source.return()
})

test('an event that is shown just when its incident is hidden shows nothing of the incident', async () => {
  const listener = await listen(await desk.hire('Noa'))
  const incident = await desk.open({ title: 'Secret' })
  await listener.next()
  const query = desk.manager.query.bind(desk.manager)
  const hiding = jest
    .spyOn(desk.manager, 'query')
    .mockImplementation((sql, parameters) =>
      /NOT incident\.restricted/.test(sql) ? Promise.resolve([]) : query(sql, parameters),
    )
  await desk.note(incident, 'one')
  await desk.do(postStatusUpdate, { id: incident, message: 'two', audience: 'INTERNAL' })
  const shown = [await listener.next(), await listener.next()]
  hiding.mockRestore()
  for (const { kind, event } of shown) expect({ kind, event }).toEqual({ kind: 'EVENT', event: null })
  const codes = listener.wire.join().match(/"code":"\w+"/g)
  expect(new Set(codes)).toEqual(new Set(['"code":"NOT_FOUND"']))
})

test('a board shows each what they may see, from its beginning and after each change', async () => {
  const [person, outsider] = [await desk.hire('Noa'), await desk.hire('Bo')]
  const query = 'subscription { statusBoardChanged { openCount incidents { id } } }'
  interface Board {
    openCount: number
    incidents: { id: string }[]
  }
  const incident = await desk.open({ restricted: true })
  await desk.do(watchIncident, { id: incident, userId: person.id })
  const boardOf = async (viewer: Viewer) =>
    new Listener<Board>(await served.asker(viewer), query, 'statusBoardChanged')
  const [hers, his] = [await boardOf(person), await boardOf(outsider)]
  const [first, other] = [await hers.next(), await his.next()]
  expect(first.openCount).toBe(other.openCount + 1)
  expect(JSON.stringify(first)).toContain(incident)
  await desk.do(unwatchIncident, { id: incident, userId: person.id })
  expect(await hers.next()).toEqual(other)
  expect(his.wire.join()).not.toContain(incident)
})

test('who begins a board sees what has named them since another subscriber last read', async () => {
  const [person, slow] = [await desk.hire('Noa'), await desk.hire('Bo')]
  const incident = await desk.open({ restricted: true })
  const reader = await Reader.follow(desk, {}, { viewer: slow })
  await desk.note(incident)
  await desk.open()
  await reader.next()
  await desk.do(watchIncident, { id: incident, userId: person.id })
  const board = followStatusBoard(desk.context(person), null)
  const { value } = (await board.next()) as { value: { incidentRows: { id: string }[] } }
  expect(value.incidentRows.map(({ id }) => id)).toContain(incident)
  await Promise.all([board.return(), reader.leave()])
})

test('those who see nothing restricted share one execution, and who sees something has their own', async () => {
  const nobodies = await Promise.all(Array.from({ length: 3 }, (_, index) => desk.hire(`Bo ${index}`)))
  const person = await desk.hire('Noa')
  const incident = await desk.open({ restricted: true })
  await desk.do(watchIncident, { id: incident, userId: person.id })
  const listeners = await Promise.all([...nobodies, person].map((viewer) => listen(viewer)))
  const open = await desk.open()
  for (const listener of listeners) await listener.next()
  const statements = jest.spyOn(desk.manager, 'query')
  await desk.do(addIncidentNote, { id: open, text: 'Look' })
  for (const listener of listeners) expect((await listener.next()).incidentId).toBe(open)
  const reads = statements.mock.calls.map(([sql]) => sql)
  statements.mockRestore()
  expect(reads.filter((sql) => /NOT incident\.restricted(?! OR)/.test(sql))).toHaveLength(1)
  expect(reads.filter((sql) => sql.includes('incident_reader reader'))).toHaveLength(1)
})

test('an admin who is demoted sees at once on their board what names them', async () => {
  const person = await desk.hire('Noa')
  await desk.do(setUserRole, { userId: person.id, role: 'ADMIN' })
  const query = 'subscription { statusBoardChanged { incidents { id } } }'
  const asker = await served.asker({ ...person, role: 'ADMIN' })
  const board = new Listener<unknown>(asker, query, 'statusBoardChanged')
  await board.next()
  const [named, unnamed] = [await desk.open({ restricted: true }), await desk.open({ restricted: true })]
  await desk.do(watchIncident, { id: named, userId: person.id })
  while (!JSON.stringify(await board.next()).includes(unnamed));
  await desk.do(setUserRole, { userId: person.id, role: 'VIEWER' })
  let shown = JSON.stringify(await board.next())
  while (shown.includes(unnamed)) shown = JSON.stringify(await board.next())
  expect(shown).toContain(named)
})
