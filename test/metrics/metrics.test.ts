import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createService } from '../../src/services/index.js'
import { createTeam } from '../../src/people/index.js'
import { giveFeedback } from '../../src/feedback/index.js'
import { codesOf, dig, servedDesk, type Asker } from '../harness/served-desk.js'

const served = await servedDesk()
const { desk } = served
afterAll(() => served.close())

const year = { from: '2026-01-01T00:00:00Z', to: '2027-01-01T00:00:00Z' }
const stats = '{ mean p50 p90 p99 count }'
const all = `{ opened resolved reopened slaAttainment timeToAcknowledge ${stats} timeToMitigate ${stats}
  timeToResolve ${stats} meanTimeBetween escalations pages feedbackMean }`

async function metrics(fields: string, variables: object = {}, asker: Asker = served.admin) {
  const query = `query ($from: DateTime!, $to: DateTime!, $filter: IncidentFilter) {
    metrics(from: $from, to: $to, filter: $filter) { ${fields} } }`
  return asker.http(query, { ...year, ...variables })
}
const total = async (variables: object = {}, asker?: Asker) =>
  dig(await metrics(`total ${all}`, variables, asker), 'metrics.total') as Record<string, unknown>
const labelled = (label: string) => ({ filter: { labels: [label] } })

/** One that is acknowledged and resolved so many minutes after it was opened. */
async function handled(acknowledged: number, resolved: number, details: object = {}) {
  const id = await desk.open(details)
  desk.clock.advance(acknowledged * 60_000)
  await desk.acknowledge(id)
  desk.clock.advance((resolved - acknowledged) * 60_000)
  await desk.resolve(id)
  return id
}

let shop = ''
beforeAll(async () => {
  const { team: ownerTeamId } = await desk.do(createTeam, { name: 'Core' })
  shop = (await desk.do(createService, { name: 'Shop', ownerTeamId })).service
})

test('an organisation without incidents has zeroes and no times', async () => {
  expect(await total(labelled('nothing'))).toEqual({
    opened: 0,
    resolved: 0,
    reopened: 0,
    slaAttainment: null,
    timeToAcknowledge: null,
    timeToMitigate: null,
    timeToResolve: null,
    meanTimeBetween: null,
    escalations: 0,
    pages: 0,
    feedbackMean: null,
  })
})

test('times are put together by nearest rank', async () => {
  for (const minutes of [10, 20, 30, 40]) await handled(minutes / 10, minutes, { labels: ['ranks'] })
  await desk.open({ labels: ['ranks'] })
  const figures = await total(labelled('ranks'))
  expect(figures).toMatchObject({ opened: 5, resolved: 4, reopened: 0, timeToMitigate: null })
  const length = { mean: 'PT25M', p50: 'PT20M', p90: 'PT40M', p99: 'PT40M', count: 4 }
  expect(figures.timeToResolve).toEqual(length)
  expect(figures.timeToAcknowledge).toMatchObject({ mean: 'PT2M30S', p50: 'PT2M', p90: 'PT4M' })
  expect(figures.meanTimeBetween).toBe('PT25M')
})

test('a reopened incident took until its last resolution, without the time it was resolved in between', async () => {
  const id = await handled(1, 10, { labels: ['again'] })
  desk.clock.advance('1h')
  await desk.reopen(id)
  expect(await total(labelled('again'))).toMatchObject({ opened: 1, resolved: 0, reopened: 1 })
  desk.clock.advance('5m')
  await desk.resolve(id)
  desk.clock.advance('3h')
  await desk.reopen(id)
  desk.clock.advance('7m')
  await desk.mitigate(id)
  desk.clock.advance('1m')
  await desk.resolve(id)
  await desk.closeIncident(id)
  expect(await total(labelled('again'))).toMatchObject({
    opened: 1,
    resolved: 1,
    reopened: 1,
    timeToResolve: { mean: 'PT23M', count: 1 },
    timeToMitigate: { mean: 'PT4H22M', count: 1 },
  })
})

test('exercises, canceled incidents and duplicates are left out, also where a filter asks for them', async () => {
  const labels = ['left out']
  const real = await desk.open({ labels })
  await desk.open({ labels, drill: true })
  await desk.cancel(await desk.open({ labels }))
  await desk.merge(await desk.open({ labels }), real)
  expect((await total({ filter: { labels } })).opened).toBe(1)
  expect((await total({ filter: { labels, drill: true } })).opened).toBe(0)
  expect((await total({ filter: { labels, statuses: ['CANCELED'] } })).opened).toBe(0)
})

