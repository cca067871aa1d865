import type { NewEntry, Work } from '../database/work.js'
import { idBytes } from '../ids/type-id.js'
import { readIncident, recordEvent } from '../incidents/index.js'
import { alertChanged } from './alert.events.js'
import { changeAlert, lockOpenAlertsOf } from './alert.store.js'

/**
 * What is over takes its alerts along: those of a resolved or canceled incident are resolved, so that their keys
 * open a new one, as in PagerDuty. Those of a duplicate go to the incident into which it was merged, the old ones too.
 */
export async function endAlerts(work: Work, { subject, data }: NewEntry): Promise<void> {
  const { from, to } = data as { from: string; to: string }
  if (from === to || !['RESOLVED', 'CANCELED'].includes(to)) return
  const alerts = await lockOpenAlertsOf(work, subject)
  const incident = await readIncident(work, subject)
  if (!incident) return
  if (incident.duplicateOfId !== null) {
    await work.manager.query('UPDATE alert SET incidentId = ? WHERE incidentId = ?', [
      idBytes(incident.duplicateOfId),
      idBytes(subject),
    ])
    return
  }
  for (const alert of alerts) {
    const resolved = await changeAlert(work, alert, { openKey: null, resolvedAt: work.now })
    recordEvent(work, incident, null, alertChanged(resolved, 'RESOLVED'))
  }
}
