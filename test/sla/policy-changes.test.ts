import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createBusinessCalendar } from '../../src/calendars/index.js'
import { updateBusinessCalendar } from '../../src/calendars/use-cases/update-business-calendar.js'
import { retireBusinessCalendar } from '../../src/calendars/use-cases/retire-business-calendar.js'
import { createTeam } from '../../src/people/index.js'
import { retireTeam } from '../../src/people/use-cases/retire-team.js'
import { createSlaPolicy, updateSlaPolicy } from '../../src/sla/index.js'
import { SlaClockEntity } from '../../src/sla/sla.entity.js'
import { selectRows } from '../../src/database/rows.js'
import { idBytes } from '../../src/ids/type-id.js'
import { testDesk, type TestDesk } from '../harness/desk.js'
import { refusal } from '../harness/hand.js'

const minute = 60_000
const hour = 60 * minute

let desk: TestDesk
let calendar: string
let gold: string
beforeAll(async () => {
  desk = await testDesk()
  calendar = (await desk.do(createBusinessCalendar, { name: 'Always', timeZone: 'UTC' })).businessCalendar
  gold = (
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
  ).slaPolicy
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

describe('a change of a policy', () => {
  test('reaches open incidents, and leaves those that have ended', async () => {
    const [id, ended] = [await open(), await open()]
    await desk.resolve(ended)
    const before = await told(ended)
    await desk.do(updateSlaPolicy, {
      id: gold,
      targets: [
        { metric: 'RESPONSE', priority: 'P2', target: 2 * hour },
        { metric: 'RESOLUTION', priority: 'P2', target: 4 * hour },
        { metric: 'RESOLUTION', priority: 'P1', target: 2 * hour },
      ],
    })
    expect((await told(id)).slice(2)).toEqual(['RESPONSE RETARGETED', 'RESOLUTION RETARGETED'])
    expect((await clocks(id)).map(({ policyVersion }) => policyVersion)).toEqual([2, 2])
    expect(await told(ended)).toEqual(before)
  })

  test('of its name alone counts up and moves no clock', async () => {
    const id = await open()
    await desk.do(updateSlaPolicy, { id: gold, name: 'Gold plus' })
    await ticked('1s')
    expect(await told(id)).toHaveLength(2)
  })

  test('reaches every one of many open incidents', async () => {
    const own = await testDesk()
    for (let count = 0; count < 230; count += 1) await own.open()
    const { businessCalendar } = await own.do(createBusinessCalendar, { name: 'Always', timeZone: 'UTC' })
    const targets = [{ metric: 'RESOLUTION' as const, priority: 'P2' as const, target: hour }]
    await own.do(createSlaPolicy, { name: 'All', agreement: 'OLA', calendarId: businessCalendar, targets })
    own.clock.advance('2s')
    await own.desk.engine.tick()
    await own.desk.engine.tick()
    await own.desk.engine.tick()
    const [row] = await own.manager.query<{ count: number }[]>('SELECT COUNT(*) AS count FROM sla_clock')
    expect(Number(row?.count)).toBe(230)
    await own.close()
  })

  test('of its calendar makes its clocks run on the new hours', async () => {
    const { businessCalendar } = await desk.do(createBusinessCalendar, { name: 'Days', timeZone: 'UTC' })
    await desk.do(createSlaPolicy, {
      name: 'Days',
      agreement: 'UNDERPINNING_CONTRACT',
      calendarId: businessCalendar,
      conditions: { labels: ['supplier'] },
      targets: [{ metric: 'RESOLUTION', priority: 'P2', target: hour }],
    })
    const id = await desk.open({ labels: ['supplier'] })
    await desk.do(updateBusinessCalendar, {
      id: businessCalendar,
      hours: [{ day: 'SUNDAY', from: '03:00', to: '04:30' }],
    })
    expect(await told(id)).toEqual(['RESOLUTION STARTED', 'RESOLUTION RETARGETED'])
    expect((await clocks(id))[0]).toMatchObject({ calendarVersion: 2 })
    expect((await desk.incident(id)).nextBreachAt?.toISOString()).toMatch(/T04:00:00/)
    const { extensions } = await refusal(desk.do(retireBusinessCalendar, { id: businessCalendar }))
    expect(extensions).toMatchObject({ code: 'CONFLICT', users: [expect.stringMatching(/^sla_policy_/)] })
  })

  test('that takes it out of force cancels its clocks, or hands them to the next by rank', async () => {
    const make = (name: string, rank: number, target: number) =>
      desk.do(createSlaPolicy, {
        name,
        rank,
        agreement: 'SLA',
        calendarId: calendar,
        conditions: { labels: ['silver'] },
        targets: [{ metric: 'RESOLUTION', priority: 'P2', target }],
      })
    const first = (await make('Silver', 1, hour)).slaPolicy
    const second = (await make('Bronze', 2, 2 * hour)).slaPolicy
    const id = await desk.open({ labels: ['silver'] })
    await desk.do(updateSlaPolicy, { id: first, active: false })
    expect((await desk.incident(id)).nextBreachAt).toEqual(desk.clock.in(2 * hour))
    await desk.do(updateSlaPolicy, { id: second, active: false })
    expect(await told(id)).toEqual(['RESOLUTION STARTED', 'RESOLUTION RETARGETED', 'RESOLUTION CANCELED'])
  })
})

test('a team that looks after a policy cannot be retired', async () => {
  const { team } = await desk.do(createTeam, { name: 'Promises' })
  await desk.do(createSlaPolicy, {
    name: 'Owned',
    agreement: 'SLA',
    ownerTeamId: team,
    calendarId: calendar,
    conditions: { labels: ['owned'] },
    targets: [{ metric: 'RESPONSE', priority: 'P1', target: hour }],
  })
  expect((await refusal(desk.do(retireTeam, { id: team }))).extensions.code).toBe('CONFLICT')
})

test('what is no target, no status and no fraction is refused where it stands', async () => {
  const { extensions } = await refusal(
    desk.do(createSlaPolicy, {
      name: 'Odd',
      agreement: 'SLA',
      calendarId: calendar,
      targets: [
        { metric: 'RESPONSE', priority: 'P1', target: 0 },
        { metric: 'RESPONSE', priority: 'P1', target: 5 },
      ],
      pausedIn: ['CLOSED'],
      warnAt: [1.5, Number.NaN],
    }),
  )
  expect((extensions.fields as { path: string[] }[]).map(({ path }) => path.slice(1).join('.'))).toEqual([
    'targets.0.target',
    'targets.1.metric',
    'pausedIn.0',
    'warnAt.0',
    'warnAt.1',
  ])
})
