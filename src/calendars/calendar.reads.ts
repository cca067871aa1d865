import type { Context } from '../access/context.js'
import { byId } from '../access/loaders.js'
import { selectRows } from '../database/rows.js'
import { badInput } from '../errors/desk-error.js'
import { idBytes } from '../ids/type-id.js'
import { BusinessCalendarEntity } from './calendar.entity.js'
import { calendarVersions } from './calendar.store.js'
import { elapsed } from './working-time.js'

export const businessCalendarById = byId('business_calendar', BusinessCalendarEntity)

const longest = 10 * 366 * 86_400_000

/** The calendars that are not retired, by name. */
export function calendarsInUse({ manager, viewer }: Context): Promise<BusinessCalendarEntity[]> {
  return selectRows(
    manager,
    BusinessCalendarEntity,
    'WHERE organizationId = ? AND retiredAt IS NULL ORDER BY name, id',
    [idBytes(viewer.organizationId)],
  )
}

/** Working time between two instants, in milliseconds. @throws BAD_USER_INPUT for more than ten years */
export async function elapsedBetween(
  { manager }: Context,
  { id: calendarId, version }: BusinessCalendarEntity,
  from: Date,
  to: Date,
): Promise<number> {
  if (to < from) throw badInput(['to'], 'must not lie before `from`')
  if (to.getTime() - from.getTime() > longest) throw badInput(['to'], 'must lie within ten years of `from`')
  const [calendar] = await calendarVersions(manager, [{ calendarId, version }])
  return calendar ? elapsed(calendar, from.getTime(), to.getTime()) : 0
}
