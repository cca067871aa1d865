import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createBusinessCalendar } from '../../src/calendars/index.js'
import { createSlaPolicy } from '../../src/sla/index.js'
import { Listener } from '../harness/listener.js'
import { servedDesk, type ServedDesk } from '../harness/served-desk.js'

const hour = 3_600_000
let served: ServedDesk
beforeAll(async () => {
  served = await servedDesk()
  const { desk } = served
  const { businessCalendar } = await desk.do(createBusinessCalendar, { name: 'Always', timeZone: 'UTC' })
  await desk.do(createSlaPolicy, {
    name: 'Gold',
    agreement: 'SLA',
    calendarId: businessCalendar,
    warnAt: [0.5],
    targets: [
      { metric: 'RESPONSE', priority: 'P2', target: 2 * hour },
      { metric: 'RESOLUTION', priority: 'P2', target: 8 * hour },
    ],
  })
})
afterAll(() => served.close())

const board = '{ statusBoard { openCount breachedCount atRiskCount } }'
const read = async () => (await served.admin.http(board)).data?.statusBoard

test('the board counts the clocks that are late, and those that will be within the hour', async () => {
  const { desk } = served
  const id = await desk.open()
  expect(await read()).toEqual({ openCount: 1, breachedCount: 0, atRiskCount: 0 })
  desk.clock.advance('61m')
  expect(await read()).toEqual({ openCount: 1, breachedCount: 0, atRiskCount: 1 })
  desk.clock.advance('1h')
  expect(await read()).toEqual({ openCount: 1, breachedCount: 1, atRiskCount: 0 })
  await desk.acknowledge(id)
  expect(await read()).toEqual({ openCount: 1, breachedCount: 0, atRiskCount: 0 })
  await desk.desk.engine.tick()
  await desk.resolve(id)
})

test('the boards of all who follow one also change when a figure turns by time alone', async () => {
  const { desk } = served
  interface Board {
    openCount: number
    breachedCount: number
    atRiskCount: number
  }
  const query = 'subscription { statusBoardChanged { openCount breachedCount atRiskCount } }'
  const askers = await Promise.all([1, 2, 3].map(() => served.asker(desk.admin)))
  const walls = askers.map((asker) => new Listener<Board>(asker, query, 'statusBoardChanged'))
  const shown = async (wanted: Board) => {
    for (const wall of walls) while (JSON.stringify(await wall.next()) !== JSON.stringify(wanted));
  }
  await shown({ openCount: 0, breachedCount: 0, atRiskCount: 0 })
  const id = await desk.open()
  await shown({ openCount: 1, breachedCount: 0, atRiskCount: 0 })
  desk.clock.advance('61m')
  await shown({ openCount: 1, breachedCount: 0, atRiskCount: 1 })
  desk.clock.advance('1h')
  await shown({ openCount: 1, breachedCount: 1, atRiskCount: 0 })
  await desk.desk.engine.tick()
  await desk.cancel(id)
})

interface Alert {
  cursor: string
  kind: string
}
const alerts = `subscription ($filter: IncidentFilter, $after: String) {
  slaAlerted(filter: $filter, after: $after) {
    cursor kind fraction at clock { metric policy { name } } incident { title slaBreached }
  } }`

test('warnings and breaches are told as they happen, and again from a cursor on', async () => {
  const { desk } = served
  const { data } = await served.admin.http('{ statusBoard { cursor } }')
  const after = (data as { statusBoard: { cursor: string } }).statusBoard.cursor
  const follow = async (after: string) =>
    new Listener<Alert>(await served.asker(desk.admin), alerts, 'slaAlerted', {
      filter: { labels: ['shop'] },
      after,
    })
  const listener = await follow(after)
  await desk.open({ title: 'Other' })
  const id = await desk.open({ title: 'Shop', labels: ['shop'] })
  const openedAt = desk.clock.now().getTime()
  desk.clock.advance('70m')
  await desk.desk.engine.tick()
  const warning = await listener.next()
  expect(warning).toMatchObject({
    kind: 'WARNING',
    fraction: 0.5,
    at: new Date(openedAt + hour).toISOString(),
    clock: { metric: 'RESPONSE', policy: { name: 'Gold' } },
    incident: { title: 'Shop', slaBreached: false },
  })
  desk.clock.advance('1h')
  await desk.desk.engine.tick()
  const breach = { kind: 'BREACH', fraction: 1, incident: { title: 'Shop', slaBreached: true } }
  expect(await listener.next()).toMatchObject(breach)
  expect(await (await follow(warning.cursor)).next()).toMatchObject(breach)
  await desk.cancel(id)
})

