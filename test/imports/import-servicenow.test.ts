import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { TeamMembershipEntity } from '../../src/people/index.js'
import { CategoryEntity } from '../../src/classification/index.js'
import { selectRows } from '../../src/database/rows.js'
import { idBytes } from '../../src/ids/type-id.js'
import { testDesk, type TestDesk } from '../harness/desk.js'
import { importer, line, updates } from './servicenow-log.js'

let desk: TestDesk
let log: Awaited<ReturnType<typeof importer>>
beforeEach(async () => {
  desk = await testDesk()
  log = await importer(desk)
})
afterEach(async () => {
  await log.remove()
  await desk.close()
})

const story = async (index = 0) => desk.story((await desk.incidents())[index]?.id ?? '')

test('an incident is opened as it was opened, by whom and for whom', async () => {
  await log.write([line({})])
  const summary = await log.run()
  expect(summary).toMatchObject({
    whole: true,
    share: 1,
    incidents: 1,
    events: 1,
    users: 4,
    teams: 1,
    categories: 1,
  })
  const [incident] = await desk.incidents()
  expect(incident).toMatchObject({
    number: 1,
    status: 'OPEN',
    title: 'Subcategory 170 in category 55 at location 143, symptom 72',
    severity: 'MEDIUM',
    urgency: 'MEDIUM',
    priority: 'P3',
    priorityOverridden: false,
    reporterName: 'Caller 2403',
    openedAt: new Date('2016-02-29T01:16:00Z'),
    version: 1,
  })
  expect(incident?.labels).toEqual(
    expect.arrayContaining(['servicenow:0000045', 'location:143', 'contact:phone']),
  )
  const [entry] = await desk.timeline(incident?.id ?? '')
  expect(entry).toMatchObject({
    kind: 'OPENED',
    actorName: 'Opener 8',
    occurredAt: new Date('2016-02-29T01:16:00Z'),
    recordedAt: desk.clock.now(),
  })
  const [category] = await selectRows(desk.manager, CategoryEntity, 'WHERE id = ?', [
    idBytes(incident?.technicalCategoryId ?? ''),
  ])
  expect(category).toMatchObject({ kind: 'TECHNICAL', key: 'servicenow-category-55' })
})

test('every state is replayed as the desk says it', async () => {
  await log.write(
    updates('1', [
      {},
      { incident_state: 'Active' },
      { incident_state: 'Awaiting User Info' },
      { incident_state: 'Awaiting Vendor' },
      { incident_state: 'Awaiting Problem' },
      { incident_state: 'Active' },
      { incident_state: 'Awaiting Evidence' },
      { incident_state: 'Resolved' },
      { incident_state: 'Closed' },
    ]),
  )
  await log.run()
  expect(await story()).toEqual([
    'OPENED',
    'STATUS_CHANGED OPEN IN_PROGRESS',
    'STATUS_CHANGED IN_PROGRESS ON_HOLD',
    'STATUS_CHANGED ON_HOLD ON_HOLD',
    'STATUS_CHANGED ON_HOLD ON_HOLD',
    'STATUS_CHANGED ON_HOLD IN_PROGRESS',
    'STATUS_CHANGED IN_PROGRESS ON_HOLD',
    'STATUS_CHANGED ON_HOLD RESOLVED',
    'STATUS_CHANGED RESOLVED CLOSED',
  ])
  const entries = await desk.timeline((await desk.incidents())[0]?.id ?? '')
  const reasons = entries.map(({ data }) => data.holdReason).filter(Boolean)
  expect(reasons).toEqual(['AWAITING_REPORTER', 'AWAITING_VENDOR', 'OTHER', 'OTHER'])
  expect((await desk.incidents())[0]).toMatchObject({
    status: 'CLOSED',
    holdReason: null,
    acknowledgedAt: new Date('2016-02-29T02:31:00Z'),
    resolvedAt: new Date('2016-02-29T02:37:00Z'),
    closedAt: new Date('2016-02-29T02:38:00Z'),
    resolution: 'Resolved by Fixer 149 with code 5.',
    open: false,
  })
})

