import type { NewEntry, Work } from '../database/work.js'
import { clearTimer, setTimer } from '../engine/timers.js'
import type { TimerKinds } from '../engine/engine.js'
import { ownOrganization } from '../organizations/index.js'
import type { Facets } from './facets.js'
import type { StatusChangeData } from './incident.events.js'
import { closeQuietIncident } from './use-cases/close-quiet-incident.js'
import { resumeIncident } from './use-cases/resume-incident.js'
import { readIncident } from './incident.rows.js'

/** What falls due of itself with incidents. */
export const incidentTimers: TimerKinds = {
  'resume-incident': resumeIncident,
  'close-incident': closeQuietIncident,
}

/** A hold with an end sets its timer, and leaving the hold takes it away. */
export async function timeHold(work: Work, entry: NewEntry): Promise<void> {
  const { from, to } = entry.data as StatusChangeData
  if (to === 'ON_HOLD') {
    const incident = await readIncident(work, entry.subject)
    if (incident?.heldUntil) return setTimer(work, 'resume-incident', entry.subject, incident.heldUntil)
  }
  if (from === 'ON_HOLD') await clearTimer(work, 'resume-incident', entry.subject)
}

/** A resolved incident closes once it has been quiet for `closeAfter`; whatever is done to it begins that anew. */
export async function timeClosing(work: Work, entry: NewEntry): Promise<void> {
  const { status } = entry.after as Facets
  if (status === 'RESOLVED') {
    const { closeAfter } = await ownOrganization(work)
    if (closeAfter !== null) {
      await setTimer(work, 'close-incident', entry.subject, new Date(work.now.getTime() + closeAfter))
    }
  } else if (entry.kind === 'STATUS_CHANGED' && (entry.data as StatusChangeData).from === 'RESOLVED') {
    await clearTimer(work, 'close-incident', entry.subject)
  }
}
