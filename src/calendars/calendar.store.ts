import type { EntityManager } from 'typeorm'
import { insertRows, selectRow, selectRows } from '../database/rows.js'
import { changesSettings } from '../database/settings.js'
import type { Work } from '../database/work.js'
import { badInputs, notFound } from '../errors/desk-error.js'
import { idBytes, isId } from '../ids/type-id.js'
import {
  faultsOfHolidays,
  faultsOfHours,
  type BusinessHours,
  type Fault,
  type Holiday,
} from './business-hours.js'
import { BusinessCalendarEntity, BusinessCalendarVersionEntity } from './calendar.entity.js'
import type { Calendar } from './working-time.js'

type Path = (string | number)[]

const ofOrganization = 'WHERE id = ? AND organizationId = ? AND retiredAt IS NULL'

/** The calendar that the viewer wants to change, locked. @throws NOT_FOUND, also for a retired one; FORBIDDEN */
export async function lockCalendar(work: Work, id: string): Promise<BusinessCalendarEntity> {
  return findCalendar(work, id, ['input', 'id'], 'FOR UPDATE')
}

/** A calendar that something new refers to; it cannot be retired before the work is done. @throws NOT_FOUND */
export function requireCalendar(work: Work, id: string, path: Path): Promise<BusinessCalendarEntity> {
  return findCalendar(work, id, path, 'LOCK IN SHARE MODE')
}

async function findCalendar(
  work: Work,
  id: string,
  path: Path,
  lock: string,
): Promise<BusinessCalendarEntity> {
  const place = () => [idBytes(id), idBytes(work.viewer.organizationId)]
  const calendar = isId('business_calendar', id)
    ? await selectRow(work.manager, BusinessCalendarEntity, `${ofOrganization} ${lock}`, place())
    : null
  if (!calendar) throw notFound(path)
  return calendar
}

/** The present version is kept for whoever measures by it. */
export async function keepVersion(work: Work, calendar: BusinessCalendarEntity): Promise<void> {
  const { id: calendarId, version, organizationId, timeZone, hours, holidays } = calendar
  await insertRows(work.manager, BusinessCalendarVersionEntity, [
    { calendarId, version, organizationId, timeZone, hours, holidays },
  ])
}

/** Versions never change, so one that was read stays; so does what was computed with it. Bounded, oldest out first. */
const known = new Map<string, Calendar>()
const kept = 500

/** Calendars as they were at a version, in the order asked for. */
export async function calendarVersions(
  manager: EntityManager,
  wanted: readonly { calendarId: string; version: number }[],
): Promise<Calendar[]> {
  const found = new Map(wanted.map((each) => [keyOf(each), known.get(keyOf(each))]))
  const missing = wanted.filter((each) => !found.get(keyOf(each)))
  if (missing.length > 0) {
    const rows = await selectRows(
      manager,
      BusinessCalendarVersionEntity,
      `WHERE ${missing.map(() => '(calendarId = ? AND version = ?)').join(' OR ')}`,
      missing.flatMap(({ calendarId, version }) => [idBytes(calendarId), version]),
    )
    for (const row of rows) {
      found.set(keyOf(row), row)
      // Who takes a version back gives its number to another calendar.
      if (!changesSettings(manager)) known.set(keyOf(row), row)
    }
    for (const oldest of known.keys()) {
      if (known.size <= kept) break
      known.delete(oldest)
    }
  }
  return wanted.map((each) => {
    const calendar = found.get(keyOf(each))
    if (!calendar) throw new Error('a version of a calendar that is not there')
    return calendar
  })
}

const keyOf = ({ calendarId, version }: { calendarId: string; version: number }) => `${calendarId} ${version}`

/** @throws BAD_USER_INPUT with the path of each hour or holiday that is none, or that is there twice */
export function refuseFaults(hours: readonly BusinessHours[], holidays: readonly Holiday[]): void {
  const at =
    (list: string) =>
    ({ index, field, message }: Fault) => ({
      path: ['input', list, index, ...(field ? [field] : [])],
      message,
    })
  const faults = [...faultsOfHours(hours).map(at('hours')), ...faultsOfHolidays(holidays).map(at('holidays'))]
  if (faults.length > 0) throw badInputs(faults)
}
