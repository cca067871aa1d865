import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createBusinessCalendar } from '../../src/calendars/index.js'
import { postStatusUpdate } from '../../src/incidents/use-cases/post-status-update.js'
import { createSlaPolicy, recomputeClocks } from '../../src/sla/index.js'
import { SlaClockEntity, SlaCourseEntity } from '../../src/sla/sla.entity.js'
import { selectRows } from '../../src/database/rows.js'
import { idBytes } from '../../src/ids/type-id.js'
import { testDesk, type TestDesk } from '../harness/desk.js'

const minute = 60_000
const hour = 60 * minute

let desk: TestDesk
let calendar: string
beforeAll(async () => {
  desk = await testDesk()
  calendar = (await desk.do(createBusinessCalendar, { name: 'Always', timeZone: 'UTC' })).businessCalendar
  await desk.do(createSlaPolicy, {
    name: 'Gold',
    agreement: 'SLA',
    calendarId: calendar,
    conditions: { labels: ['gold'] },
    warnAt: [0.5],
    targets: [
      { metric: 'RESPONSE', priority: 'P2', target: hour },
      { metric: 'RESOLUTION', priority: 'P2', target: 4 * hour },
      { metric: 'RESOLUTION', priority: 'P1', target: 2 * hour },
    ],
  })
})
afterAll(() => desk.close())

const open = (more: object = {}) =>
  desk.open({ severity: 'HIGH', urgency: 'MEDIUM', labels: ['gold'], ...more })
const ticked = async (by: string | number) => {
  desk.clock.advance(by)
  await desk.desk.engine.tick()
}
/** `RESPONSE STARTED`, in log order. */
async function told(id: string): Promise<string[]> {
  const entries = (await desk.timeline(id)).filter(({ kind }) => kind === 'SLA_CHANGED')
  return entries.map(({ data, summary }) => {
    const metric = summary.startsWith('The response')
      ? 'RESPONSE'
      : /resolution/.test(summary)
        ? 'RESOLUTION'
        : 'UPDATE'
    return `${metric} ${String(data.change)}`
  })
}
const clocks = (id: string) =>
  selectRows(desk.manager, SlaClockEntity, 'WHERE incidentId = ? ORDER BY metric, ordinal', [idBytes(id)])

