import { afterAll, expect, test } from '@jest/globals'
import { calendarVersions } from '../../src/calendars/index.js'
import { updateBusinessCalendar } from '../../src/calendars/use-cases/update-business-calendar.js'
import type { Work } from '../../src/database/work.js'
import { servedDesk } from '../harness/served-desk.js'

const served = await servedDesk()
afterAll(() => served.close())

interface Calendar {
  id: string
  name: string
  version: number
  elapsed: string
}
const fields = 'id name timeZone version hours { day from to } holidays { date name }'
const create = `mutation ($input: CreateBusinessCalendarInput!) {
  createBusinessCalendar(input: $input) { businessCalendar { ${fields} } } }`
const update = `mutation ($input: UpdateBusinessCalendarInput!) {
  updateBusinessCalendar(input: $input) { businessCalendar { ${fields} } } }`
const retire = `mutation ($input: RetireBusinessCalendarInput!) {
  retireBusinessCalendar(input: $input) { businessCalendar { id } } }`

async function calendar(input: object): Promise<Calendar> {
  const { data, errors } = await served.admin.http(create, { input })
  expect(errors).toBeUndefined()
  return (data as { createBusinessCalendar: { businessCalendar: Calendar } }).createBusinessCalendar
    .businessCalendar
}

test('a new organisation counts its working days from Monday to Friday, nine to five', async () => {
  const { data } = await served.admin.http(`{ organization { settings { calendar { ${fields} } } } }`)
  expect(data).toMatchObject({
    organization: { settings: { calendar: { name: 'Working hours', version: 1, holidays: [] } } },
  })
})

test('working time between two instants is told for any span of ten years', async () => {
  const { id } = await calendar({
    name: 'Office',
    timeZone: 'Europe/Berlin',
    hours: [{ day: 'MONDAY', from: '09:00', to: '17:00' }],
    holidays: [{ date: '2026-03-09', name: 'Moving' }],
  })
  const query = `query ($id: ID!, $from: DateTime!, $to: DateTime!) {
    node(id: $id) { ... on BusinessCalendar { elapsed(from: $from, to: $to) } } }`
  const asked = (from: string, to: string) => served.admin.http(query, { id, from, to })
  expect((await asked('2026-03-01T00:00:00Z', '2026-03-20T00:00:00Z')).data).toEqual({
    node: { elapsed: 'PT16H' },
  })
  expect((await asked('2026-03-01T00:00:00Z', '2036-03-20T00:00:00Z')).errors).toMatchObject([
    { extensions: { code: 'BAD_USER_INPUT', fields: [{ path: ['to'] }] } },
  ])
  expect((await asked('2026-03-02T00:00:00Z', '2026-03-01T00:00:00Z')).errors).toMatchObject([
    { extensions: { code: 'BAD_USER_INPUT' } },
  ])
})

test('other hours make a new version, a new name does not, and nothing new changes nothing', async () => {
  const { id } = await calendar({ name: 'Support', timeZone: 'UTC' })
  const after = async (input: object) => {
    const { data } = await served.admin.http(update, { input: { id, ...input } })
    return (data as { updateBusinessCalendar: { businessCalendar: Calendar } }).updateBusinessCalendar
      .businessCalendar
  }
  expect(await after({ name: 'Help' })).toMatchObject({ name: 'Help', version: 1 })
  expect(await after({ hours: [{ day: 'SUNDAY', from: '22:00', to: '06:00' }] })).toMatchObject({
    version: 2,
  })
  const entries = (await served.desk.log()).length
  expect(await after({ name: 'Help', timeZone: 'UTC' })).toMatchObject({ version: 2 })
  expect(await served.desk.log()).toHaveLength(entries)
})

