import { afterAll, describe, expect, test } from '@jest/globals'
import { analysisEntities } from '../../src/analysis/index.js'
import { AppliedPlanEntity, ResponsePlanEntity } from '../../src/preparedness/index.js'
import { createTeam } from '../../src/people/index.js'
import { selectRows } from '../../src/database/rows.js'
import { TimerEntity } from '../../src/engine/timer.entity.js'
import { idBytes, idText } from '../../src/ids/type-id.js'
import { BusinessCalendarEntity } from '../../src/calendars/index.js'
import { Audience, HoldReason, IncidentRoleKind, IncidentStatus } from '../../src/incidents/incident.enums.js'
import { IncidentReaderEntity, IncidentRoleEntity } from '../../src/incidents/index.js'
import { healthOf } from '../../src/incidents/health.js'
import { openIncidentsOf } from '../../src/incidents/health.reads.js'
import { StatusUpdateEntity } from '../../src/incidents/response.entity.js'
import { readStatusBoard } from '../../src/incidents/status-board.reads.js'
import { makeSample } from '../../src/sample/index.js'
import { ServiceHealth } from '../../src/services/index.js'
import { testDesk, type TestDesk } from '../harness/desk.js'

const partsOf = ({ desk, admin }: TestDesk) => ({ ...desk, organizationId: admin.organizationId, admin })
const keysOf = (words: object) => Object.keys(words).sort()
const distinct = <T>(values: T[]) => [...new Set(values)].sort()

const desk = await testDesk()
afterAll(() => desk.close())
const made = await makeSample(partsOf(desk))
const now = desk.clock.now()
const incidents = await desk.incidents()
const log = await desk.log()
const timelines = incidents.map(({ id }) => log.filter(({ subject }) => subject === id))
const timers = await selectRows(desk.manager, TimerEntity, 'ORDER BY dueAt')
const items = await selectRows(desk.manager, analysisEntities.ActionItemEntity, '')
const [analysis] = await selectRows(desk.manager, analysisEntities.AnalysisEntity, '')
const updates = await selectRows(desk.manager, StatusUpdateEntity, '')

test('a new desk gets people, teams, services and some forty incidents', () => {
  expect(made).toEqual({ made: true, people: 13, teams: 5, services: 14, incidents: incidents.length })
  expect(incidents.length).toBeGreaterThanOrEqual(38)
})

test('beside its working hours the company has calendars with holidays and around the clock', async () => {
  const calendars = await selectRows(desk.manager, BusinessCalendarEntity, 'ORDER BY name')
  expect(calendars.map(({ name }) => name)).toEqual(['Around the clock', 'Merchant support', 'Working hours'])
  expect(calendars.map(({ hours }) => hours.length)).toEqual([0, 6, 5])
  expect(calendars.map(({ holidays }) => holidays.length > 0)).toEqual([false, true, false])
})

test('it is prepared: plans give roles to people and to whoever is on call, and were applied to nothing yet', async () => {
  const plans = await selectRows(desk.manager, ResponsePlanEntity, 'ORDER BY name')
  expect(plans.map(({ name, active }) => [name, active])).toEqual([
    ['Major incident', true],
    ['Money does not move', true],
  ])
  expect(await selectRows(desk.manager, AppliedPlanEntity, '')).toEqual([])
})

