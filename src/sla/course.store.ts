import type { EntityManager } from 'typeorm'
import { insertRows, selectRow } from '../database/rows.js'
import { idBytes } from '../ids/type-id.js'
import type { Promised } from '../incidents/index.js'
import { clockId } from './clock-id.js'
import type { Course } from './course.js'
import { readClocks, type Reading } from './reading.js'
import { SlaClockEntity, SlaCourseEntity } from './sla.entity.js'
import type { TermsOf } from './terms.js'

/** The course of an incident as it was kept; null where there is none. */
export async function keptCourse(manager: EntityManager, incidentId: string): Promise<Course | null> {
  const row = await selectRow(manager, SlaCourseEntity, 'WHERE incidentId = ?', [idBytes(incidentId)])
  return row?.course ?? null
}

/** An incident and how its clocks have come along. */
export interface Measured {
  organizationId: string
  incidentId: string
  course: Course
}

/** Keeps courses, and their clocks as they stand at an instant: rows that are there already are brought up to date. */
export async function keepCourses(
  manager: EntityManager,
  measured: readonly Measured[],
  termsOf: TermsOf,
  at: number,
): Promise<void> {
  await insertRows(
    manager,
    SlaCourseEntity,
    measured.map(({ organizationId, incidentId, course }) => ({ organizationId, incidentId, course })),
    'ON DUPLICATE KEY UPDATE course = VALUES(course)',
  )
  const rows = measured.flatMap((each) =>
    readClocks(each.course, termsOf, at).map((clock) => rowOf(each, clock)),
  )
  await insertRows(manager, SlaClockEntity, rows, `ON DUPLICATE KEY UPDATE ${changing.join(', ')}`)
}

const changing = [
  'policyId',
  'policyVersion',
  'calendarVersion',
  'state',
  'breached',
  'target',
  'dueAt',
  'breachedAt',
  'endedAt',
].map((column) => `${column} = VALUES(${column})`)

function rowOf({ organizationId, incidentId }: Measured, reading: Reading): SlaClockEntity {
  const { clock, state, breached, breachedAt, dueAt } = reading
  const { agreement, metric, ordinal, target, startedAt, ended } = clock
  const { policyId, policyVersion, calendarVersion } = clock.agreed
  const instant = (at: number | null | undefined) => (at === null || at === undefined ? null : new Date(at))
  return {
    id: clockId(incidentId, clock),
    organizationId,
    incidentId,
    agreement,
    metric,
    ordinal,
    policyId,
    policyVersion,
    calendarVersion,
    state,
    breached,
    target,
    startedAt: new Date(startedAt),
    dueAt: instant(dueAt),
    breachedAt: instant(breachedAt),
    endedAt: instant(ended?.at),
  }
}

/** How the promises on an incident stand: for its row. */
export function promisedBy(readings: readonly Reading[]): Promised {
  const due = readings
    .filter(({ state, breached }) => state === 'RUNNING' && !breached)
    .flatMap(({ dueAt }) => (dueAt === null ? [] : [dueAt]))
  return {
    nextBreachAt: due.length > 0 ? new Date(Math.min(...due)) : null,
    slaBreached: readings.some(({ breached, state }) => breached && state !== 'CANCELED'),
  }
}
