import { afterAll, beforeAll, expect, test } from '@jest/globals'
import ICAL from 'ical.js'
import { deactivateUser } from '../../src/people/use-cases/deactivate-user.js'
import { createTeam } from '../../src/people/index.js'
import { retireTeam } from '../../src/people/use-cases/retire-team.js'
import { refusal } from '../harness/hand.js'
import { servedDesk, type ServedDesk } from '../harness/served-desk.js'

const hour = 3_600_000
let served: ServedDesk
let ada: string
let bo: string
let team: string
beforeAll(async () => {
  served = await servedDesk()
  ada = served.desk.admin.actor.userId ?? ''
  bo = (await served.desk.hire('Bo; "the rock", O\'Brien 🚒')).id
  team = (await served.desk.do(createTeam, { name: 'Edge' })).team
})
afterAll(() => served.close())

type Answer = Record<string, Record<string, unknown>>
async function ask<T = Answer>(query: string, variables: object = {}): Promise<T> {
  const { data, errors } = await served.admin.http(query, variables)
  expect(errors).toBeUndefined()
  return data as T
}
const refused = async (query: string, variables: object) =>
  (await served.admin.http(query, variables)).errors?.[0]?.extensions

const create = `mutation ($input: CreateOnCallScheduleInput!) {
  createOnCallSchedule(input: $input) { onCallSchedule { id rotations { id name } } } }`
async function schedule(more: object = {}): Promise<{ id: string; rotations: { id: string }[] }> {
  const startsAt = served.desk.clock.now().toISOString()
  const rotations = [{ name: 'Days', participantIds: [ada, bo], startsAt, unit: 'DAYS' }]
  const { createOnCallSchedule } = await ask(create, {
    input: { name: 'Edge', timeZone: 'UTC', rotations, ...more },
  })
  return createOnCallSchedule?.onCallSchedule as { id: string; rotations: { id: string }[] }
}
const shown = `query ($id: ID!, $from: DateTime!, $to: DateTime!, $at: DateTime) { node(id: $id) { ... on OnCallSchedule {
  onCall(at: $at) { id } gaps(from: $from, to: $to) { from to } overrides(from: $from, to: $to) { user { id } }
  shifts(from: $from, to: $to) { user { id } from to rotation { id name } override { id } } } } }`
const at = (hours: number) => served.desk.clock.in(hours * hour).toISOString()
async function look(id: string, from: number, to: number, instant = from) {
  const { node } = await ask(shown, { id, from: at(from), to: at(to), at: at(instant) })
  return node as {
    onCall: { id: string }[]
    gaps: object[]
    overrides: object[]
    shifts: { user: { id: string }; from: string; to: string; override: { id: string } | null }[]
  }
}
const turns = async (id: string, from: number, to: number) =>
  (await look(id, from, to)).shifts.map(({ user }) => (user.id === ada ? 'ada' : 'bo'))

test('a schedule says who is on call now and later, and who had each shift', async () => {
  const { id } = await schedule()
  const { onCall, shifts, gaps } = await look(id, -1, 49, 25)
  expect(onCall).toEqual([{ id: bo }])
  expect(shifts).toMatchObject([
    { user: { id: ada }, from: at(0), to: at(24), rotation: { name: 'Days' } },
    { user: { id: bo }, from: at(24), to: at(48) },
    { user: { id: ada }, from: at(48), to: at(49) },
  ])
  expect(gaps).toEqual([{ from: at(-1), to: at(0) }])
})

