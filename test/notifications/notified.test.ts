import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { newId } from '../../src/ids/type-id.js'
import { logCursor } from '../../src/log/cursor.js'
import { openStory, type Person, type Story } from '../stories/story.js'
import type { Asker } from '../harness/served-desk.js'

let story: Story
let ann: Person
let bo: Person
let serviceId: string
beforeAll(async () => {
  story = await openStory()
  ann = await story.person('Ann')
  bo = await story.person('Bo')
  serviceId = (await story.service([{ wait: 60, tell: [ann, bo] }])).serviceId
})
afterAll(() => story.close())

const document = `subscription ($userId: ID, $everybody: Boolean, $after: String) {
  notified(userId: $userId, everybody: $everybody, after: $after) {
    cursor notification { cause state recipient { name } incident { title } }
  }
}`
interface Change {
  cursor: string
  notification: {
    cause: string
    state: string
    recipient: { name: string }
    incident: { title: string } | null
  }
}

/** The first so many changes that somebody is sent. */
async function heard(asker: Asker, variables: Record<string, unknown>, count: number): Promise<Change[]> {
  const changes: Change[] = []
  for await (const { data, errors } of asker.socket.iterate<{ notified: Change }>({
    query: document,
    variables,
  })) {
    if (errors) throw new Error(JSON.stringify(errors))
    if (data) changes.push(data.notified)
    if (changes.length === count) break
  }
  return changes
}
const short = ({ notification: { state, recipient, incident } }: Change) =>
  `${recipient.name} ${state} ${incident?.title ?? ''}`
const start = () => logCursor(story.served.desk.admin.organizationId, 0)

test('each notification is told as its state changes, of incidents and of codes, each change once', async () => {
  const from = start()
  const id = await story.open('Told live', serviceId)
  expect(story.paged()).toEqual(['Ann', 'Bo'])
  await story.act('resolve', id, { resolution: 'done' })
  expect((await heard(ann.asker, { after: from }, 2)).map(short)).toEqual(['Ann SENT ', 'Ann SENT Told live'])
  const all = await heard(story.served.admin, { everybody: true, after: from }, 4)
  expect(all.map(short).sort()).toEqual(['Ann SENT ', 'Ann SENT Told live', 'Bo SENT ', 'Bo SENT Told live'])
  const [, second] = all
  expect(await heard(story.served.admin, { everybody: true, after: second?.cursor }, 2)).toEqual(all.slice(2))
  expect((await heard(story.served.admin, { userId: bo.id, after: from }, 2)).map(short)).toEqual([
    'Bo SENT ',
    'Bo SENT Told live',
  ])
})

test('what happens while somebody listens reaches them', async () => {
  await story.pass(2)
  const { statusBoard } = await story.ask('{ statusBoard { cursor } }')
  const listening = heard(bo.asker, { after: (statusBoard as Change).cursor }, 1)
  const id = await story.open('While listening', serviceId)
  expect((await listening).map(short)).toEqual(['Bo SENT While listening'])
  story.paged()
  await story.act('resolve', id, { resolution: 'done' })
})

test.each<[string, () => Record<string, unknown>, string]>([
  ['those of others', () => ({ userId: bo.id }), 'FORBIDDEN'],
  ['everybody’s', () => ({ everybody: true }), 'FORBIDDEN'],
  [
    'a cursor of another organisation',
    () => ({ after: logCursor(newId('organization'), 0) }),
    'BAD_USER_INPUT',
  ],
  [
    'a cursor ahead of the log',
    () => ({ after: logCursor(story.served.desk.admin.organizationId, 1e9) }),
    'BAD_USER_INPUT',
  ],
])('who is no admin and asks for %s is refused', async (_, variables, code) => {
  const reply = await ann.asker.ws(document, variables())
  expect(reply.errors?.[0]?.extensions.code).toBe(code)
})

test('a person of another organisation is as unknown as one that never was', async () => {
  const stranger = await story.served.desk.stranger()
  const ask = async (userId: string) => (await story.served.admin.ws(document, { userId })).errors
  const theirs = await ask(stranger.actor.userId ?? '')
  expect(theirs).toEqual(await ask(newId('user')))
  expect(theirs?.[0]?.extensions.code).toBe('NOT_FOUND')
})

test('a program must say whose', async () => {
  const robot = await story.served.asker(story.served.desk.program('robot'))
  const reply = await robot.ws(document, {})
  expect(reply.errors?.[0]?.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
    fields: [{ path: ['userId'] }],
  })
})
