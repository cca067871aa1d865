import { afterAll, expect, test } from '@jest/globals'
import { testDesk } from '../harness/desk.js'
import { refusal } from '../harness/hand.js'

const desk = await testDesk()
afterAll(() => desk.close())
const statusOf = async (id: string) => (await desk.incident(id)).status
const tick = () => desk.desk.engine.tick()

test('a hold with an end resumes by itself at that instant and not before', async () => {
  const id = await desk.open()
  const until = desk.clock.in('2h')
  await desk.hold(id, { until })
  desk.clock.advance(2 * 3_600_000 - 1)
  expect(await tick()).toBe(0)
  expect(await statusOf(id)).toBe('ON_HOLD')
  desk.clock.advance(1)
  expect(await tick()).toBe(1)
  expect(await desk.incident(id)).toMatchObject({ status: 'IN_PROGRESS', holdReason: null, heldUntil: null })
  expect((await desk.timeline(id)).at(-1)).toMatchObject({
    actorKind: 'SYSTEM',
    summary: 'Tocsin resumed the incident: the hold has ended',
  })
  expect(await tick()).toBe(0)
})

test('a hold that was prolonged ends at the later instant', async () => {
  const id = await desk.open()
  await desk.hold(id, { until: desk.clock.in('1h') })
  await desk.hold(id, { until: desk.clock.in('3h') })
  desk.clock.advance('1h')
  expect(await tick()).toBe(0)
  expect(await statusOf(id)).toBe('ON_HOLD')
  desk.clock.advance('2h')
  await tick()
  expect(await statusOf(id)).toBe('IN_PROGRESS')
})

test('a hold that is made open-ended does not resume', async () => {
  const id = await desk.open()
  await desk.hold(id, { until: desk.clock.in('1h') })
  await desk.hold(id)
  desk.clock.advance('2h')
  await tick()
  expect(await desk.incident(id)).toMatchObject({ status: 'ON_HOLD', heldUntil: null })
})

test('an incident that left its hold and went on hold again keeps to the new one', async () => {
  const id = await desk.open()
  await desk.hold(id, { until: desk.clock.in('1h') })
  await desk.start(id)
  expect(await desk.incident(id)).toMatchObject({ holdReason: null, heldUntil: null })
  desk.clock.advance('2h')
  expect(await tick()).toBe(0)
  await desk.hold(id, { reason: 'OTHER' })
  desk.clock.advance('2h')
  expect(await tick()).toBe(0)
  expect(await desk.incident(id)).toMatchObject({ status: 'ON_HOLD', holdReason: 'OTHER' })
})

test('another reason or instant is a new version, the same again only takes note', async () => {
  const id = await desk.open()
  const until = desk.clock.in('1h')
  await desk.hold(id, { until })
  await desk.hold(id, { until })
  expect((await desk.incident(id)).version).toBe(2)
  await desk.hold(id, { until, reason: 'AWAITING_CHANGE' })
  expect(await desk.incident(id)).toMatchObject({ version: 3, holdReason: 'AWAITING_CHANGE' })
  expect((await desk.timeline(id)).at(-1)?.data).toMatchObject({ holdReason: 'AWAITING_CHANGE' })
})

test('a hold cannot end before it begins', async () => {
  const id = await desk.open()
  for (const until of [desk.clock.now(), desk.clock.in('-1m')]) {
    const { extensions } = await refusal(desk.hold(id, { until }))
    expect(extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: ['input', 'until'] }] })
  }
})

test("a note by the reporter resumes what waits for the reporter, and nobody else's does", async () => {
  const reporter = await desk.hire('Rae')
  const id = await desk.open({ reporterId: reporter.id })
  await desk.hold(id, { reason: 'AWAITING_REPORTER' })
  await desk.note(id)
  await desk.as(desk.program()).note(id)
  expect(await statusOf(id)).toBe('ON_HOLD')
  await desk.as(reporter).note(id, 'it happens on the second click')
  expect(await statusOf(id)).toBe('IN_PROGRESS')
  expect((await desk.story(id)).slice(-2)).toEqual(['NOTE_ADDED', 'STATUS_CHANGED ON_HOLD IN_PROGRESS'])
})

test("the reporter's note does not resume what waits for somebody else", async () => {
  const reporter = await desk.hire('Rae')
  const id = await desk.open({ reporterId: reporter.id })
  await desk.hold(id, { reason: 'AWAITING_VENDOR' })
  await desk.as(reporter).note(id)
  expect(await statusOf(id)).toBe('ON_HOLD')
})
