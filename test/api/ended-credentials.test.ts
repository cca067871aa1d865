// What ends a credential, or takes a right from it, holds on sockets that are open already.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createApiKey } from '../../src/people/use-cases/create-api-key.js'
import { deactivateUser } from '../../src/people/use-cases/deactivate-user.js'
import { revokeApiKey } from '../../src/people/use-cases/revoke-api-key.js'
import { rotateApiKey } from '../../src/people/use-cases/rotate-api-key.js'
import { setUserRole } from '../../src/people/use-cases/set-user-role.js'
import { secretShown } from '../../src/people/api-key.inputs.js'
import { closingOf, Listener } from '../harness/listener.js'
import { codesOf, servedDesk, type Asker, type ServedDesk } from '../harness/served-desk.js'

let served: ServedDesk
beforeAll(async () => {
  served = await servedDesk()
})
afterAll(() => served.close())

interface Change {
  kind: string
  incidentId: string
  event: { summary: string } | null
}

const follow = 'subscription { incidentChanged { kind incidentId event { summary } } }'

async function listen(asker: Asker): Promise<Listener<Change>> {
  const listener = new Listener<Change>(asker, follow, 'incidentChanged')
  // One that asks after it on the same socket is answered after it: from here on it hears everything.
  await asker.ws('{ viewer { role } }')
  return listener
}

const connected = async (asker: Asker) => {
  await asker.ws('{ viewer { role } }')
  return asker
}

/** A key, and what ends it. */
type Ending = () => Promise<{ secret: string; end: () => Promise<unknown> }>

async function newKey(userId: string | null, expiresAt: Date | null = null) {
  const { desk } = served
  const made = await desk.do(createApiKey, { name: 'board', role: 'RESPONDER', userId, expiresAt })
  return { id: made.apiKey, secret: made[secretShown] as string }
}

const endings: Record<string, Ending> = {
  'a key is revoked': async () => {
    const { id, secret } = await newKey(null)
    return { secret, end: () => served.desk.do(revokeApiKey, { id }) }
  },
  'a key expires': async () => {
    const { clock } = served.desk
    const { secret } = await newKey(null, clock.in('30s'))
    return { secret, end: () => Promise.resolve(clock.advance('30s')) }
  },
  'a secret was replaced, and its time is over': async () => {
    const { clock } = served.desk
    const { id, secret } = await newKey(null)
    await served.desk.do(rotateApiKey, { id, overlap: 30_000 })
    return { secret, end: () => Promise.resolve(clock.advance('30s')) }
  },
  'a person is deactivated': async () => {
    const { id } = await served.desk.hire('Bo')
    const { secret } = await newKey(id)
    return { secret, end: () => served.desk.do(deactivateUser, { userId: id }) }
  },
}

test.each(Object.entries(endings))(
  'when %s, its sockets are closed with 4403, and nothing that happens after is told',
  async (_, begin) => {
    const { desk } = served
    const { secret, end } = await begin()
    const [listening, silent] = [served.holder(secret), await connected(served.holder(secret))]
    const [first, second] = [closingOf(listening), closingOf(silent)]
    const listener = await listen(listening)
    const incident = await desk.open({ title: 'before' })
    expect((await listener.next()).incidentId).toBe(incident)
    await end()
    for (const text of ['one', 'two', 'three']) await desk.note(incident, `after: ${text}`)
    expect(await first).toBe(4403)
    // A socket that listens to nothing is asked about every two seconds; what was asked a second ago holds.
    desk.clock.advance('1s')
    expect(await second).toBe(4403)
    expect(listener.heard).toHaveLength(1)
    expect(listener.wire.join()).not.toContain('after')
  },
)

test('who is demoted does on an open socket only what is left to them, and sees no more of what is hidden', async () => {
  const { desk } = served
  const bo = await desk.hire('Bo', 'ADMIN')
  const asker = await served.asker(bo)
  const listener = await listen(asker)
  const [open, restricted] = [await desk.open(), await desk.open({ restricted: true })]
  const note = 'mutation ($id: ID!) { addIncidentNote(input: { id: $id, text: "mine" }) { event { id } } }'
  expect((await asker.ws(note, { id: restricted })).errors).toBeUndefined()
  const told = async (count: number) => {
    const messages: string[] = []
    while (messages.length < count) {
      const { kind, incidentId } = await listener.next()
      messages.push(`${kind} ${incidentId === open ? 'open' : 'restricted'}`)
    }
    return messages
  }
  expect(await told(3)).toEqual(['EVENT open', 'EVENT restricted', 'EVENT restricted'])

  await desk.do(setUserRole, { userId: bo.id, role: 'VIEWER' })
  expect(await told(1)).toEqual(['HIDDEN restricted'])
  expect(codesOf(await asker.ws(note, { id: open }))).toEqual(['FORBIDDEN'])
  const read = 'query ($id: ID!) { incident(id: $id) { title } viewer { role } }'
  expect((await asker.ws(read, { id: restricted })).data).toEqual({
    incident: null,
    viewer: { role: 'VIEWER' },
  })
  await desk.note(restricted, 'unheard')
  await desk.note(open, 'heard')
  expect(await told(1)).toEqual(['EVENT open'])
  expect(listener.wire.join()).not.toContain('unheard')
})

test('a socket that listens to nothing learns of a demotion all the same', async () => {
  const { desk } = served
  const bo = await desk.hire('Bo', 'ADMIN')
  const asker = await connected(await served.asker(bo))
  await desk.do(setUserRole, { userId: bo.id, role: 'VIEWER' })
  desk.clock.advance('1s')
  const role = async () => (await asker.ws('{ viewer { role } }')).data?.viewer
  while (JSON.stringify(await role()).includes('ADMIN'))
    await new Promise((resolve) => setTimeout(resolve, 50))
  expect(await role()).toEqual({ role: 'VIEWER' })
})
