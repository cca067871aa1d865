import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { Metrics1795451400000 } from '../../migrations/20261123T1630-metrics.js'
import { madeLog } from '../../bench/made-log.js'
import { createBusinessCalendar } from '../../src/calendars/index.js'
import { selectRows } from '../../src/database/rows.js'
import { bucketsOf, MetricsInterval } from '../../src/metrics/buckets.js'
import { FiguresOf, type Families, type Family } from '../../src/metrics/figures.reads.js'
import { cutBy, cutByTime, scopeOf, type Cut } from '../../src/metrics/scope.js'
import { createSlaPolicy, recomputeClocks } from '../../src/sla/index.js'
import { SlaClockEntity } from '../../src/sla/sla.entity.js'
import { testDesk } from '../harness/desk.js'
import { importer } from '../imports/servicenow-log.js'
import { figuresOf, incidentsIn, type Told } from './fold.js'
import { idBytes } from '../../src/ids/type-id.js'

/** Some of the real log where it is at hand, else of one that is made up. */
const realLog = '../shared/data/servicenow-incident-log.csv.gz'
const most = 6_000
const whole = existsSync(realLog) ? gunzipSync(readFileSync(realLog)).toString('utf8') : madeLog()

const hour = 3_600_000
const desk = await testDesk()
let incidents: Told[]
const clocks = new Map<string, boolean[]>()

beforeAll(async () => {
  const importing = await importer(desk)
  const { writeFile } = await import('node:fs/promises')
  await writeFile(importing.path, whole.split('\n', most).join('\n'))
  await importing.run()
  await importing.remove()
  const { businessCalendar } = await desk.do(createBusinessCalendar, { name: 'Always', timeZone: 'UTC' })
  const targets = (['P1', 'P2', 'P3', 'P4'] as const).map((priority) => ({
    metric: 'RESOLUTION' as const,
    priority,
    target: 48 * hour,
  }))
  await desk.do(createSlaPolicy, {
    ...{ name: 'Two days', agreement: 'SLA', calendarId: businessCalendar, targets },
  })
  await recomputeClocks(desk.desk, desk.admin.organizationId)
  incidents = incidentsIn(await desk.log())
  for (const clock of await selectRows(desk.manager, SlaClockEntity, "WHERE state = 'COMPLETED'")) {
    const stopped = clocks.get(clock.incidentId) ?? []
    clocks.set(clock.incidentId, [...stopped, !clock.breached])
  }
})
afterAll(() => desk.close())

const families: Family[] = [
  ...(['counts', 'slaAttainment'] as const),
  ...(['timeToAcknowledge', 'timeToMitigate', 'timeToResolve'] as const),
]

/** All figures of a span, by group, as the desk computes them. */
async function computed(from: number, to: number, cut?: Cut) {
  const scope = scopeOf(desk.admin, new Date(from), new Date(to))
  const figures = new FiguresOf(desk.manager, scope, cut)
  const found = await Promise.all(families.map((family) => figures.family(family)))
  const keys = [...(found[0]?.keys() ?? [])]
  return new Map(
    keys.map((key) => {
      const of = <F extends Family>(family: F) =>
        (found[families.indexOf(family)]?.get(key) ?? null) as Families[F] | null
      const { timeToAcknowledge, timeToMitigate, timeToResolve, slaAttainment } = {
        timeToAcknowledge: of('timeToAcknowledge'),
        timeToMitigate: of('timeToMitigate'),
        timeToResolve: of('timeToResolve'),
        slaAttainment: of('slaAttainment'),
      }
      return [
        key,
        { ...of('counts'), slaAttainment, timeToAcknowledge, timeToMitigate, timeToResolve },
      ] as const
    }),
  )
}

/** The same, folded from the log. */
function folded(from: number, to: number, keyOf: (incident: Told) => string = () => '0') {
  const groups = new Map<string, Told[]>()
  for (const incident of incidents) {
    if (incident.openedAt < from || incident.openedAt >= to) continue
    const key = keyOf(incident)
    groups.set(key, [...(groups.get(key) ?? []), incident])
  }
  return new Map([...groups].map(([key, group]) => [key, figuresOf(group, clocks)]))
}

const first = () => Math.min(...incidents.map(({ openedAt }) => openedAt))
const last = () => Math.max(...incidents.map(({ openedAt }) => openedAt)) + 1
const hex = (id: string | null) => (id === null ? '' : idBytes(id).toString('hex'))

test('there is something to compare', () => {
  const all = figuresOf(incidents, clocks)
  expect(all.opened).toBeGreaterThan(500)
  expect(all.reopened).toBeGreaterThan(0)
  expect(incidents.some(({ reopened, rested }) => reopened && rested > 0)).toBe(true)
  expect(all.slaAttainment).toBeGreaterThan(0)
  expect(all.slaAttainment).toBeLessThan(1)
})

test('the total of everything is what a fold over the log gives', async () => {
  expect(await computed(first(), last())).toEqual(folded(first(), last()))
})

test.each([
  ['PRIORITY', ({ facets }: Told) => facets.priority],
  ['SEVERITY', ({ facets }: Told) => facets.severity],
  ['TEAM', ({ facets }: Told) => hex(facets.ownerTeamId)],
  ['OWNER', ({ facets }: Told) => hex(facets.ownerUserId ?? facets.ownerTeamId)],
  ['TECHNICAL_CATEGORY', ({ facets }: Told) => hex(facets.categories[0] ?? null)],
] as const)('by %s they are what a fold over the log gives', async (dimension, keyOf) => {
  expect(await computed(first(), last(), cutBy(dimension))).toEqual(folded(first(), last(), keyOf))
})

test('over any span, by any interval, in any zone, they are what sorting and counting give', async () => {
  const zones = ['UTC', 'Europe/Berlin', 'America/Sao_Paulo', 'Asia/Kolkata']
  await fc.assert(
    fc.asyncProperty(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constantFrom(...Object.values(MetricsInterval)),
      fc.constantFrom(...zones),
      async (one, other, interval, zone) => {
        const at = (share: number) => Math.floor(first() + share * (last() - first()))
        const [from, to] = [at(Math.min(one, other)), at(Math.max(one, other)) + 1]
        const buckets = bucketsOf({ from, to }, interval, zone, 1_000)
        fc.pre(buckets !== null)
        const keyOf = ({ openedAt }: Told) =>
          String(1 + buckets.findIndex((bucket) => openedAt >= bucket.from && openedAt < bucket.to))
        expect(await computed(from, to, cutByTime(buckets))).toEqual(folded(from, to, keyOf))
      },
    ),
    { numRuns: 60 },
  )
})

test('an upgrade finds in the log for how long incidents were resolved before they were reopened', async () => {
  const kept = await desk.incidents()
  await desk.manager.query('UPDATE incident SET resolvedFor = 0')
  const runner = desk.desk.dataSource.createQueryRunner()
  await new Metrics1795451400000().up(runner)
  await runner.release()
  expect(kept.some(({ resolvedFor }) => resolvedFor > 0)).toBe(true)
  expect(await desk.incidents()).toEqual(kept)
})
