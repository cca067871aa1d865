import type { NewEntry, Work } from '../database/work.js'
import { clearTimer } from '../engine/timers.js'
import { lockLinked, type StatusChangeData } from '../incidents/index.js'
import { analysisDue, needsAnalysis } from './need.js'
import {
  analysisIdOf,
  askFor,
  askNoMore,
  dueTimers,
  needOf,
  calendarOf,
  ruleOf,
  timeReminder,
} from './need.store.js'

const isOver = (status: string) => status === 'RESOLVED' || status === 'CLOSED'

/**
 * An incident that is resolved needs an analysis, if the rule says so as it then stands; one that is taken up again
 * or canceled does not, until it is resolved again. An analysis that has been begun stays, with its own date.
 */
export async function askForAnalysis(work: Work, { subject, data }: NewEntry): Promise<void> {
  const { from, to } = data as StatusChangeData
  if (isOver(from) === isOver(to)) return
  if (!isOver(to)) {
    if (!(await needOf(work, subject))?.met) await askNoMore(work, subject)
    await clearTimer(work, dueTimers.incident, subject)
    return
  }
  const incident = await lockLinked(work, subject)
  if (!incident || (await needOf(work, subject))) return
  const rule = await ruleOf(work)
  if (!needsAnalysis(rule, incident)) return
  const dueAt = analysisDue(await calendarOf(work), incident.resolvedAt ?? work.now, rule)
  if (dueAt === null) return
  await askFor(work, subject, dueAt)
  if ((await analysisIdOf(work, subject)) === null)
    await timeReminder(work, dueTimers.incident, subject, dueAt)
}
