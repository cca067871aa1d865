import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { createBusinessCalendar } from '../../src/calendars/index.js'
import { selectRows } from '../../src/database/rows.js'
import { theDesk } from '../../src/database/work.js'
import { idBytes } from '../../src/ids/type-id.js'
import { openIncident } from '../../src/incidents/use-cases/open-incident.js'
import { postStatusUpdate } from '../../src/incidents/use-cases/post-status-update.js'
import type { OpenIncidentInput } from '../../src/incidents/incident.inputs.js'
import type { Work } from '../../src/database/work.js'
import { createSlaPolicy, recomputeClocks, updateSlaPolicy } from '../../src/sla/index.js'
import { SlaClockEntity, SlaCourseEntity } from '../../src/sla/sla.entity.js'
import { testDesk, type TestDesk } from '../harness/desk.js'

const hour = 3_600_000
let desk: TestDesk
let calendar: string
beforeAll(async () => {
  desk = await testDesk()
  calendar = (await desk.do(createBusinessCalendar, { name: 'Always', timeZone: 'UTC' })).businessCalendar
})
afterAll(() => desk.close())

const clocksOf = (id: string) =>
  selectRows(desk.manager, SlaClockEntity, 'WHERE incidentId = ? ORDER BY metric', [idBytes(id)])
const recompute = () => recomputeClocks(desk.desk, desk.admin.organizationId)
const everything = () =>
  Promise.all([
    selectRows(desk.manager, SlaCourseEntity, 'ORDER BY incidentId'),
    selectRows(desk.manager, SlaClockEntity, 'ORDER BY id'),
    desk.incidents(),
  ])

test('what was imported is taken under the policies in force, from its opening on, and nobody is told', async () => {
  const openedAt = desk.clock.in(-100 * hour)
  // An import tells what happened then, as it happened.
  async function importIncidents(work: Work, input: OpenIncidentInput) {
    return openIncident(work.replaying(openedAt, theDesk), input)
  }
  const old = (await desk.do(importIncidents, { title: 'Old', severity: 'HIGH', urgency: 'MEDIUM' })).incident
  const ended = await desk.open({ title: 'Ended' })
  desk.clock.advance('30m')
  await desk.resolve(ended)
  const policy = await desk.do(createSlaPolicy, {
    name: 'Sample',
    agreement: 'SLA',
    calendarId: calendar,
    conditions: { labels: ['never'] },
    targets: [
      { metric: 'RESPONSE', priority: 'P2', target: hour },
      { metric: 'RESOLUTION', priority: 'P2', target: 4 * hour },
    ],
  })
  expect(await recompute()).toMatchObject({ incidents: 2, clocks: 0, changed: 0 })
  await desk.do(updateSlaPolicy, { id: policy.slaPolicy, conditions: null, active: false })
  await desk.manager.query('UPDATE sla_policy SET active = 1')
  const before = (await desk.log()).length
  expect(await recompute()).toEqual({ incidents: 2, clocks: 4, changed: 2 })
  const entries = (await desk.log()).slice(before)
  expect(entries.map(({ kind, actorName }) => [kind, actorName])).toEqual([
    ['SLA_CHANGED', 'Tocsin'],
    ['SLA_CHANGED', 'Tocsin'],
  ])
  expect(await clocksOf(old)).toMatchObject([
    {
      metric: 'RESOLUTION',
      state: 'RUNNING',
      breached: true,
      breachedAt: new Date(openedAt.getTime() + 4 * hour),
    },
    { metric: 'RESPONSE', state: 'RUNNING', breached: true },
  ])
  expect(await clocksOf(ended)).toMatchObject([
    { metric: 'RESOLUTION', state: 'COMPLETED', breached: false },
    { metric: 'RESPONSE', state: 'COMPLETED', breached: false },
  ])
  expect(await desk.incident(old)).toMatchObject({ slaBreached: true, nextBreachAt: null })
  const once = await everything()
  expect(await recompute()).toEqual({ incidents: 2, clocks: 4, changed: 0 })
  expect(await everything()).toEqual(once)
})

test('clocks that are lost are found again in the log', async () => {
  const id = await desk.open()
  desk.clock.advance('2h')
  await desk.desk.engine.tick()
  const before = await everything()
  await desk.manager.query('DELETE FROM sla_course')
  await desk.manager.query('DELETE FROM sla_clock')
  await desk.manager.query('UPDATE incident SET slaBreached = 0, nextBreachAt = DEFAULT WHERE id = ?', [
    idBytes(id),
  ])
  expect((await recompute()).changed).toBe(3)
  expect((await everything()).slice(0, 2)).toEqual(before.slice(0, 2))
  expect((await desk.incident(id)).slaBreached).toBe(true)
})

const acts = [
  'acknowledge',
  'start',
  'hold',
  'mitigate',
  'resolve',
  'reopen',
  'closeIncident',
  'cancel',
] as const
test('whatever happens, in whatever order, the log gives the clocks that were kept', async () => {
  const names = (
    await desk.do(createSlaPolicy, {
      name: 'Talk',
      agreement: 'OLA',
      calendarId: (
        await desk.do(createBusinessCalendar, {
          name: 'Nights',
          timeZone: 'Europe/Berlin',
          hours: [
            { day: 'SATURDAY', from: '22:00', to: '06:00' },
            { day: 'MONDAY', from: '08:00', to: '18:00' },
          ],
        })
      ).businessCalendar,
      conditions: { labels: ['talk'] },
      warnAt: [0.3, 0.6],
      targets: [
        { metric: 'UPDATE', priority: 'P2', target: hour },
        { metric: 'UPDATE', priority: 'P1', target: hour / 2 },
        { metric: 'RESOLUTION', priority: 'P1', target: 3 * hour },
      ],
    })
  ).slaPolicy
  const step = fc.record({
    what: fc.constantFrom(...acts, 'update', 'label', 'priority', 'policy', 'tick', 'back'),
    wait: fc.constantFrom('0m', '1m', '20m', '2h', '1d'),
    flag: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
      const id = await desk.open({ labels: ['talk'] })
      for (const { what, wait, flag } of steps) {
        desk.clock.advance(wait)
        const act = async () => {
          if (what === 'tick') return desk.desk.engine.tick()
          if (what === 'update')
            return desk.do(postStatusUpdate, {
              id,
              message: 'so far',
              audience: flag ? 'PUBLIC' : 'INTERNAL',
              nextUpdateAt: desk.clock.in(flag ? 300_000 : 9 * hour),
            })
          if (what === 'label') return desk.update(id, { labels: flag ? ['talk'] : [] })
          if (what === 'priority') return desk.update(id, { urgency: flag ? 'HIGH' : 'MEDIUM' })
          if (what === 'policy')
            return desk.do(updateSlaPolicy, { id: names, warnAt: flag ? [0.3] : [0.4, 0.8] })
          if (what === 'back') return desk.resolve(id, { resolvedAt: desk.clock.in(-60_000) })
          return desk[what](id)
        }
        // What the lifecycle refuses is no step.
        await act().catch((error: { extensions?: object }) => expect(error.extensions).toBeDefined())
      }
      const before = await everything()
      expect((await recompute()).changed).toBe(0)
      expect(await everything()).toEqual(before)
    }),
    { numRuns: 60 },
  )
})
