import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { countPages, noLoad, partOfDay } from '../../src/metrics/load.js'
import { dig } from '../harness/served-desk.js'
import { openStory, type Person, type Story } from '../stories/story.js'

let story: Story
let ann: Person
let bo: Person
beforeAll(async () => {
  story = await openStory()
  ann = await story.person('Ann', ['EMAIL', 'SLACK'])
  bo = await story.person('Bo')
})
afterAll(() => story.close())

async function at(instant: string): Promise<void> {
  story.clock.advance(new Date(instant).getTime() - story.clock.now().getTime())
  await story.tick()
}

interface Load {
  user: { name: string }
  pages: number
}
async function load(from: string, to: string, asker = story.served.admin): Promise<Load[]> {
  const query = `query ($from: DateTime!, $to: DateTime!) { onCallLoad(from: $from, to: $to) {
    user { name } pages inWorkingHours inOffHours inSleepHours byHour nightsInterrupted onCall } }`
  return dig(await asker.http(query, { from, to }), 'onCallLoad') as Load[]
}

test('work is from 8 to 18 on weekdays and sleep from 22 to 8, by the clock on the wall', () => {
  const part = (local: string, zone = 'UTC') => partOfDay(Date.parse(local), zone)
  // A Monday.
  expect(part('2026-03-02T07:59:59Z')).toBe('inSleepHours')
  expect(part('2026-03-02T08:00:00Z')).toBe('inWorkingHours')
  expect(part('2026-03-02T17:59:59Z')).toBe('inWorkingHours')
  expect(part('2026-03-02T18:00:00Z')).toBe('inOffHours')
  expect(part('2026-03-02T22:00:00Z')).toBe('inSleepHours')
  expect(part('2026-03-07T12:00:00Z')).toBe('inOffHours')
  expect(part('2026-03-02T12:00:00Z', 'America/Los_Angeles')).toBe('inSleepHours')
})

test('pages before midnight and after it interrupt one night', () => {
  const load = noLoad('user_1')
  for (const instant of ['2026-03-02T22:30:00Z', '2026-03-03T03:00:00Z', '2026-03-03T23:00:00Z'])
    countPages(load, Date.parse(instant), 1, 'UTC')
  countPages(load, Date.parse('2026-03-03T12:00:00Z'), 2, 'UTC')
  expect(load).toMatchObject({ pages: 5, inSleepHours: 3, byHour: hours({ 3: 1, 12: 2, 22: 1, 23: 1 }) })
  expect(load.nights.size).toBe(2)
})

test('each page counts once by the time of day of who got it, and shifts of all schedules add up', async () => {
  await story.mutate('updateUser', { id: bo.id, timeZone: 'America/New_York' }, 'user { id }')
  const rotation = {
    name: 'Days',
    participantIds: [ann.id, bo.id],
    startsAt: '2026-03-09T00:00:00Z',
    every: 1,
    unit: 'DAYS',
  }
  for (const name of ['One', 'Two'])
    await story.mutate(
      'createOnCallSchedule',
      { name, timeZone: 'UTC', rotations: [rotation] },
      'onCallSchedule { id }',
    )
  const { serviceId } = await story.service([{ wait: 60, tell: [ann, bo] }])
  // Noon in Berlin is the morning of New York, and the night there is the next morning in Berlin.
  for (const instant of ['2026-03-09T11:00:00Z', '2026-03-10T08:00:00Z', '2026-03-14T19:00:00Z']) {
    await at(instant)
    const id = await story.open('Till is down', serviceId)
    expect(story.messages()).toHaveLength(3)
    await story.act('resolve', id, { resolution: 'done' })
  }
  await at('2026-03-14T20:00:00Z')
  const drill = await story.open('An exercise', serviceId, { drill: true })
  expect(story.messages()).toHaveLength(3)
  await story.act('resolve', drill, { resolution: 'done' })
  const found = await load('2026-03-09T00:00:00Z', '2026-03-16T00:00:00Z')
  expect(found).toEqual([
    {
      user: { name: 'Ann' },
      ...{ pages: 3, inWorkingHours: 2, inOffHours: 1, inSleepHours: 0, onCall: 'P8D' },
      ...{ byHour: hours({ 9: 1, 12: 1, 20: 1 }), nightsInterrupted: 0 },
    },
    {
      user: { name: 'Bo' },
      ...{ pages: 3, inWorkingHours: 0, inOffHours: 1, inSleepHours: 2, onCall: 'P6D' },
      ...{ byHour: hours({ 4: 1, 7: 1, 15: 1 }), nightsInterrupted: 2 },
    },
  ])
  expect(await load('2026-03-09T11:00:01Z', '2026-03-10T08:00:00Z')).toMatchObject([
    { user: { name: 'Ann' }, pages: 0 },
    { user: { name: 'Bo' }, pages: 0 },
  ])
})

test('metrics count every message that was sent as a page, and each ladder as an escalation', async () => {
  const query = `{ metrics(from: "2026-03-09T00:00:00Z", to: "2026-03-16T00:00:00Z") {
    total { opened pages escalations } } }`
  const figures = dig(await story.served.admin.http(query), 'metrics.total')
  expect(figures).toEqual({ opened: 3, pages: 9, escalations: 3 })
})

test('who is no manager is not told how others are loaded', async () => {
  const query = '{ onCallLoad(from: "2026-03-09T00:00:00Z", to: "2026-03-10T00:00:00Z") { pages } }'
  expect((await ann.asker.http(query)).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  const empty = '{ onCallLoad(from: "2026-03-09T00:00:00Z", to: "2026-03-09T00:00:00Z") { pages } }'
  expect((await story.served.admin.http(empty)).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
})

const hours = (counts: Record<number, number>) => Array.from({ length: 24 }, (_, hour) => counts[hour] ?? 0)
