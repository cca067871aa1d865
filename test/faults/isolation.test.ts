// Fifty organisations on one desk, one of their subscribers stalled: no event crosses, and nobody waits for another.
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import type { Socket } from 'node:net'
import { WebSocket } from 'ws'
import { Peer } from '../../src/api/websocket-peer.js'
import type { Viewer, Work } from '../../src/database/work.js'
import { addIncidentNote } from '../../src/incidents/use-cases/add-incident-note.js'
import { keyOf, servedDesk, type ServedDesk } from '../harness/served-desk.js'

const organizations = 50
const eventsOfEach = 200
const notesAtOnce = 20
const writers = 8
/** What the stalled one asks for: some hundred kilobytes for each event, so that what waits for it fills any buffer. */
const aliases = Array.from({ length: 25 }, (_, index) => `t${index}: text`).join(' ')
const follow = (texts: string) =>
  `subscription { incidentChanged { incidentId event { ... on IncidentNoteAdded { ${texts} } } } }`

let served: ServedDesk
beforeAll(async () => {
  served = await servedDesk()
})
afterAll(() => served.close())

/** An organisation, and what its subscribers have heard: `incident: text`. */
interface Tenant {
  admin: Viewer
  program: Viewer
  incident: string
  expected: string[]
  heard: string[][]
}

async function found(): Promise<Tenant> {
  const { desk } = served
  const admin = await desk.stranger()
  const actor = { kind: 'API_KEY' as const, userId: null, name: 'board' }
  const program: Viewer = { ...admin, actor, role: 'RESPONDER' }
  return { admin, program, incident: await desk.as(admin).open(), expected: [], heard: [] }
}

interface Message {
  incidentId: string
  event: { text: string }
}

async function listen(tenant: Tenant, viewer: Viewer): Promise<void> {
  const heard: string[] = []
  tenant.heard.push(heard)
  const { socket, ws } = await served.asker(viewer)
  await ws('{ viewer { role } }')
  socket.subscribe<{ incidentChanged: Message }>(
    { query: follow('text') },
    {
      next: ({ data, errors }) => {
        if (!data || errors) throw new Error(JSON.stringify(errors))
        const { incidentId, event } = data.incidentChanged
        heard.push(`${incidentId}: ${event.text.trim()}`)
      },
      error: (error) => heard.push(JSON.stringify(error)),
      complete: () => heard.push('complete'),
    },
  )
}

/** A subscriber that takes nothing any more; reads again once the desk has given it up, and learns why. */
async function stall(viewer: Viewer): Promise<{ closed: Promise<number> }> {
  const authorization = `Bearer ${await keyOf(served.desk.desk, viewer)}`
  const socket = new WebSocket(served.url.replace('http', 'ws'), 'graphql-transport-ws')
  await new Promise((resolve) => socket.once('open', resolve))
  const send = (message: object) => socket.send(JSON.stringify(message))
  send({ type: 'connection_init', payload: { authorization } })
  await new Promise((resolve) => socket.once('message', resolve))
  send({ type: 'subscribe', id: '1', payload: { query: follow(aliases) } })
  const wire = (socket as unknown as { _socket: Socket })._socket
  const close = jest.spyOn(Peer.prototype, 'close')
  await followers(viewer, 2)
  wire.pause()
  const closed = new Promise<number>((resolve) => socket.once('close', resolve))
  const watch = setInterval(() => {
    if (close.mock.calls.length === 0) return
    clearInterval(watch)
    wire.resume()
  }, 10)
  return { closed }
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10))
}

async function followers({ organizationId }: Viewer, count: number): Promise<void> {
  const { tail, release } = served.desk.desk.follower.follow(organizationId)
  await until(() => tail.followers === count)
  release()
}

/** Notes in one transaction; those of the stalled subscriber's organisation are long. */
async function note(tenant: Tenant, count: number, width: number): Promise<void> {
  const { admin, incident, expected } = tenant
  const texts = Array.from({ length: count }, (_, index) => `note ${expected.length + index}`)
  expected.push(...texts.map((text) => `${incident}: ${text}`))
  await served.desk.as(admin).do(async (work: Work, input: string[]) => {
    for (const text of input) await addIncidentNote(work, { id: incident, text: text.padEnd(width) })
    return { incident }
  }, texts)
}

test('no event of 10,000 crosses between 50 organisations while one subscriber takes nothing', async () => {
  const tenants: Tenant[] = []
  for (let index = 0; index < organizations; index += 1) tenants.push(await found())
  const unlucky = tenants[7] as Tenant
  for (const tenant of tenants) {
    await listen(tenant, tenant.program)
    if (tenant !== unlucky) await listen(tenant, tenant.admin)
    await followers(tenant.admin, tenant === unlucky ? 1 : 2)
  }
  const { closed } = await stall(unlucky.admin)

  const width = (tenant: Tenant) => (tenant === unlucky ? 8_000 : 0)
  const batches = Array.from({ length: eventsOfEach / notesAtOnce }, () => tenants).flat()
  const writer = async () => {
    for (let tenant = batches.shift(); tenant; tenant = batches.shift())
      await note(tenant, notesAtOnce, width(tenant))
  }
  await Promise.all(Array.from({ length: writers }, writer))
  const heardAll = () =>
    tenants.every(({ heard, expected }) => heard.every((each) => each.length >= expected.length))
  await until(heardAll)
  expect(await closed).toBe(4413)

  // Whatever had been sent to the wrong place, or twice, would stand before the last.
  for (const tenant of tenants) await note(tenant, 1, width(tenant))
  await until(heardAll)
  for (const { heard, expected } of tenants) for (const each of heard) expect(each).toEqual(expected)
  expect(tenants.flatMap(({ heard }) => heard)).toHaveLength(2 * organizations - 1)
  expect(tenants.flatMap(({ expected }) => expected)).toHaveLength(organizations * (eventsOfEach + 1))
})
