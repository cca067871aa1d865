import type { Context } from '../access/context.js'
import { byId } from '../access/loaders.js'
import { selectRows } from '../database/rows.js'
import { idBytes } from '../ids/type-id.js'
import { partOfVisible } from '../incidents/index.js'
import { clockId } from './clock-id.js'
import type { Course } from './course.js'
import { readClocks, type Reading } from './reading.js'
import { SlaClockEntity, SlaCourseEntity } from './sla.entity.js'
import { segmentsOf, type Segment } from './stretches.js'
import { agreedIn, loadTerms } from './terms.store.js'
import type { TermsOf } from './terms.js'

/** A clock as clients see it, exact at the instant of reading. */
export interface ClockShown extends Omit<Reading, 'clock' | 'breachedAt' | 'dueAt'> {
  id: string
  incidentId: string
  policyId: string
  policyVersion: number
  calendarVersion: number
  metric: string
  target: number
  startedAt: Date
  dueAt: Date | null
  breachedAt: Date | null
  endedAt: Date | null
  segments: () => Segment[]
}

/** All clocks of incidents, in the order in which they began. */
export const clocksOfIncident = {
  name: 'clocks of incident',
  read: async (context: Context, ids: readonly string[]): Promise<ClockShown[][]> => {
    const at = context.clock.now().getTime()
    const rows = await selectRows(
      context.manager,
      SlaCourseEntity,
      'WHERE incidentId IN (?) AND organizationId = ?',
      [ids.map(idBytes), idBytes(context.viewer.organizationId)],
    )
    const termsOf = await loadTerms(
      context.manager,
      rows.flatMap(({ course }) => agreedIn(course)),
    )
    const shown = new Map(
      rows.map((row) => [row.incidentId, shownOf(row.incidentId, row.course, termsOf, at)]),
    )
    return ids.map((id) => shown.get(id) ?? [])
  },
}

/** The policies that hold for incidents, by kind of agreement. */
export const policyIdsOfIncident = {
  name: 'policies of incident',
  read: async (context: Context, ids: readonly string[]): Promise<string[][]> => {
    const rows = await selectRows(
      context.manager,
      SlaCourseEntity,
      'WHERE incidentId IN (?) AND organizationId = ?',
      [ids.map(idBytes), idBytes(context.viewer.organizationId)],
    )
    const found = new Map(
      rows.map(({ incidentId, course }) => [
        incidentId,
        Object.values(course.agreed).map(({ policyId }) => policyId),
      ]),
    )
    return ids.map((id) => [...new Set(found.get(id) ?? [])])
  },
}

const clockRowById = byId('sla_clock', SlaClockEntity, partOfVisible('sla_clock'))

/** Clocks by id, exact at the instant of reading. */
export const slaClockById = {
  name: 'sla_clock by id, as it stands',
  read: async (context: Context, ids: readonly string[]): Promise<(ClockShown | null)[]> => {
    const rows = (await context.load(clockRowById).loadMany([...ids])) as (SlaClockEntity | null)[]
    return Promise.all(
      rows.map(async (row) => {
        if (!row) return null
        const clocks = await context.load(clocksOfIncident).load(row.incidentId)
        return clocks.find(({ id }) => id === row.id) ?? null
      }),
    )
  },
}

function shownOf(incidentId: string, course: Course, termsOf: TermsOf, at: number): ClockShown[] {
  return readClocks(course, termsOf, at).map(({ clock, breachedAt, dueAt, ...reading }) => ({
    ...reading,
    id: clockId(incidentId, clock),
    incidentId,
    policyId: clock.agreed.policyId,
    policyVersion: clock.agreed.policyVersion,
    calendarVersion: clock.agreed.calendarVersion,
    metric: clock.metric,
    target: clock.target,
    startedAt: new Date(clock.startedAt),
    dueAt: dueAt === null ? null : new Date(dueAt),
    breachedAt: breachedAt === null ? null : new Date(breachedAt),
    endedAt: clock.ended && new Date(clock.ended.at),
    segments: () => segmentsOf(course, clock, termsOf(clock.agreed), at),
  }))
}