test('a version that was taken back is not what its number stands for later', async () => {
  const { id } = await calendar({ name: 'Night', timeZone: 'UTC' })
  const second = [{ calendarId: id, version: 2 }]
  async function tryAndFail(work: Work) {
    await updateBusinessCalendar(work, { id, timeZone: 'Asia/Tokyo' })
    const [tried] = await calendarVersions(work.manager, second)
    expect(tried?.timeZone).toBe('Asia/Tokyo')
    throw new Error('taken back')
  }
  await expect(served.desk.do(tryAndFail, undefined)).rejects.toThrow('taken back')
  await served.desk.do(updateBusinessCalendar, { id, timeZone: 'Europe/Rome' })
  const [kept] = await calendarVersions(served.desk.manager, second)
  expect(kept?.timeZone).toBe('Europe/Rome')
})

test('every version stays as it was', async () => {
  const { id } = await calendar({ name: 'Day', timeZone: 'UTC' })
  const days = [{ date: '2026-12-25', name: 'Christmas' }]
  await served.desk.do(updateBusinessCalendar, { id, holidays: days })
  await served.desk.do(updateBusinessCalendar, { id, holidays: null, timeZone: 'Europe/Rome' })
  const versions = [1, 2, 3].map((version) => ({ calendarId: id, version }))
  const found = await calendarVersions(served.desk.manager, versions)
  expect(found.map(({ timeZone, holidays }) => [timeZone, holidays])).toEqual([
    ['UTC', []],
    ['UTC', days],
    ['Europe/Rome', []],
  ])
})

test('two people who change a calendar at once make two versions', async () => {
  const { id } = await calendar({ name: 'Shared', timeZone: 'UTC' })
  const bo = served.desk.as(await served.desk.hire('Bo', 'MANAGER'))
  await Promise.all([
    served.desk.do(updateBusinessCalendar, { id, timeZone: 'Europe/Rome' }),
    bo.do(updateBusinessCalendar, { id, hours: [{ day: 'MONDAY', from: '09:00', to: '17:00' }] }),
  ])
  const [third] = await calendarVersions(served.desk.manager, [{ calendarId: id, version: 3 }])
  expect(third).toMatchObject({ timeZone: 'Europe/Rome', hours: [{ day: 'MONDAY' }] })
})

test('hours and holidays that are none are refused where they stand, all at once', async () => {
  const { errors } = await served.admin.http(create, {
    input: {
      name: 'Odd',
      timeZone: 'UTC',
      hours: [
        { day: 'MONDAY', from: '9:00', to: '17:00' },
        { day: 'MONDAY', from: '18:00', to: '24:30' },
      ],
      holidays: [
        { date: '2026-02-29', name: 'None' },
        { date: '2026-05-01', name: 'May' },
        { date: '2026-05-01', name: 'Again' },
      ],
    },
  })
  expect(JSON.stringify(errors)).toContain('"hours",0,"from"')
  expect(JSON.stringify(errors)).toContain('"hours",1,"to"')
  expect(JSON.stringify(errors)).toContain('"holidays",0,"date"')
  expect(JSON.stringify(errors)).toContain('"holidays",2,"date"')
})

test('a retired calendar is gone from the list and still answered by its id; the one in use stays', async () => {
  const { id } = await calendar({ name: 'Summer', timeZone: 'UTC' })
  expect((await served.admin.http(retire, { input: { id } })).errors).toBeUndefined()
  const { data } = await served.admin.http(
    'query ($id: ID!) { businessCalendars { id name } node(id: $id) { id } organization { settings { calendar { id } } } }',
    { id },
  )
  const { businessCalendars, node, organization } = data as {
    businessCalendars: Calendar[]
    node: { id: string }
    organization: { settings: { calendar: { id: string } } }
  }
  expect(businessCalendars.map(({ name }) => name)).not.toContain('Summer')
  expect(node.id).toBe(id)
  const { errors } = await served.admin.http(retire, { input: { id: organization.settings.calendar.id } })
  expect(errors).toMatchObject([
    { extensions: { code: 'CONFLICT', users: [expect.stringMatching(/^organization_/)] } },
  ])
})