describe('an incident under a policy', () => {
  test('starts its clocks with its opening, and its row says when the next one breaches', async () => {
    const id = await open()
    expect(await told(id)).toEqual(['RESPONSE STARTED', 'RESOLUTION STARTED'])
    expect(await desk.incident(id)).toMatchObject({
      nextBreachAt: desk.clock.in(hour),
      slaBreached: false,
      version: 1,
    })
  })

  test('is warned and breached at the instants at which that falls due, once, also when it is noticed late', async () => {
    const id = await open()
    const openedAt = desk.clock.now().getTime()
    await ticked('50m')
    await ticked('50m')
    expect(await told(id)).toEqual([
      'RESPONSE STARTED',
      'RESOLUTION STARTED',
      'RESPONSE WARNED',
      'RESPONSE BREACHED',
    ])
    const alerts = (await desk.timeline(id)).slice(-2)
    expect(alerts.map(({ occurredAt }) => occurredAt.getTime() - openedAt)).toEqual([30 * minute, hour])
    await ticked('1m')
    expect(await told(id)).toHaveLength(4)
    expect(await desk.incident(id)).toMatchObject({ slaBreached: true })
    await desk.cancel(id)
  })

  test('completes, pauses and resumes them in the transaction of what it does', async () => {
    const id = await open()
    desk.clock.advance('10m')
    await desk.acknowledge(id)
    await desk.hold(id)
    expect((await told(id)).slice(2)).toEqual(['RESPONSE COMPLETED', 'RESOLUTION PAUSED'])
    expect((await desk.incident(id)).nextBreachAt).toBeNull()
    desk.clock.advance('10h')
    await desk.start(id)
    expect((await desk.incident(id)).nextBreachAt).toEqual(desk.clock.in(4 * hour - 10 * minute))
    await desk.resolve(id)
    expect((await told(id)).slice(-2)).toEqual(['RESOLUTION RESUMED', 'RESOLUTION COMPLETED'])
    expect((await clocks(id)).map(({ state }) => state)).toEqual(['COMPLETED', 'COMPLETED'])
  })

  test('is retargeted when its priority changes; one without a target is canceled, and another begins', async () => {
    const id = await open()
    desk.clock.advance('10m')
    await desk.update(id, { urgency: 'HIGH' })
    expect((await told(id)).slice(2)).toEqual(['RESPONSE CANCELED', 'RESOLUTION RETARGETED'])
    expect((await desk.incident(id)).nextBreachAt).toEqual(desk.clock.in(110 * minute))
    await desk.update(id, { labels: [] })
    expect((await told(id)).slice(4)).toEqual(['RESOLUTION CANCELED'])
    expect((await desk.incident(id)).nextBreachAt).toBeNull()
  })

  test('that comes under it later counts from its opening', async () => {
    const id = await desk.open({ severity: 'HIGH', urgency: 'MEDIUM' })
    desk.clock.advance('30m')
    await desk.acknowledge(id)
    desk.clock.advance('30m')
    await desk.update(id, { labels: ['gold'] })
    expect(await told(id)).toEqual(['RESOLUTION STARTED'])
    expect((await desk.incident(id)).nextBreachAt).toEqual(desk.clock.in(3 * hour))
  })

  test('takes its clocks along when it becomes a duplicate', async () => {
    const [id, other] = [await open(), await open()]
    await desk.merge(id, other)
    expect((await told(id)).slice(2)).toEqual(['RESPONSE CANCELED', 'RESOLUTION CANCELED'])
    expect(await told(other)).toHaveLength(2)
  })

  test('of the past is corrected where a resolution is back-dated', async () => {
    const id = await open()
    await desk.acknowledge(id)
    await ticked('5h')
    expect(await desk.incident(id)).toMatchObject({ slaBreached: true })
    await desk.resolve(id, { resolvedAt: desk.clock.in(-2 * hour) })
    expect((await told(id)).slice(-2)).toEqual(['RESOLUTION COMPLETED', 'RESOLUTION CORRECTED'])
    expect(await desk.incident(id)).toMatchObject({ slaBreached: false })
  })
})

test('each update to stakeholders ends one clock and begins the next; one to responders does not', async () => {
  await desk.do(createSlaPolicy, {
    name: 'Talk',
    agreement: 'OLA',
    calendarId: calendar,
    conditions: { labels: ['talk'] },
    targets: [{ metric: 'UPDATE', priority: 'P2', target: hour }],
  })
  const id = await desk.open({ labels: ['talk'] })
  await desk.do(postStatusUpdate, { id, message: 'looking', audience: 'INTERNAL' })
  expect(await told(id)).toEqual(['UPDATE STARTED'])
  desk.clock.advance('20m')
  const nextUpdateAt = desk.clock.in(10 * minute)
  await desk.do(postStatusUpdate, { id, message: 'looking', audience: 'STAKEHOLDERS', nextUpdateAt })
  expect(await told(id)).toEqual(['UPDATE STARTED', 'UPDATE COMPLETED', 'UPDATE STARTED'])
  expect((await desk.incident(id)).nextBreachAt).toEqual(nextUpdateAt)
})

test('computing everything again from the log changes nothing, however often', async () => {
  const { organizationId } = desk.admin
  const before = await selectRows(desk.manager, SlaCourseEntity, 'ORDER BY incidentId')
  expect(before.length).toBeGreaterThan(7)
  const head = (await desk.log()).length
  expect(await recomputeClocks(desk.desk, organizationId)).toMatchObject({ changed: 0 })
  expect(await selectRows(desk.manager, SlaCourseEntity, 'ORDER BY incidentId')).toEqual(before)
  expect(await desk.log()).toHaveLength(head)
})
