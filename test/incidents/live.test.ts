import { afterAll, expect, test } from '@jest/globals'
import { logCursor } from '../../src/log/cursor.js'
import { createUser } from '../../src/people/index.js'
import { testDesk } from '../harness/desk.js'
import { refusal } from '../harness/hand.js'
import { Reader } from './reader.js'

const desk = await testDesk()
afterAll(() => desk.close())
const organization = desk.admin.organizationId
const cursorNow = async () => logCursor(organization, (await desk.log()).length)

test('without a position a reader hears what happens from now on', async () => {
  await desk.open()
  const reader = await Reader.follow(desk)
  const id = await desk.open()
  await desk.acknowledge(id)
  expect(await reader.told(3)).toEqual(['OPENED', 'STATUS_CHANGED', 'OWNER_CHANGED'])
  await reader.leave()
})

test('with a position what happened since comes first, then what happens now, without a seam', async () => {
  const after = await cursorNow()
  const id = await desk.open()
  const reader = await Reader.follow(desk, { after })
  await desk.start(id)
  expect(await reader.told(3)).toEqual(['OPENED', 'STATUS_CHANGED', 'OWNER_CHANGED'])
  await reader.leave()
})

test('what is not about an incident is not told, and moves the next cursor on', async () => {
  const reader = await Reader.follow(desk)
  await desk.do(createUser, { name: 'Bo', email: 'bo1@example.org' })
  await desk.open()
  const message = await reader.next()
  expect(message.event?.kind).toBe('OPENED')
  expect(reader.sequence(message)).toBe((await desk.log()).length)
  await reader.leave()
})

test('a reader of one incident hears of that one alone', async () => {
  const id = await desk.open()
  const reader = await Reader.follow(desk, { id })
  await desk.note(await desk.open())
  await desk.note(id, 'mine')
  expect((await reader.next()).event?.data).toEqual({ text: 'mine' })
  await reader.leave()
})

test('who filters hears of an incident that comes in, stays, and leaves', async () => {
  const reader = await Reader.follow(desk, { filter: { priorities: ['P1'] } })
  const id = await desk.open({ severity: 'LOW', urgency: 'LOW' })
  await desk.note(id, 'not yet')
  await desk.update(id, { severity: 'HIGH', urgency: 'HIGH' })
  expect(await reader.told(1)).toEqual(['RECLASSIFIED'])
  await desk.note(id, 'now')
  expect(await reader.told(1)).toEqual(['NOTE_ADDED'])
  await desk.update(id, { severity: 'LOW' })
  await desk.note(id, 'no more')
  await desk.open({ severity: 'HIGH', urgency: 'HIGH' })
  expect(await reader.told(2)).toEqual(['-RECLASSIFIED', 'OPENED'])
  await reader.leave()
})

test('a board of open incidents hears that one was resolved, and not what comes after', async () => {
  const id = await desk.open()
  const reader = await Reader.follow(desk, { filter: { open: true } })
  await desk.resolve(id)
  await desk.note(id)
  await desk.closeIncident(id)
  await desk.open()
  expect(await reader.told(3)).toEqual(['-STATUS_CHANGED', '-OWNER_CHANGED', 'OPENED'])
  await reader.leave()
})

test('in a replay, whether it matches is said of how it stands by now', async () => {
  const after = await cursorNow()
  const id = await desk.open({ severity: 'HIGH', urgency: 'HIGH' })
  await desk.update(id, { severity: 'LOW' })
  const reader = await Reader.follow(desk, { after, filter: { priorities: ['P1'] } })
  expect(await reader.told(2)).toEqual(['-OPENED', '-RECLASSIFIED'])
  await reader.leave()
})

test('who searches hears of an incident whose title comes to match, and leaves again', async () => {
  const id = await desk.open({ title: 'A horse' })
  const after = await cursorNow()
  const reader = await Reader.follow(desk, { filter: { search: 'zebra' } })
  await desk.update(id, { title: 'A zebra' })
  expect(await reader.told(1)).toEqual(['UPDATED'])
  await desk.note(id)
  expect(await reader.told(1)).toEqual(['NOTE_ADDED'])
  await desk.update(id, { title: 'A donkey' })
  await desk.note(id)
  expect(await reader.told(1)).toEqual(['-UPDATED'])
  expect(await reader.hears()).toBe(false)
  await reader.leave()
  const later = await Reader.follow(desk, { after, filter: { search: 'zebra' } })
  expect(await later.told(2)).toEqual(['-UPDATED', '-UPDATED'])
  await later.leave()
})

test('an exercise is no incident, unless it is asked for', async () => {
  const [real, drills] = [await Reader.follow(desk), await Reader.follow(desk, { filter: { drill: true } })]
  const drill = await desk.open({ drill: true })
  const id = await desk.open()
  expect((await real.next()).incidentId).toBe(id)
  expect((await drills.next()).incidentId).toBe(drill)
  await Promise.all([real.leave(), drills.leave()])
})

test('what has no place in the log is refused at once, and holds nothing', async () => {
  const theirs = await desk.stranger()
  const foreign = logCursor(theirs.organizationId, 1)
  const ahead = logCursor(organization, 1_000_000)
  for (const after of ['x', foreign, ahead, `${await cursorNow()}=`]) {
    const { extensions } = await refusal(Reader.follow(desk, { after }))
    expect(extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: ['after'] }] })
  }
  const id = await desk.as(theirs).open()
  expect((await refusal(Reader.follow(desk, { id }))).code).toBe('NOT_FOUND')
})

test('nothing of another organisation is ever told', async () => {
  const reader = await Reader.follow(desk)
  await desk.as(await desk.stranger()).open()
  expect(await reader.hears()).toBe(false)
  await reader.leave()
})

test('a reader at another copy of the desk hears within a second, by polling alone', async () => {
  const reader = await Reader.follow(desk, {}, { at: await desk.another() })
  const began = performance.now()
  await desk.open()
  expect(await reader.told(1)).toEqual(['OPENED'])
  expect(performance.now() - began).toBeLessThan(2_000)
  await reader.leave()
})

test('who leaves while waiting is gone at once, and lets the tail go', async () => {
  const { follower } = desk.desk
  const held = follower.follow(organization)
  const reader = await Reader.follow(desk)
  const waiting = reader.next()
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(held.tail.followers).toBe(1)
  await reader.leave()
  await expect(waiting).rejects.toThrow('has ended')
  expect(held.tail.followers).toBe(0)
  held.release()
  const fresh = follower.follow(organization)
  expect(fresh.tail === held.tail).toBe(false)
  fresh.release()
})

test('leaving twice, or before the first message, lets go once', async () => {
  const { follower } = desk.desk
  const held = follower.follow(organization)
  const reader = await Reader.follow(desk)
  await reader.leave()
  await reader.leave()
  const again = follower.follow(organization)
  expect(again.tail === held.tail).toBe(true)
  again.release()
  held.release()
})
