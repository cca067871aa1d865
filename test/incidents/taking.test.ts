import { afterAll, expect, test } from '@jest/globals'
import { createTeam } from '../../src/people/index.js'
import { testDesk } from '../harness/desk.js'
import { refusal } from '../harness/hand.js'

const desk = await testDesk()
afterAll(() => desk.close())

test('who acknowledges an incident without an owner becomes its owner, and the timeline says so', async () => {
  const bo = await desk.hire('Bo')
  const id = await desk.open()
  await desk.as(bo).acknowledge(id)
  expect(await desk.incident(id)).toMatchObject({ ownerUserId: bo.id, acknowledgedAt: desk.clock.now() })
  expect(await desk.story(id)).toEqual(['OPENED', 'STATUS_CHANGED OPEN ACKNOWLEDGED', 'OWNER_CHANGED'])
})

test('an owner keeps what somebody else acknowledges', async () => {
  const bo = await desk.hire('Bo')
  const { team } = await desk.do(createTeam, { name: 'Payments' })
  for (const ownerId of [bo.id, team]) {
    const id = await desk.open({ ownerId })
    await desk.acknowledge(id)
    const { ownerUserId, ownerTeamId } = await desk.incident(id)
    expect(ownerUserId ?? ownerTeamId).toBe(ownerId)
    expect(await desk.story(id)).not.toContain('OWNER_CHANGED')
  }
})

test('a program acknowledges without becoming the owner', async () => {
  const id = await desk.open()
  await desk.as(desk.program()).acknowledge(id)
  const incident = await desk.incident(id)
  expect(incident).toMatchObject({ status: 'ACKNOWLEDGED', ownerUserId: null, ownerTeamId: null })
  const [, entry] = await desk.timeline(id)
  expect(entry).toMatchObject({ actorKind: 'API_KEY', actorUserId: null, actorName: 'monitoring' })
})

test.each(['start', 'hold', 'mitigate', 'resolve'] as const)(
  'to %s an open incident acknowledges it on the way, at the same instant, for the same person',
  async (verb) => {
    const bo = await desk.hire('Bo')
    const id = await desk.open()
    const at = desk.clock.advance('5m')
    await desk.as(bo)[verb](id)
    expect(await desk.incident(id)).toMatchObject({ acknowledgedAt: at, ownerUserId: bo.id })
    expect(await desk.story(id)).toHaveLength(3)
  },
)

test('canceling an open incident does not acknowledge it, nor own it', async () => {
  const id = await desk.open()
  await desk.cancel(id)
  expect(await desk.incident(id)).toMatchObject({ acknowledgedAt: null, ownerUserId: null })
})

test('a back-dated resolution acknowledges at the instant of the resolution', async () => {
  const id = await desk.open()
  const resolvedAt = desk.clock.advance('10m')
  desk.clock.advance('20m')
  await desk.resolve(id, { resolvedAt })
  expect(await desk.incident(id)).toMatchObject({ acknowledgedAt: resolvedAt, resolvedAt })
})

test('a late acknowledgement never un-resolves, and remembers who took note', async () => {
  const bo = await desk.hire('Bo')
  const id = await desk.open()
  await desk.resolve(id)
  const before = await desk.incident(id)
  desk.clock.advance('1h')
  await desk.as(bo).acknowledge(id)
  expect(await desk.incident(id)).toEqual({ ...before, updatedAt: desk.clock.now() })
  const [last] = (await desk.timeline(id)).slice(-1)
  expect(last?.summary).toBe('Bo took note that the incident is resolved')
})

test('the first acknowledgement stays through resolving and reopening', async () => {
  const id = await desk.open()
  const first = desk.clock.advance('1m')
  await desk.acknowledge(id)
  desk.clock.advance('1h')
  await desk.resolve(id)
  const reopened = desk.clock.advance('1h')
  await desk.reopen(id)
  expect(await desk.incident(id)).toMatchObject({
    acknowledgedAt: first,
    resolvedAt: null,
    closedAt: null,
    reopenedAt: reopened,
  })
})

test('what got worse is not mitigated any more', async () => {
  const id = await desk.open()
  await desk.mitigate(id)
  expect((await desk.incident(id)).mitigatedAt).toEqual(desk.clock.now())
  await desk.start(id)
  expect((await desk.incident(id)).mitigatedAt).toBeNull()
})

test('the version that was seen is checked before anything else, also where nothing would change', async () => {
  const id = await desk.open()
  await desk.resolve(id)
  const stale = { expectedVersion: 1 }
  const refused = [
    desk.resolve(id, { ...stale, resolvedAt: desk.clock.in('1h') }),
    desk.acknowledge(id, stale),
    desk.start(id, stale),
    desk.hold(id, { ...stale, until: desk.clock.in('-1h') }),
    desk.cancel(id, stale),
    desk.merge(id, await desk.open(), stale),
    desk.merge(id, id, stale),
    desk.update(id, { ...stale, title: null }),
  ]
  for (const { extensions } of await Promise.all(refused.map(refusal)))
    expect(extensions).toMatchObject({ code: 'CONFLICT', version: 2 })
  await desk.acknowledge(id, { expectedVersion: 2 })
})

test('what is not there, what is something else and what is of others answer alike', async () => {
  const bo = await desk.hire('Bo')
  const theirs = await desk.as(await desk.stranger()).open()
  for (const id of ['', 'incident_', bo.id, theirs]) {
    expect((await refusal(desk.acknowledge(id))).extensions).toEqual({
      code: 'NOT_FOUND',
      fields: [{ path: ['input', 'id'], message: 'names nothing' }],
    })
  }
})