test('a change holds from now on; the past stays as it was', async () => {
  const { id, rotations } = await schedule()
  served.desk.clock.advance('2h')
  const update = `mutation ($input: UpdateOnCallScheduleInput!) {
    updateOnCallSchedule(input: $input) { onCallSchedule { rotations { id } } } }`
  const rotation = {
    id: rotations[0]?.id,
    name: 'Days',
    participantIds: [bo],
    startsAt: at(-2),
    unit: 'DAYS',
  }
  const answer = await ask(update, { input: { id, rotations: [rotation] } })
  expect(answer.updateOnCallSchedule).toMatchObject({
    onCallSchedule: { rotations: [{ id: rotations[0]?.id }] },
  })
  expect(await turns(id, -2, 5)).toEqual(['ada', 'bo'])
  const foreign = { ...rotation, id: 'rotation_01h455vb4pex5vsknk084sn02q' }
  expect(await refused(update, { input: { id, rotations: [foreign] } })).toMatchObject({ code: 'NOT_FOUND' })
})

test('an override takes a stretch, and gives it back from when it is removed', async () => {
  const { id } = await schedule()
  const { overrideShift } = await ask<{ overrideShift: { override: { id: string } } }>(
    'mutation ($input: OverrideShiftInput!) { overrideShift(input: $input) { override { id } } }',
    { input: { scheduleId: id, userId: bo, from: at(1), to: at(5) } },
  )
  expect(await turns(id, 0, 10)).toEqual(['ada', 'bo', 'ada'])
  served.desk.clock.advance('3h')
  await ask(
    'mutation ($input: RemoveShiftOverrideInput!) { removeShiftOverride(input: $input) { __typename } }',
    {
      input: overrideShift.override,
    },
  )
  const { shifts, overrides } = await look(id, -3, 7)
  expect(shifts.map(({ from }) => from)).toEqual([at(-3), at(-2), at(0)])
  expect(overrides).toEqual([])
})

test('a swap makes two overrides, or none', async () => {
  const { id } = await schedule()
  const swap =
    'mutation ($input: SwapShiftsInput!) { swapShifts(input: $input) { overrides { user { id } replaces { id } } } }'
  const first = { userId: ada, from: at(1), to: at(2) }
  const wrong = { userId: bo, from: at(3), to: at(4) }
  expect(await refused(swap, { input: { scheduleId: id, first, second: wrong } })).toMatchObject({
    code: 'BAD_USER_INPUT',
    fields: [{ path: ['input', 'second'] }],
  })
  expect((await look(id, 0, 400)).overrides).toEqual([])
  const second = { userId: bo, from: at(25), to: at(26) }
  expect(await ask(swap, { input: { scheduleId: id, first, second } })).toEqual({
    swapShifts: {
      overrides: [
        { user: { id: bo }, replaces: { id: ada } },
        { user: { id: ada }, replaces: { id: bo } },
      ],
    },
  })
  expect(await turns(id, 0, 48)).toEqual(['ada', 'bo', 'ada', 'bo', 'ada', 'bo'])
})

test('a person finds their shifts in all schedules', async () => {
  const cy = await served.desk.hire('Cy')
  const startsAt = at(0)
  await schedule({
    name: 'A',
    rotations: [{ name: 'x', participantIds: [cy.id], startsAt, endsAt: at(1), unit: 'WEEKS' }],
  })
  await schedule({
    name: 'B',
    rotations: [{ name: 'y', participantIds: [cy.id], startsAt: at(5), endsAt: at(6), unit: 'WEEKS' }],
  })
  const query = `query ($id: ID!, $from: DateTime!, $to: DateTime!) { node(id: $id) { ... on User {
    onCallShifts(from: $from, to: $to) { from to rotation { name } } } } }`
  expect(await ask(query, { id: cy.id, from: at(-1), to: at(20) })).toEqual({
    node: {
      onCallShifts: [
        { from: at(0), to: at(1), rotation: { name: 'x' } },
        { from: at(5), to: at(6), rotation: { name: 'y' } },
      ],
    },
  })
})

test('who has left is skipped from then on, and the stretch is a gap', async () => {
  const dee = await served.desk.hire('Dee')
  const { id } = await schedule({
    rotations: [{ name: 'x', participantIds: [dee.id], startsAt: at(0), unit: 'WEEKS' }],
  })
  served.desk.clock.advance('2h')
  await served.desk.do(deactivateUser, { userId: dee.id })
  expect(await look(id, -2, 5)).toMatchObject({
    shifts: [{ user: { id: dee.id }, from: at(-2), to: at(0) }],
    gaps: [{ from: at(0), to: at(5) }],
  })
})

