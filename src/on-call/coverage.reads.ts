import type { EntityManager } from 'typeorm'
import type { Context } from '../access/context.js'
import { selectRows } from '../database/rows.js'
import { badInput } from '../errors/desk-error.js'
import { idBytes, idText } from '../ids/type-id.js'
import { OnCallScheduleVersionEntity, ShiftOverrideEntity } from './on-call.entity.js'
import { coverageOf, onCallAt as personAt, type Coverage, type ScheduleRule } from './shifts.js'

/** A day, in milliseconds. */
const lookAhead = 86_400_000
/** 400 days, in milliseconds. */
export const longestSpan = 400 * 86_400_000

/** @throws BAD_USER_INPUT for a span that ends before it begins, or is longer than 400 days */
export function refuseSpan(from: Date, to: Date, path: string[] = []): void {
  if (to <= from) throw badInput([...path, 'to'], 'must come after `from`')
  if (to.getTime() - from.getTime() > longestSpan)
    throw badInput([...path, 'to'], 'must lie within 400 days of `from`')
}

/** What is known of schedules, by their ids: one statement each for all of them. */
export async function scheduleRules(
  manager: EntityManager,
  organizationId: string,
  scheduleIds: readonly string[],
): Promise<Map<string, ScheduleRule>> {
  const rules = new Map<string, ScheduleRule>()
  if (scheduleIds.length === 0) return rules
  const place = [scheduleIds.map(idBytes), idBytes(organizationId)]
  const where = 'WHERE scheduleId IN (?) AND organizationId = ? ORDER BY'
  const versions = await selectRows(manager, OnCallScheduleVersionEntity, `${where} version`, place)
  const overrides = await selectRows(manager, ShiftOverrideEntity, `${where} addedAt, id`, place)
  const people = new Set([
    ...versions.flatMap(({ rotations }) => rotations.flatMap(({ participants }) => participants)),
    ...overrides.map(({ userId }) => userId),
  ])
  const goneSince = await goneSinceOf(manager, [...people])
  for (const id of scheduleIds) {
    rules.set(id, {
      versions: versions
        .filter(({ scheduleId }) => scheduleId === id)
        .map(({ validFrom, timeZone, rotations }) => ({
          validFrom: validFrom.getTime(),
          timeZone,
          rotations,
        })),
      overrides: overrides
        .filter(({ scheduleId }) => scheduleId === id)
        .map(({ from, to, addedAt, removedAt, ...rule }) => ({
          ...rule,
          from: from.getTime(),
          to: to.getTime(),
          addedAt: addedAt.getTime(),
          removedAt: removedAt?.getTime() ?? null,
        })),
      goneSince,
    })
  }
  return rules
}

/** Since when those of them who are inactive have been: the log knows. */
async function goneSinceOf(manager: EntityManager, userIds: readonly string[]): Promise<Map<string, number>> {
  if (userIds.length === 0) return new Map()
  const rows = await manager.query<{ id: Buffer; since: Date | null }[]>(
    `SELECT user.id, (SELECT MAX(e.occurredAt) FROM log_entry e
       WHERE e.subjectId = user.id AND e.kind = 'USER_DEACTIVATED') AS since
     FROM user WHERE user.id IN (?) AND NOT user.active`,
    [userIds.map(idBytes)],
  )
  return new Map(rows.map(({ id, since }) => [idText('user', id), since?.getTime() ?? -Infinity]))
}

/** Who is on call in each schedule at an instant; null for nobody. */
export async function onCallAt(
  manager: EntityManager,
  organizationId: string,
  scheduleIds: readonly string[],
  at: Date,
): Promise<Map<string, string | null>> {
  const rules = await scheduleRules(manager, organizationId, scheduleIds)
  return new Map(scheduleIds.map((id) => [id, ruleAt(rules, id, at.getTime())]))
}

function ruleAt(rules: Map<string, ScheduleRule>, id: string, at: number): string | null {
  const rule = rules.get(id)
  return rule ? personAt(rule, at) : null
}

/** The shifts and gaps of each schedule. */
export async function shiftsOf(
  manager: EntityManager,
  organizationId: string,
  scheduleIds: readonly string[],
  from: Date,
  to: Date,
): Promise<Map<string, Coverage>> {
  const rules = await scheduleRules(manager, organizationId, scheduleIds)
  return new Map([...rules].map(([id, rule]) => [id, coverageOf(rule, from.getTime(), to.getTime())]))
}

const ruleOfSchedule = {
  name: 'rule of schedule',
  read: async ({ manager, viewer }: Context, ids: readonly string[]): Promise<(ScheduleRule | null)[]> => {
    const rules = await scheduleRules(manager, viewer.organizationId, ids)
    return ids.map((id) => rules.get(id) ?? null)
  },
}

const coverageInSpan = {
  name: 'coverage of schedule in a span',
  read: async (context: Context, keys: readonly string[]): Promise<Coverage[]> =>
    Promise.all(
      keys.map(async (key) => {
        const [id = '', from, to] = key.split(' ')
        const rule = await context.load(ruleOfSchedule).load(id)
        return rule ? coverageOf(rule, Number(from), Number(to)) : { shifts: [], gaps: [] }
      }),
    ),
}

/** The same for whoever asks through the API, computed once for each schedule and span of a request. @throws BAD_USER_INPUT */
export function coverage(context: Context, scheduleId: string, from: Date, to: Date): Promise<Coverage> {
  refuseSpan(from, to)
  return context.load(coverageInSpan).load(`${scheduleId} ${from.getTime()} ${to.getTime()}`)
}

/** Who is on call in one schedule at an instant. */
export async function personOnCall(context: Context, scheduleId: string, at: Date): Promise<string | null> {
  const rule = await context.load(ruleOfSchedule).load(scheduleId)
  return rule ? personAt(rule, at.getTime()) : null
}

/** Who is on call in one schedule now; it turns with the next hand-off, or is asked anew after a day. */
export async function personOnCallNow(context: Context, scheduleId: string): Promise<string | null> {
  const rule = await context.load(ruleOfSchedule).load(scheduleId)
  if (!rule) return null
  const { userId } = context.asOf((now) => {
    const from = now.getTime()
    const { shifts, gaps } = coverageOf(rule, from, from + lookAhead)
    const [shift] = shifts
    const turnsAt = Math.min(from + lookAhead, shift?.to ?? Infinity, gaps[0]?.to ?? Infinity)
    return { userId: shift?.from === from ? shift.userId : null, turnsAt: new Date(turnsAt) }
  })
  return userId
}
