import type { Context } from '../access/context.js'
import { byId } from '../access/loaders.js'
import { selectRows } from '../database/rows.js'
import { idBytes } from '../ids/type-id.js'
import { partOfVisible } from '../incidents/index.js'
import { clockId } from './clock-id.js'
import type { Course } from './course.js'
import { readUntil, type Reading } from './reading.js'
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
  /** The instant of reading. */
  at: Date
}

/** All clocks of incidents, in the order in which they began. */
export const clocksOfIncident = {
  name: 'clocks of incident',
  read: async (context: Context, ids: readonly string[]): Promise<ClockShown[][]> => {
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
    const { shown } = context.asOf((now) => clocksAt(now, rows, termsOf))
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

/** How far clocks are moves with time (clock.resolver.ts); all else about them turns when one warns or breaches. */
function clocksAt(now: Date, rows: readonly SlaCourseEntity[], termsOf: TermsOf) {
  const at = now.getTime()
  const shown = new Map<string, ClockShown[]>()
  const turns: (() => number | null)[] = []
  for (const { incidentId, course } of rows) {
    const { readings, turnsAt } = readUntil(course, termsOf, at)
    shown.set(incidentId, shownOf(incidentId, course, readings, termsOf, at))
    turns.push(turnsAt)
  }
  return {
    shown,
    // Worked out only for an answer that may be kept.
    get turnsAt() {
      const soonest = Math.min(...turns.map((turn) => turn() ?? Infinity))
      return soonest === Infinity ? null : new Date(soonest)
    },
  }
}

function shownOf(
  incidentId: string,
  course: Course,
  readings: readonly Reading[],
  termsOf: TermsOf,
  at: number,
): ClockShown[] {
  return readings.map(({ clock, breachedAt, dueAt, ...reading }) => ({
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
    at: new Date(at),
  }))
}
