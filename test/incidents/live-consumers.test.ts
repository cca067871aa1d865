import { afterAll, expect, test } from '@jest/globals'
import { logCursor } from '../../src/log/cursor.js'
import { advanceConsumer } from '../../src/incidents/use-cases/advance-consumer.js'
import { createUser } from '../../src/people/index.js'
import { testDesk } from '../harness/desk.js'
import { refusal } from '../harness/hand.js'
import { Reader } from './reader.js'

const desk = await testDesk()
afterAll(() => desk.close())
const organization = desk.admin.organizationId
const here = async () => (await desk.log()).length
const cursor = (sequence: number) => logCursor(organization, sequence)
let names = 0
const newName = () => `screen-${(names += 1)}`

/** What a reader of this name hears first, if anything. */
async function firstOf(consumer: string, args: object = {}, viewer = desk.admin): Promise<number | null> {
  const reader = await Reader.follow(desk, { consumer, ...args }, { viewer })
  const silence = new Promise<null>((resolve) => setTimeout(() => resolve(null), 100))
  const first = reader.next().then((message) => reader.sequence(message))
  first.catch(() => undefined)
  const answer = await Promise.race([first, silence])
  await reader.leave()
  return answer
}

test('a named reader goes on where it stood, whatever `after` it comes with again', async () => {
  const consumer = newName()
  const start = await here()
  for (let index = 0; index < 3; index += 1) await desk.open()
  expect(await firstOf(consumer, { after: cursor(start) })).toBe(start + 1)
  await desk.do(advanceConsumer, { consumer, cursor: cursor(start + 2) })
  expect(await firstOf(consumer, { after: cursor(start) })).toBe(start + 3)
  expect(await firstOf(consumer)).toBe(start + 3)
})

test('a position that was not confirmed is told again', async () => {
  const consumer = newName()
  const start = await here()
  await desk.open()
  expect(await firstOf(consumer, { after: cursor(start) })).toBe(start + 1)
  expect(await firstOf(consumer, { after: cursor(start) })).toBe(start + 1)
})

test('a new name without a position begins where the log stands, and keeps to that', async () => {
  const consumer = newName()
  const start = await here()
  expect(await firstOf(consumer)).toBeNull()
  await desk.open()
  expect(await firstOf(consumer)).toBe(start + 1)
})

test('a position never moves back', async () => {
  const consumer = newName()
  await firstOf(consumer, { after: cursor(1) })
  expect(await desk.do(advanceConsumer, { consumer, cursor: cursor(5) })).toEqual({
    consumer,
    cursor: cursor(5),
  })
  expect(await desk.do(advanceConsumer, { consumer, cursor: cursor(2) })).toEqual({
    consumer,
    cursor: cursor(5),
  })
})

test('a position cannot lie ahead of the log, in another log, or belong to nobody', async () => {
  const consumer = newName()
  await firstOf(consumer)
  const foreign = logCursor((await desk.stranger()).organizationId, 1)
  for (const wrong of [cursor((await here()) + 1), foreign, 'nonsense']) {
    const { extensions } = await refusal(desk.do(advanceConsumer, { consumer, cursor: wrong }))
    expect(extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: ['input', 'cursor'] }] })
  }
  const unknown = await refusal(desk.do(advanceConsumer, { consumer: newName(), cursor: cursor(1) }))
  expect(unknown.extensions).toMatchObject({ code: 'NOT_FOUND', fields: [{ path: ['input', 'consumer'] }] })
})

test('a name is bound to the filter that it first came with, however that is written', async () => {
  const consumer = newName()
  await firstOf(consumer, { filter: { open: true, priorities: ['P1'] } })
  await firstOf(consumer, { filter: { priorities: ['P1'], open: true, labels: null } })
  for (const other of [{ filter: { open: true } }, {}, { id: await desk.open() }]) {
    const { extensions } = await refusal(firstOf(consumer, other))
    expect(extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: ['consumer'] }] })
  }
})

test('a name belongs to its principal', async () => {
  const consumer = newName()
  const bo = await desk.hire('Bo')
  await firstOf(consumer, { after: cursor(1), filter: { open: true } })
  await firstOf(consumer, { after: cursor(2), filter: { open: false } }, bo)
  await desk.as(bo).do(advanceConsumer, { consumer, cursor: cursor(4) })
  expect(await desk.do(advanceConsumer, { consumer, cursor: cursor(1) })).toMatchObject({ cursor: cursor(1) })
})

test('a reader that was not seen for 30 days is forgotten, one that comes by is not', async () => {
  const consumer = newName()
  await firstOf(consumer, { after: cursor(1) })
  await desk.do(advanceConsumer, { consumer, cursor: cursor(4) })
  desk.clock.advance('29d')
  await firstOf(consumer)
  desk.clock.advance('29d')
  await desk.desk.housekeep()
  expect(await desk.do(advanceConsumer, { consumer, cursor: cursor(1) })).toMatchObject({ cursor: cursor(4) })
  desk.clock.advance('30d')
  expect((await refusal(desk.do(advanceConsumer, { consumer, cursor: cursor(5) }))).code).toBe('NOT_FOUND')
  await firstOf(consumer, { after: cursor(2), filter: { open: true } })
  expect(await desk.do(advanceConsumer, { consumer, cursor: cursor(1) })).toMatchObject({ cursor: cursor(2) })
})

test('the bookmarks of readers leave no entry in the log that they are bookmarks of', async () => {
  const consumer = newName()
  const before = await here()
  await firstOf(consumer, { after: cursor(1) })
  await desk.do(advanceConsumer, { consumer, cursor: cursor(2) })
  expect(await here()).toBe(before)
})

test('who asks for positions is told once when it has caught up, and again when nothing of interest comes', async () => {
  const after = cursor(await here())
  await desk.open()
  const reader = await Reader.follow(desk, { after, positions: true })
  expect(await reader.told(2)).toEqual(['OPENED', 'POSITION'])
  const quiet = reader.next()
  await desk.do(createUser, { name: 'Cy', email: 'cy@example.org' })
  await new Promise((resolve) => setTimeout(resolve, 50))
  desk.clock.advance('31s')
  await desk.do(createUser, { name: 'Di', email: 'di@example.org' })
  const message = await quiet
  expect([message.kind, reader.sequence(message)]).toEqual(['POSITION', await here()])
  await reader.leave()
})

test('a reader with nothing to replay has caught up at once', async () => {
  const reader = await Reader.follow(desk, { positions: true })
  const message = await reader.next()
  expect([message.kind, reader.sequence(message), message.event]).toEqual(['POSITION', await here(), null])
  await reader.leave()
})