test('steps that the lifecycle does not allow are mended, and a reopening long after the closing is replayed', async () => {
  await log.write(
    updates('1', [
      {},
      { incident_state: 'Closed' },
      { incident_state: 'Awaiting Vendor', sys_updated_at: '29/6/2016 02:00' },
      { incident_state: 'Closed', sys_updated_at: '29/6/2016 03:00' },
      { incident_state: 'Resolved', sys_updated_at: '29/6/2016 04:00' },
    ]),
  )
  expect(await log.run()).toMatchObject({ mended: 4, rows: { imported: 5 } })
  expect(await story()).toEqual([
    'OPENED',
    'STATUS_CHANGED OPEN RESOLVED',
    'STATUS_CHANGED RESOLVED CLOSED',
    'STATUS_CHANGED CLOSED IN_PROGRESS',
    'STATUS_CHANGED IN_PROGRESS ON_HOLD',
    'STATUS_CHANGED ON_HOLD RESOLVED',
    'STATUS_CHANGED RESOLVED CLOSED',
    'STATUS_CHANGED CLOSED IN_PROGRESS',
    'STATUS_CHANGED IN_PROGRESS RESOLVED',
  ])
})

test('the owner is who is assigned, else the group, whose members they become', async () => {
  await log.write(
    updates('1', [
      {},
      { assigned_to: '89' },
      { assigned_to: '89', assignment_group: '24' },
      { assignment_group: '24' },
      { assignment_group: '?' },
      { assigned_to: '90', assignment_group: '24' },
      { assigned_to: '90', assignment_group: '25' },
    ]),
  )
  await log.run()
  const [incident] = await desk.incidents()
  const entries = await desk.timeline(incident?.id ?? '')
  expect(entries.map(({ summary }) => summary)).toEqual([
    expect.stringContaining('Opener 8 opened the incident as P3'),
    'Updater 21 made Resolver 89 the owner',
    'Updater 21 noted: Moved to Group 24.',
    'Updater 21 made Group 24 the owner',
    'Updater 21 noted: Update 4; the log does not say what changed.',
    'Updater 21 made Resolver 90 the owner',
    'Updater 21 noted: Moved to Group 25.',
  ])
  expect(incident?.ownerTeamId).toBeNull()
  const members = await selectRows(desk.manager, TeamMembershipEntity, '')
  expect(members).toHaveLength(4)
})

test('other classification and labels are changes; a priority beside the matrix counts as set by hand', async () => {
  await log.write(
    updates('1', [
      {},
      { impact: '1 - High', urgency: '1', priority: '1', category: '26' },
      { priority: '2', impact: '1', urgency: '1', category: '?', made_sla: 'false', u_symptom: '?' },
    ]),
  )
  await log.run()
  expect(await story()).toEqual(['OPENED', 'RECLASSIFIED', 'UPDATED', 'RECLASSIFIED'])
  const [incident] = await desk.incidents()
  expect(incident).toMatchObject({ severity: 'HIGH', priority: 'P2', priorityOverridden: true, version: 3 })
  expect(incident?.labels).toContain('made-sla:false')
  expect(incident?.facets).toMatchObject({ priority: 'P2', labels: incident?.labels })
  const rows = await desk.manager.query<{ label: Buffer }[]>('SELECT label FROM incident_label')
  expect(rows.map(({ label }) => label.toString()).sort()).toEqual([...(incident?.labels ?? [])].sort())
})

test('updates out of order follow their numbers, and times never run backwards', async () => {
  const [one, two, three] = updates('1', [
    { sys_updated_at: '29/2/2016 05:00' },
    { incident_state: 'Active', sys_updated_at: '29/2/2016 04:00' },
    { incident_state: 'Resolved', sys_updated_at: '29/2/2016 06:00', resolved_at: '29/2/2016 05:30' },
  ]) as [string, string, string]
  await log.write([three, one, two])
  await log.run()
  expect(await story()).toEqual([
    'OPENED',
    'STATUS_CHANGED OPEN IN_PROGRESS',
    'STATUS_CHANGED IN_PROGRESS RESOLVED',
  ])
  const [incident] = await desk.incidents()
  expect(incident).toMatchObject({
    acknowledgedAt: new Date('2016-02-29T05:00:00Z'),
    resolvedAt: new Date('2016-02-29T05:30:00Z'),
  })
})

test('where numbers of updates repeat, the order of the file stands', async () => {
  const rows = [
    { sys_mod_count: '7' },
    { incident_state: 'Resolved' },
    { incident_state: 'Closed', sys_mod_count: '7' },
  ]
  await log.write(updates('1', rows))
  await log.run()
  expect((await desk.incidents())[0]?.status).toBe('CLOSED')
  expect(await story()).toHaveLength(3)
})

test('what is saved after the closing leaves no trace, and is counted', async () => {
  await log.write(
    updates('1', [{}, { incident_state: 'Closed' }, { incident_state: 'Closed', location: '9' }]),
  )
  expect(await log.run()).toMatchObject({ rows: { imported: 2, unchanged: 1 } })
})
