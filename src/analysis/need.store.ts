import { BusinessCalendarEntity, type Calendar } from '../calendars/index.js'
import { insertRows, selectRow, selectRows } from '../database/rows.js'
import type { Work } from '../database/work.js'
import { clearTimer, setTimer } from '../engine/timers.js'
import { idBytes } from '../ids/type-id.js'
import { ownOrganization } from '../organizations/index.js'
import { AnalysisIncidentEntity, AnalysisNeedEntity } from './analysis.entity.js'
import { reminderAt, standardRule, type AnalysisRule } from './need.js'

/** Of an incident without an analysis, of an analysis, of a follow-up action: by what its timer is called. */
export const dueTimers = {
  incident: 'analysis-needed',
  analysis: 'analysis-due',
  actionItem: 'action-item-due',
} as const

export async function ruleOf(work: Work): Promise<AnalysisRule> {
  return ((await ownOrganization(work)).analysisRule as AnalysisRule | null) ?? standardRule
}

/** On which days the organisation works. */
export async function calendarOf(work: Work): Promise<Calendar> {
  const { calendarId } = await ownOrganization(work)
  const calendar = await selectRow(work.manager, BusinessCalendarEntity, 'WHERE id = ?', [
    calendarId && idBytes(calendarId),
  ])
  if (!calendar) throw new Error('the organisation has no calendar')
  return calendar
}

/** Sets the timer of the next reminder, or takes it away where there is nothing more to remind of. */
export async function timeReminder(
  work: Work,
  kind: string,
  subject: string,
  dueAt: Date | null,
): Promise<void> {
  if (dueAt === null) return clearTimer(work, kind, subject)
  const { next } = reminderAt(await calendarOf(work), dueAt, work.now)
  if (next) await setTimer(work, kind, subject, next)
  else await clearTimer(work, kind, subject)
}

export const needOf = ({ manager }: Work, incidentId: string) =>
  selectRow(manager, AnalysisNeedEntity, 'WHERE incidentId = ?', [idBytes(incidentId)])

export const needsOf = ({ manager }: Work, incidentIds: readonly string[]) =>
  selectRows(manager, AnalysisNeedEntity, 'WHERE incidentId IN (?)', [incidentIds.map(idBytes)])

/** To which analysis an incident belongs; null for none yet. */
export async function analysisIdOf({ manager }: Work, incidentId: string): Promise<string | null> {
  const row = await selectRow(manager, AnalysisIncidentEntity, 'WHERE incidentId = ?', [idBytes(incidentId)])
  return row?.analysisId ?? null
}

export async function askFor(work: Work, incidentId: string, dueAt: Date): Promise<void> {
  await insertRows(
    work.manager,
    AnalysisNeedEntity,
    [{ incidentId, organizationId: work.viewer.organizationId, dueAt, met: false }],
    'ON DUPLICATE KEY UPDATE dueAt = VALUES(dueAt), met = VALUES(met)',
  )
}

export async function askNoMore({ manager }: Work, incidentId: string): Promise<void> {
  await manager.query('DELETE FROM analysis_need WHERE incidentId = ?', [idBytes(incidentId)])
}
