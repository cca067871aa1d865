import type { NewEntry } from '../database/work.js'
import type { AlertEntity } from './alert.entity.js'
import type { AlertChangeKind } from './alert.types.js'

/** What the log of an incident says of its alert; `quiet`: none of the incident's alerts is open any more. */
export function alertChanged(
  alert: AlertEntity,
  change: AlertChangeKind,
  quiet = false,
): Omit<NewEntry, 'subject'> {
  return {
    kind: 'ALERT_CHANGED',
    summary: sentences[change](alert) + (quiet ? ' All alerts are quiet.' : ''),
    data: { alertId: alert.id, change },
  }
}

const from = ({ source }: AlertEntity) => (source === null ? '' : ` from ${source}`)

const sentences: Record<AlertChangeKind, (alert: AlertEntity) => string> = {
  RECEIVED: (alert) => `An alert came in${from(alert)}: ${alert.summary}`,
  REPEATED: (alert) => `The alert came in again${from(alert)}, ${alert.count} times so far: ${alert.summary}`,
  RESOLVED: (alert) => `The alert${from(alert)} is over: ${alert.summary}.`,
}