describe('everything that a board can show occurs', () => {
  test('every status', () => {
    expect(distinct(incidents.map(({ status }) => status))).toEqual(keysOf(IncidentStatus))
  })

  test('every reason to wait, three of them with an end', () => {
    const held = incidents.filter(({ status }) => status === 'ON_HOLD')
    expect(distinct(held.map(({ holdReason }) => holdReason))).toEqual(keysOf(HoldReason))
    expect(held.filter(({ heldUntil }) => heldUntil !== null)).toHaveLength(3)
  })

  test('every kind of event but those of ladders: nobody was paged for what is told', () => {
    const kinds = distinct(timelines.flat().map(({ kind }) => kind))
    expect(kinds).toEqual([
      'ANALYSIS_CHANGED',
      'LINKED',
      'NOTE_ADDED',
      'OPENED',
      'OWNER_CHANGED',
      'RECLASSIFIED',
      'ROLE_CHANGED',
      'SLA_CHANGED',
      'STATUS_CHANGED',
      'STATUS_UPDATE_POSTED',
      'TASK_CHANGED',
      'UPDATED',
      'WATCHERS_CHANGED',
    ])
  })

  test('owners that are people, teams and nobody; every priority; a set one', () => {
    expect(incidents.some(({ ownerUserId }) => ownerUserId)).toBe(true)
    expect(incidents.some(({ ownerTeamId }) => ownerTeamId)).toBe(true)
    expect(incidents.some((row) => row.status === 'OPEN' && !row.ownerUserId && !row.ownerTeamId)).toBe(true)
    expect(distinct(incidents.map(({ priority }) => priority))).toEqual(['P1', 'P2', 'P3', 'P4'])
    expect(incidents.some(({ priorityOverridden }) => priorityOverridden)).toBe(true)
  })

  test('a duplicate, a child, a drill, a major incident under way', () => {
    expect(incidents.filter(({ duplicateOfId }) => duplicateOfId)).toHaveLength(1)
    expect(incidents.some(({ parentId }) => parentId)).toBe(true)
    expect(incidents.some(({ drill }) => drill)).toBe(true)
    expect(incidents.some(({ major, status }) => major && status === 'IN_PROGRESS')).toBe(true)
  })

  test('a restricted incident, which is read by its team, its owner and few others', async () => {
    const [restricted, ...others] = incidents.filter((row) => row.restricted)
    expect(others).toEqual([])
    const readers = restricted?.facets.readers ?? []
    expect(readers).toContain(restricted?.ownerUserId)
    expect(readers.length).toBeLessThan(5)
    const kept = await selectRows(desk.manager, IncidentReaderEntity, '')
    expect(distinct(kept.map(({ readerId }) => readerId.toString('hex')))).toEqual(
      distinct(readers.map((id) => idBytes(id).toString('hex'))),
    )
  })

  test('every audience, roles, programs and the desk itself as actors', async () => {
    expect(distinct(updates.map(({ audience }) => audience))).toEqual(keysOf(Audience))
    const roles = await selectRows(desk.manager, IncidentRoleEntity, '')
    expect(distinct(roles.map(({ kind }) => kind))).toEqual(keysOf(IncidentRoleKind))
    expect(distinct(log.map(({ actorKind }) => actorKind))).toEqual(['API_KEY', 'SYSTEM', 'USER'])
  })

  test('every health of a service', async () => {
    const { serviceRows } = await readStatusBoard(desk.manager, desk.admin, null, now)
    const ids = serviceRows.map(({ id }) => id)
    const open = await openIncidentsOf(desk.manager, ids)
    const healths = serviceRows.map(({ id, maintenance }) => healthOf(maintenance, open.get(id) ?? []))
    expect(distinct(healths)).toEqual(keysOf(ServiceHealth))
  })
})

