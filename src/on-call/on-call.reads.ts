import type { Context } from '../access/context.js'
import { byId, manyBy } from '../access/loaders.js'
import { selectRows } from '../database/rows.js'
import { idBytes } from '../ids/type-id.js'
import {
  CalendarFeedEntity,
  OnCallScheduleEntity,
  OnCallScheduleVersionEntity,
  RotationEntity,
  ShiftOverrideEntity,
} from './on-call.entity.js'
import type { RotationRule } from './rotation.js'

export const onCallScheduleById = byId('on_call_schedule', OnCallScheduleEntity)
export const shiftOverrideById = byId('shift_override', ShiftOverrideEntity)
const rotationRowById = byId('rotation', RotationEntity)

/** The schedules that are not retired, by name. */
export function schedulesInUse({ manager, viewer }: Context): Promise<OnCallScheduleEntity[]> {
  return selectRows(
    manager,
    OnCallScheduleEntity,
    'WHERE organizationId = ? AND retiredAt IS NULL ORDER BY name, id',
    [idBytes(viewer.organizationId)],
  )
}

const versionsOfSchedule = manyBy(
  'versions of schedule',
  OnCallScheduleVersionEntity,
  'scheduleId',
  'version DESC',
)

/** The layers of a schedule as it is now. */
export async function rotationsOfSchedule(context: Context, scheduleId: string): Promise<RotationRule[]> {
  return (await context.load(versionsOfSchedule).load(scheduleId))[0]?.rotations ?? []
}

/** Rotations by id, as they are now, or as they last were. */
export const rotationById = {
  name: 'rotation by id, as it is',
  read: async (context: Context, ids: readonly string[]): Promise<(RotationRule | null)[]> => {
    const rows = (await context.load(rotationRowById).loadMany([...ids])) as (RotationEntity | null)[]
    return Promise.all(
      rows.map(async (row) => {
        if (!row) return null
        const versions = await context.load(versionsOfSchedule).load(row.scheduleId)
        return versions.flatMap(({ rotations }) => rotations).find(({ id }) => id === row.id) ?? null
      }),
    )
  },
}

/** The overrides of a schedule that touch a span and were not taken back, in order. */
export function overridesWithin(
  { manager, viewer }: Context,
  scheduleId: string,
  from: Date,
  to: Date,
): Promise<ShiftOverrideEntity[]> {
  return selectRows(
    manager,
    ShiftOverrideEntity,
    'WHERE scheduleId = ? AND organizationId = ? AND removedAt IS NULL AND `to` > ? AND `from` < ? ORDER BY `from`, id',
    [idBytes(scheduleId), idBytes(viewer.organizationId), from, to],
  )
}

/** Feeds of people are theirs alone, and the admins'; those of schedules are seen by whoever sees the schedule. */
export const calendarFeedById = byId('calendar_feed', CalendarFeedEntity, ({ viewer }) =>
  viewer.role === 'ADMIN' || viewer.role === 'SYSTEM'
    ? { sql: 'TRUE', parameters: [] }
    : {
        sql: '(userId IS NULL OR userId = ?)',
        parameters: [viewer.actor.userId === null ? Buffer.alloc(16) : idBytes(viewer.actor.userId)],
      },
)
export const feedsOfSchedule = manyBy('feeds of schedule', CalendarFeedEntity, 'scheduleId', 'id')