test('what is no rotation and no span is refused where it stands', async () => {
  const bad = { name: 'x', participantIds: [bo], startsAt: at(1), endsAt: at(0), unit: 'DAYS' }
  const hours = [{ day: 'MONDAY', from: '09:00', to: '9:00' }]
  const input = { name: 'x', timeZone: 'UTC', rotations: [bad, { ...bad, endsAt: null, hours }] }
  const { fields } = (await refused(create, { input })) as { fields: { path: unknown[] }[] }
  expect(fields.map(({ path }) => path.slice(1).join('.'))).toEqual([
    'rotations.0.endsAt',
    'rotations.1.hours.0.to',
  ])
  const { id } = await schedule()
  expect(await refused(shown, { id, from: at(0), to: at(24 * 401) })).toMatchObject({
    code: 'BAD_USER_INPUT',
  })
  expect(await refused(shown, { id, from: at(1), to: at(0) })).toMatchObject({ code: 'BAD_USER_INPUT' })
})

test('a retired schedule is gone from the list; a team that looks after one cannot be retired', async () => {
  const { id } = await schedule({ name: 'Old', ownerTeamId: team })
  expect((await refusal(served.desk.do(retireTeam, { id: team }))).extensions).toMatchObject({
    code: 'CONFLICT',
    users: [id],
  })
  await ask(
    'mutation ($input: RetireOnCallScheduleInput!) { retireOnCallSchedule(input: $input) { __typename } }',
    {
      input: { id },
    },
  )
  const { onCallSchedules, node } = await ask<{ onCallSchedules: { name: string }[]; node: object }>(
    'query ($id: ID!) { onCallSchedules { name } node(id: $id) { id } }',
    { id },
  )
  expect(onCallSchedules.map(({ name }) => name)).not.toContain('Old')
  expect(node).toEqual({ id })
})

test('a calendar program reads the shifts at an address that is shown once, until it is revoked', async () => {
  const { id } = await schedule({ name: 'Edge, nights; and\ndays' })
  const made = await ask<{ createCalendarFeed: { feed: { id: string }; url: string } }>(
    'mutation ($input: CreateCalendarFeedInput!) { createCalendarFeed(input: $input) { feed { id schedule { id } } url } }',
    { input: { scheduleId: id } },
  )
  const { feed, url } = made.createCalendarFeed
  const response = await fetch(url)
  expect(response.headers.get('content-type')).toMatch(/^text\/calendar/)
  const text = await response.text()
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  const events = new ICAL.Component(ICAL.parse(text) as unknown[])
    .getAllSubcomponents('vevent')
    .map((each) => new ICAL.Event(each))
  expect(events).toHaveLength(180)
  expect(events[1]?.summary).toBe('Bo; "the rock", O\'Brien 🚒 is on call: Edge, nights; and days')
  expect(events[1]?.startDate.toJSDate().toISOString()).toBe(at(24))
  expect(new Set(events.map(({ uid }) => uid)).size).toBe(180)
  served.desk.clock.advance('1h')
  expect(await (await fetch(url)).text()).toContain(events[1]?.uid)
  expect((await fetch(url.replace(/.\.ics$/, 'x.ics'))).status).toBe(404)
  await ask(
    'mutation ($input: RevokeCalendarFeedInput!) { revokeCalendarFeed(input: $input) { feed { revokedAt } } }',
    {
      input: { id: feed.id },
    },
  )
  expect((await fetch(url)).status).toBe(404)
  const rows = await served.desk.manager.query<object[]>('SELECT * FROM calendar_feed')
  expect(JSON.stringify(rows)).not.toContain(url.slice(-47, -4))
  expect(await refused('mutation { createCalendarFeed(input: {}) { url } }', {})).toMatchObject({
    code: 'BAD_USER_INPUT',
  })
})