describe('it reads like a history', () => {
  test('the log has no gaps', () => {
    expect(log.map(({ sequence }) => Number(sequence))).toEqual(log.map((_, index) => index + 1))
  })

  test('numbers follow the openings', () => {
    expect(incidents.map(({ number }) => number)).toEqual(incidents.map((_, index) => index + 1))
    const opened = incidents.map(({ openedAt }) => openedAt.getTime())
    expect(opened).toEqual(opened.toSorted((a, b) => a - b))
  })

  test('every timeline starts with OPENED and is in order, but for what is written down late', () => {
    for (const timeline of timelines) {
      expect(timeline[0]?.kind).toBe('OPENED')
      const times = timeline.map(({ occurredAt }) => occurredAt.getTime())
      expect(Math.min(...times)).toBe(times[0])
      const late = (kind: string, data: Record<string, unknown>) =>
        kind === 'NOTE_ADDED' || (kind === 'STATUS_CHANGED' && data.to === 'RESOLVED')
      const punctual = timeline.filter(({ kind, data }) => !late(kind, data))
      const told = punctual.map(({ occurredAt }) => occurredAt.getTime())
      expect(told).toEqual(told.toSorted((a, b) => a - b))
    }
  })

  test('no sentence lacks a name or a number', () => {
    expect(log.filter(({ summary }) => /null|undefined|INC-0/.test(summary))).toEqual([])
  })

  test('everything that happened is past; only promises, holds and timers lie ahead', () => {
    const happened = [
      ...log.map(({ occurredAt }) => occurredAt),
      ...updates.map(({ postedAt }) => postedAt),
      ...incidents.flatMap((row) => [
        row.startedAt,
        row.openedAt,
        row.acknowledgedAt,
        row.mitigatedAt,
        row.resolvedAt,
        row.closedAt,
        row.reopenedAt,
        row.updatedAt,
      ]),
    ].filter((instant) => instant !== null)
    expect(happened.filter((instant) => instant > now)).toEqual([])
    expect(incidents.filter(({ heldUntil }) => heldUntil && heldUntil <= now)).toEqual([])
    expect(updates.some(({ nextUpdateAt }) => nextUpdateAt && nextUpdateAt > now)).toBe(true)
    expect(timers.filter(({ dueAt }) => dueAt <= now)).toEqual([])
  })

  test('what is on hold with an end, what is resolved, may breach or is still to be done has its timer, and nothing else', () => {
    const unfinished = items.filter(({ state }) => state === 'OPEN')
    const ends = (rows: typeof incidents, kind: string) => rows.map(({ id }) => `${kind} ${id}`)
    const set = timers.map(({ kind, subjectKind, subjectId }) => `${kind} ${idText(subjectKind, subjectId)}`)
    expect(distinct(set)).toEqual(
      distinct([
        ...ends(
          incidents.filter(({ heldUntil }) => heldUntil),
          'resume-incident',
        ),
        ...ends(
          incidents.filter(({ status }) => status === 'RESOLVED'),
          'close-incident',
        ),
        ...ends(
          incidents.filter(({ nextBreachAt }) => nextBreachAt),
          'alert-sla',
        ),
        ...unfinished.map(({ id }) => `action-item-due ${id}`),
      ]),
    )
  })
})

test('the major incident has a published analysis, of whose follow-up actions one is done', () => {
  expect(analysis).toMatchObject({
    state: 'PUBLISHED',
    title: 'All storefronts answer with a certificate error',
  })
  expect(items.map(({ state }) => state).sort()).toEqual(['DONE', 'OPEN', 'OPEN'])
})

test('a second call changes nothing', async () => {
  expect(await makeSample(partsOf(desk))).toMatchObject({ made: false, incidents: 0 })
  expect(await desk.log()).toHaveLength(log.length)
})

test('a desk that somebody has begun to use is left alone', async () => {
  const used = await testDesk()
  await used.do(createTeam, { name: 'Ours' })
  const before = await used.log()
  expect(await makeSample(partsOf(used))).toMatchObject({ made: false })
  expect(await used.log()).toEqual(before)
  await used.close()
})

test('days later, what was left to the engine happens by itself', async () => {
  const later = desk.clock.advance('8d')
  const due = timers.filter(({ dueAt }) => dueAt <= later)
  expect(due.length).toBeGreaterThan(10)
  expect(await desk.desk.engine.tick()).toBe(due.length)
  const after = await desk.incidents()
  expect(after.filter(({ status }) => status === 'RESOLVED')).toEqual([])
  expect(after.filter(({ status, heldUntil }) => status === 'ON_HOLD' && heldUntil)).toEqual([])
})
