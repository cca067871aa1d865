// Those who ask the same read the log together: nobody may notice.
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { secretShown } from '../../src/people/api-key.inputs.js'
import { reopenIncident } from '../../src/incidents/use-cases/reopen-incident.js'
import { updateIncident } from '../../src/incidents/use-cases/update-incident.js'
import { createApiKey } from '../../src/people/use-cases/create-api-key.js'
import { revokeApiKey } from '../../src/people/use-cases/revoke-api-key.js'
import { idBytes } from '../../src/ids/type-id.js'
import { contactOf } from '../harness/contacts.js'
import { closingOf, Listener } from '../harness/listener.js'
import { servedDesk, type Asker, type ServedDesk } from '../harness/served-desk.js'

let served: ServedDesk
beforeAll(async () => {
  served = await servedDesk()
})
afterAll(() => served.close())

interface Change {
  kind: string
  event: { summary: string } | null
}
interface Board {
  openCount: number
}

const follow = 'subscription { incidentChanged { kind event { summary } } }'

async function listen(asker: Asker): Promise<Listener<Change>> {
  const listener = new Listener<Change>(asker, follow, 'incidentChanged')
  // One that asks after it on the same socket is answered after it: from here on it hears everything.
  await asker.ws('{ viewer { role } }')
  return listener
}

const summaries = (listener: Listener<Change>) => listener.heard.map(({ event }) => event?.summary)

async function heardAll(listeners: Listener<Change>[], count: number): Promise<string[]> {
  for (const listener of listeners) for (let heard = 0; heard < count; heard += 1) await listener.next()
  const [first, ...others] = listeners.map(summaries)
  for (const other of others) expect(other).toEqual(first)
  return (first ?? []) as string[]
}

test('forty who ask the same hear each event once, in order, for the statements of one', async () => {
  const { desk } = served
  const askers = await Promise.all(Array.from({ length: 40 }, () => served.asker(desk.admin)))
  const listeners = await Promise.all(askers.map(listen))
  await desk.open({ title: 'first' })
  await heardAll(listeners, 1)
  const statements = jest.spyOn(desk.manager, 'query')
  await desk.open({ title: 'second' })
  await heardAll(listeners, 1)
  expect(statements.mock.calls.length).toBeLessThan(10)
  statements.mockRestore()
  await Promise.all([desk.open({ title: 'a' }), desk.open({ title: 'b' }), desk.open({ title: 'c' })])
  expect(await heardAll(listeners, 3)).toHaveLength(5)
})

test('who reads for the others may leave, and who comes later hears the same from there', async () => {
  const { desk } = served
  const askers = await Promise.all(Array.from({ length: 6 }, () => served.asker(desk.admin)))
  const [first, ...others] = await Promise.all(askers.map(listen))
  await desk.open({ title: 'with the first' })
  await heardAll([first as Listener<Change>, ...others], 1)
  await askers[0]?.socket.dispose()
  const late = await listen(await served.asker(desk.admin))
  await desk.open({ title: 'without the first' })
  await heardAll(others, 1)
  await late.next()
  expect(summaries(late)).toEqual(summaries(others[0] as Listener<Change>).slice(1))
})

test('one whose key is revoked is sent away with 4403 and hears nothing after it; the others hear on', async () => {
  const { desk } = served
  const made = await desk.do(createApiKey, { name: 'wall', role: 'VIEWER', userId: null, expiresAt: null })
  const ending = served.holder(made[secretShown] as string)
  const shut = await listen(ending)
  const closed = closingOf(ending)
  const staying = await Promise.all([served.asker(desk.admin), served.asker(desk.admin)])
  const listeners = await Promise.all(staying.map(listen))
  await desk.open({ title: 'for all' })
  await heardAll([shut, ...listeners], 1)
  await desk.do(revokeApiKey, { id: made.apiKey })
  await desk.open({ title: 'for those who stay' })
  await heardAll(listeners, 1)
  expect(await closed).toBe(4403)
  expect(shut.heard).toHaveLength(1)
})

test('a restricted incident reaches those who may see it, in its place, and nobody else', async () => {
  const { desk } = served
  const outsider = await served.asker(await desk.hire('Bo'))
  const insiders = await Promise.all([served.asker(desk.admin), served.asker(desk.admin)])
  const listeners = await Promise.all(insiders.map(listen))
  const outside = await listen(outsider)
  await desk.open({ title: 'before' })
  await desk.open({ title: 'secret', restricted: true })
  await desk.open({ title: 'after' })
  const told = await heardAll(listeners, 3)
  expect(told).toHaveLength(3)
  expect(told[1]).toContain('secret')
  await outside.next()
  await outside.next()
  expect(summaries(outside)).toEqual([told[0], told[2]])
})

