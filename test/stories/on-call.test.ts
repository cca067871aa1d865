import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openStory, type Person, type Story } from './story.js'

let story: Story
let ann: Person
let bo: Person
beforeAll(async () => {
  story = await openStory()
  ann = await story.person('Ann')
  bo = await story.person('Bo')
})
afterAll(() => story.close())

type Rotation = Record<string, unknown>
let made = 0
async function schedule(rotations: Rotation[], timeZone = 'Europe/Berlin'): Promise<string> {
  const input = { name: `Schedule ${(made += 1)}`, timeZone, rotations }
  const { onCallSchedule } = await story.mutate('createOnCallSchedule', input, 'onCallSchedule { id }')
  return (onCallSchedule as { id: string }).id
}
const daily = (people: Person[], startsAt: string, more: Rotation = {}): Rotation => ({
  name: 'Days',
  participantIds: people.map(({ id }) => id),
  startsAt,
  every: 1,
  unit: 'DAYS',
  ...more,
})
/** Goes to an instant, a minute before and then the minute itself. */
async function at(instant: string): Promise<void> {
  const left = new Date(instant).getTime() - story.clock.now().getTime()
  story.clock.advance(left)
  await story.tick()
}
/** Who is paged at an instant for what a service of that schedule has. */
async function pagedAt(instant: string, serviceId: string): Promise<string[]> {
  await at(instant)
  const id = await story.open(`At ${instant}`, serviceId)
  const paged = story.paged()
  await story.act('resolve', id, { resolution: 'done' })
  return paged
}
const serviceOf = async (scheduleId: string) =>
  (await story.service([{ wait: 60, tell: [scheduleId] }])).serviceId

test('a hand-off at six in the morning stays at six when the clocks change', async () => {
  const serviceId = await serviceOf(await schedule([daily([ann, bo], '2026-03-27T05:00:00Z')]))
  // Six in Berlin is 05:00Z until 29 March 2026 and 04:00Z from then on.
  expect(await pagedAt('2026-03-28T04:59:00Z', serviceId)).toEqual(['Ann'])
  expect(await pagedAt('2026-03-28T05:01:00Z', serviceId)).toEqual(['Bo'])
  expect(await pagedAt('2026-03-29T03:59:00Z', serviceId)).toEqual(['Bo'])
  expect(await pagedAt('2026-03-29T04:01:00Z', serviceId)).toEqual(['Ann'])
  expect(await pagedAt('2026-03-30T04:01:00Z', serviceId)).toEqual(['Bo'])
})

test('a rotation begins again with the first after the last', async () => {
  const cy = await story.person('Cy')
  const serviceId = await serviceOf(await schedule([daily([ann, bo, cy], '2026-04-01T00:00:00Z')], 'UTC'))
  const days = ['01', '02', '03', '04', '05']
  const paged = []
  for (const day of days) paged.push(...(await pagedAt(`2026-04-${day}T12:00:00Z`, serviceId)))
  expect(paged).toEqual(['Ann', 'Bo', 'Cy', 'Ann', 'Bo'])
})

test('in a gap of the schedule the next step is told at once', async () => {
  const hours = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'].map((day) => ({
    day,
    from: '09:00',
    to: '17:00',
  }))
  const id = await schedule([daily([ann], '2026-04-06T00:00:00Z', { hours })], 'UTC')
  const { serviceId } = await story.service([{ tell: [id] }, { tell: [bo] }])
  expect(await pagedAt('2026-04-07T08:59:00Z', serviceId)).toEqual(['Bo'])
  expect(await pagedAt('2026-04-07T09:01:00Z', serviceId)).toEqual(['Ann'])
  expect(await pagedAt('2026-04-11T12:00:00Z', serviceId)).toEqual(['Bo'])
})

test('who takes a shift over is paged for it, and the other again when it is over', async () => {
  const id = await schedule([daily([ann], '2026-04-12T00:00:00Z')], 'UTC')
  const serviceId = await serviceOf(id)
  const shift = { scheduleId: id, userId: bo.id, from: '2026-04-13T10:00:00Z', to: '2026-04-13T12:00:00Z' }
  await story.mutate('overrideShift', shift, 'override { id }')
  expect(await pagedAt('2026-04-13T09:59:00Z', serviceId)).toEqual(['Ann'])
  expect(await pagedAt('2026-04-13T10:30:00Z', serviceId)).toEqual(['Bo'])
  expect(await pagedAt('2026-04-13T12:30:00Z', serviceId)).toEqual(['Ann'])
})

test('who is on call is asked when the step is reached, not when the ladder begins', async () => {
  const id = await schedule([daily([ann, bo], '2026-04-14T00:00:00Z')], 'UTC')
  const { serviceId } = await story.service([
    { wait: 10, tell: [ann] },
    { wait: 10, tell: [id] },
  ])
  await at('2026-04-14T23:55:00Z')
  const incident = await story.open('Around midnight', serviceId)
  expect(story.paged()).toEqual(['Ann'])
  await story.pass(10)
  expect(story.paged()).toEqual(['Bo'])
  await story.act('resolve', incident, { resolution: 'done' })
})

test('a schedule of which a policy tells cannot be retired, and the answer says which policy', async () => {
  const id = await schedule([daily([ann], '2026-04-14T00:00:00Z')])
  const { policyId } = await story.service([{ tell: [id] }])
  const query =
    'mutation ($input: RetireOnCallScheduleInput!) { retireOnCallSchedule(input: $input) { onCallSchedule { id } } }'
  const { errors } = await story.served.admin.http(query, { input: { id } })
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', users: [policyId] })
})

test('a preview says who would be told when, across a hand-off, and the ladder then does just that', async () => {
  const id = await schedule([daily([ann, bo], '2026-04-16T00:00:00Z')], 'UTC')
  const { serviceId, policyId } = await story.service(
    [
      { wait: 10, tell: [id] },
      { wait: 10, tell: [id] },
    ],
    { repeat: 1 },
  )
  const opening = '2026-04-16T23:45:00Z'
  const query =
    'query ($id: ID!, $at: DateTime!) { previewEscalation(policyId: $id, at: $at) { at users { name } } }'
  const { previewEscalation } = await story.ask(query, { id: policyId, at: opening })
  const foreseen = (previewEscalation as { at: string; users: { name: string }[] }[]).map(
    ({ at: instant, users }) => `${instant.slice(11, 16)} ${users.map(({ name }) => name).join()}`,
  )
  expect(foreseen).toEqual(['23:45 Ann', '23:55 Ann', '00:05 Bo', '00:15 Bo'])
  await at(opening)
  await story.open('As foreseen', serviceId)
  const told = [`23:45 ${story.paged().join()}`]
  for (let step = 0; step < 3; step += 1) {
    await story.pass(10)
    told.push(`${story.clock.now().toISOString().slice(11, 16)} ${story.paged().join()}`)
  }
  expect(told).toEqual(foreseen)
  await story.pass(10)
})
