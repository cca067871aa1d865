import type { Work } from '../database/work.js'
import { setTimer } from '../engine/timers.js'
import type { IncidentEntity } from '../incidents/index.js'
import { about, notify } from '../notifications/index.js'
import { reminderAt } from './need.js'
import { calendarOf } from './need.store.js'
import { amongReaders } from './recipients.js'

interface Due {
  cause: 'ANALYSIS_DUE' | 'ACTION_ITEM_DUE'
  timer: string
  /** What the timer hangs on. */
  subject: string
  incidents: readonly [IncidentEntity, ...IncidentEntity[]]
  analysisId?: string | null
  actionItemId?: string | null
  dueAt: Date
  /** What it is called in a sentence: 'Its analysis'. */
  name: string
  keepers: readonly string[]
  /** Asked only once it is overdue. */
  above: () => Promise<string[]>
}

/** Reminds whoever sees to it, when it is overdue also those above, and sets the timer of the next reminder. */
export async function remind(work: Work, due: Due): Promise<void> {
  const { dueAt, name, incidents, subject, timer } = due
  const { reminder, next } = reminderAt(await calendarOf(work), dueAt, work.now)
  if (next) await setTimer(work, timer, subject, next)
  if (reminder === null) return
  const sentences = {
    SOON: `${name} is to be done.`,
    DUE: `${name} is due now.`,
    OVERDUE: `${name} is overdue.`,
  }
  const people = reminder === 'OVERDUE' ? [...due.keepers, ...(await due.above())] : due.keepers
  work.record({
    kind: 'REMINDED',
    subject: due.actionItemId ?? due.analysisId ?? work.viewer.organizationId,
    summary: `${work.viewer.actor.name} reminded of what is to be learnt from INC-${incidents[0].number}`,
    data: { incidentId: incidents[0].id, cause: due.cause, reminder, dueAt },
  })
  await notify(work, {
    cause: due.cause,
    key: `${subject} ${dueAt.toISOString()} ${reminder}`,
    incident: incidents[0],
    analysisId: due.analysisId ?? null,
    actionItemId: due.actionItemId ?? null,
    recipients: await amongReaders(work, incidents, people),
    subject: about(incidents[0]),
    ask: sentences[reminder],
    by: reminder === 'SOON' ? dueAt : null,
  })
}