test('restricted incidents count only for those who see them', async () => {
  await desk.open({ labels: ['secret'], restricted: true })
  await desk.open({ labels: ['secret'] })
  const viewer = await served.asker(await desk.hire('Vi', 'VIEWER'))
  expect((await total(labelled('secret'))).opened).toBe(2)
  expect((await total(labelled('secret'), viewer)).opened).toBe(1)
})

test('feedback is averaged over what people said', async () => {
  const id = await handled(1, 2, { labels: ['rated'] })
  const [cy, di, ed] = [await desk.hire('Cy'), await desk.hire('Di'), await desk.hire('Ed')]
  const ratings = [5, 4, 4]
  for (const [index, person] of [cy, di, ed].entries())
    await desk.as(person).do(giveFeedback, { incidentId: id, rating: ratings[index] ?? 1 })
  expect((await total(labelled('rated'))).feedbackMean).toBe(13 / 3)
})

test('a series has a point for each part of the span, and they add up to the total', async () => {
  const from = desk.clock.now()
  for (let day = 0; day < 4; day += 1) {
    await desk.open({ labels: ['daily'] })
    await desk.open({ labels: ['daily'] })
    desk.clock.advance('2d')
  }
  const to = desk.clock.now()
  const fields = `total { opened } series(interval: DAY) { from to figures { opened meanTimeBetween } }`
  const reply = await metrics(fields, { from, to, ...labelled('daily') })
  const points = dig(reply, 'metrics.series') as { from: string; to: string; figures: { opened: number } }[]
  expect(points[0]?.from).toBe(from.toISOString())
  expect(points.at(-1)?.to).toBe(to.toISOString())
  expect(points.map(({ figures }) => figures.opened)).toEqual([2, 0, 2, 0, 2, 0, 2, 0, 0])
  expect(dig(reply, 'metrics.total.opened')).toBe(8)
})

test('groups bear the names of what they have in common, and one for each affected service', async () => {
  const { team } = await desk.do(createTeam, { name: 'Payments' })
  const { service: pay } = await desk.do(createService, { name: 'Pay', ownerTeamId: team })
  const labels = ['grouped']
  await desk.open({ labels, serviceIds: [shop, pay], ownerId: team })
  await desk.open({ labels, serviceIds: [pay], severity: 'LOW', urgency: 'LOW' })
  await desk.open({ labels })
  const groups = async (dimension: string) => {
    const reply = await metrics(`by(dimension: ${dimension}) { key label figures { opened } }`, {
      filter: { labels },
    })
    type Group = { key: string; label: string; figures: { opened: number } }
    return (dig(reply, 'metrics.by') as Group[]).map(({ key, label, figures }) => [
      key,
      label,
      figures.opened,
    ])
  }
  const none = ['', 'None', 1]
  expect(await groups('SERVICE')).toEqual([[pay, 'Pay', 2], none, [shop, 'Shop', 1]])
  const owners = await groups('OWNER')
  expect(owners).toContainEqual([team, 'Payments', 1])
  expect(await groups('TEAM')).toContainEqual([team, 'Payments', 1])
  expect((await groups('SEVERITY')).map(([key]) => key)).toEqual(['HIGH', 'LOW'])
  expect((await groups('PRIORITY')).map(([key]) => key)).toEqual(['P2', 'P4'])
  expect(await groups('TYPE')).toEqual([['', 'None', 3]])
})

test('spans that are empty or too long, and too many points, are refused', async () => {
  const long = { from: '2016-01-01T00:00:00Z', to: '2026-01-03T00:00:00Z' }
  expect(codesOf(await metrics('total { opened }', { to: year.from }))).toEqual(['BAD_USER_INPUT'])
  expect(codesOf(await metrics('total { opened }', long))).toEqual(['BAD_USER_INPUT'])
  const hours = await metrics('series(interval: HOUR) { from }')
  expect(hours.errors?.[0]?.message).toMatch(/more than 1000 points/)
})

test('a dashboard with all figures is far from too complex, and many of them in one request are refused', async () => {
  const dashboard = `metrics(from: "2026-01-01T00:00:00Z", to: "2027-01-01T00:00:00Z") {
    total ${all} series(interval: WEEK) { from to figures ${all} } by(dimension: SERVICE) { key label figures ${all} }
    teams: by(dimension: TEAM) { key label figures ${all} } }`
  expect((await served.admin.http(`{ ${dashboard} }`)).errors).toBeUndefined()
  const many = Array.from({ length: 100 }, (_, index) => `m${index}: total { opened }`)
  expect(codesOf(await metrics(many.join(' ')))).toEqual(['TOO_COMPLEX'])
})