test('those who went alone for an entry about access meet again, though it is nothing to them', async () => {
  const { desk } = served
  const askers = await Promise.all(Array.from({ length: 12 }, () => served.asker(desk.admin)))
  const query = 'subscription { incidentChanged(filter: { labels: ["rare"] }) { kind event { summary } } }'
  const listeners = askers.map((asker) => new Listener<Change>(asker, query, 'incidentChanged'))
  await Promise.all(askers.map((asker) => asker.ws('{ viewer { role } }')))
  const { tail, release } = desk.desk.follower.follow(desk.admin.organizationId)
  const others = tail.followers - 1
  await desk.hire('Noa')
  // One reads for the twelve; other tests may have left readers, who meet again too.
  while (tail.followers > others + 1 || tail.newest.sequence < (await tail.position()))
    await askers[0]?.ws('{ viewer { role } }')
  release()
  await desk.open({ title: 'seldom', labels: ['rare'] })
  expect(await heardAll(listeners, 1)).toHaveLength(1)
})

test('walls that show the same board are told of a change together', async () => {
  const { desk } = served
  const query = 'subscription { statusBoardChanged { openCount } }'
  const askers = await Promise.all(Array.from({ length: 10 }, () => served.asker(desk.admin)))
  const boards = askers.map((asker) => new Listener<Board>(asker, query, 'statusBoardChanged'))
  const before = await Promise.all(boards.map((board) => board.next()))
  await desk.open({ title: 'one more' })
  const after = await Promise.all(boards.map((board) => board.next()))
  expect(after.map(({ openCount }) => openCount)).toEqual(before.map(({ openCount }) => openCount + 1))
})

interface Owned {
  incident: { owner: { contactMethods: { address: string }[] } } | null
}

test('what all are told together holds nothing that is only one of theirs: not the address of their webhook', async () => {
  const { desk } = served
  const [ada, bo] = [await desk.hire('Ada'), await desk.hire('Bo')]
  const secret = 'https://hooks.example.org/services/secret'
  await contactOf(desk.manager, ada.id, { address: secret })
  await desk.manager.query("UPDATE contact_method SET channel = 'WEBHOOK' WHERE userId = ?", [
    idBytes(ada.id),
  ])
  const query = `subscription { incidentChanged {
    incident { owner { ... on User { contactMethods { address } } } }
  } }`
  // The owner comes first, and so reads for all.
  const listeners: Listener<Owned>[] = []
  for (const viewer of [ada, bo]) {
    const asker = await served.asker(viewer)
    listeners.push(new Listener<Owned>(asker, query, 'incidentChanged'))
    await asker.ws('{ viewer { role } }')
  }
  await desk.open({ ownerId: ada.id })
  const heard = await Promise.all(listeners.map((listener) => listener.next()))
  for (const { incident } of heard) expect(incident?.owner.contactMethods).toHaveLength(1)
  for (const { wire } of listeners) expect(wire.join()).not.toContain('secret')
})

test('who is told together that an incident is hidden is told so again, after it was to be seen in between', async () => {
  const { desk } = served
  const query = 'subscription { incidentChanged(filter: { open: true }) { kind event { summary } } }'
  const askers = await Promise.all(
    [desk.hire('Cy', 'VIEWER'), desk.hire('Di', 'VIEWER')].map(async (who) => served.asker(await who)),
  )
  const listeners = askers.map((asker) => new Listener<Change>(asker, query, 'incidentChanged'))
  for (const asker of askers) await asker.ws('{ viewer { role } }')
  const heard = async () => Promise.all(listeners.map(async (listener) => (await listener.next()).kind))
  const id = await desk.open()
  expect(await heard()).toEqual(['EVENT', 'EVENT'])
  await desk.do(updateIncident, { id, restricted: true })
  expect(await heard()).toEqual(['HIDDEN', 'HIDDEN'])
  await desk.resolve(id)
  await desk.do(updateIncident, { id, restricted: false })
  // All are together again at the end of the log.
  await desk.open({ title: 'Something else' })
  expect(await heard()).toEqual(['EVENT', 'EVENT'])
  await desk.do(reopenIncident, { id, reason: 'again' })
  expect(await heard()).toEqual(['EVENT', 'EVENT'])
  await desk.do(updateIncident, { id, restricted: true })
  expect(await heard()).toEqual(['HIDDEN', 'HIDDEN'])
})