test('alerts of a restricted incident reach those whom it names, and positions of others are refused', async () => {
  const { desk } = served
  const bo = await desk.hire('Bo')
  const { data } = await served.admin.http('{ statusBoard { cursor } }')
  const after = (data as { statusBoard: { cursor: string } }).statusBoard.cursor
  const outsider = new Listener<Alert>(await served.asker(bo), alerts, 'slaAlerted', { after })
  const secret = await desk.open({ title: 'Secret', restricted: true })
  const shown = await desk.open({ title: 'Shown' })
  desk.clock.advance('70m')
  await desk.desk.engine.tick()
  expect(await outsider.next()).toMatchObject({ incident: { title: 'Shown' } })
  expect(outsider.wire.join()).not.toContain('Secret')
  const stranger = await served.asker(await desk.stranger())
  expect((await stranger.ws(alerts, { after })).errors).toMatchObject([
    { extensions: { code: 'BAD_USER_INPUT' } },
  ])
  await Promise.all([secret, shown].map((id) => desk.cancel(id)))
})

test('a filter finds what has breached, and what will before an instant, the soonest first', async () => {
  const { desk } = served
  await Promise.all((await desk.incidents()).filter(({ open }) => open).map(({ id }) => desk.cancel(id)))
  const late = await desk.open({ title: 'Late' })
  desk.clock.advance('3h')
  await desk.desk.engine.tick()
  await desk.open({ title: 'Soon' })
  const titles = async (filter: object, orderBy?: object) => {
    const { data } = await served.admin.http(
      `query ($filter: IncidentFilter, $orderBy: IncidentOrder) {
        incidents(filter: $filter, orderBy: $orderBy) { edges { node { title } } } }`,
      { filter: { open: true, ...filter }, orderBy },
    )
    return (data as { incidents: { edges: { node: { title: string } }[] } }).incidents.edges.map(
      ({ node }) => node.title,
    )
  }
  expect(await titles({ slaBreached: true })).toEqual(['Late'])
  expect(await titles({ breachesBefore: desk.clock.in(2 * hour + 1).toISOString() })).toEqual(['Soon'])
  expect(await titles({}, { field: 'NEXT_BREACH_AT', direction: 'ASC' })).toEqual(['Soon', 'Late'])
  await desk.cancel(late)
})

test('a forecast says what would be promised, and writes nothing', async () => {
  const entries = (await served.desk.log()).length
  const { data } = await served.admin.http(
    `{ previewSla(input: { title: "x", severity: HIGH }, openedAt: "2026-03-02T09:00:00Z") {
      metric target dueAt policy { name } } }`,
  )
  expect(data).toEqual({
    previewSla: [
      { metric: 'RESPONSE', target: 'PT2H', dueAt: '2026-03-02T11:00:00.000Z', policy: { name: 'Gold' } },
      { metric: 'RESOLUTION', target: 'PT8H', dueAt: '2026-03-02T17:00:00.000Z', policy: { name: 'Gold' } },
    ],
  })
  expect(await served.desk.log()).toHaveLength(entries)
})

test('a clock tells why it stands where it stands', async () => {
  const { desk } = served
  const id = await desk.open()
  desk.clock.advance('1h')
  await desk.hold(id)
  desk.clock.advance('1h')
  const { data } = await served.admin.http(
    `query ($id: ID) { incident(id: $id) { slaPolicies { name } slaClocks {
      metric state elapsed remaining dueAt segments { counted reason event { kind } } } } }`,
    { id },
  )
  expect(data).toMatchObject({
    incident: {
      slaPolicies: [{ name: 'Gold' }],
      slaClocks: [
        { metric: 'RESPONSE', state: 'COMPLETED', elapsed: 'PT1H' },
        {
          metric: 'RESOLUTION',
          state: 'PAUSED',
          elapsed: 'PT1H',
          remaining: 'PT7H',
          dueAt: null,
          segments: [
            { counted: true, reason: 'COUNTED', event: { kind: 'OPENED' } },
            { counted: false, reason: 'PAUSED_BY_STATUS', event: { kind: 'STATUS_CHANGED' } },
          ],
        },
      ],
    },
  })
  await desk.cancel(id)
})
