import type { NewEntry } from '../database/work.js'
import { spokenDuration } from '../time/duration.js'
import { clockId } from './clock-id.js'
import type { ClockChange, SlaChangeKind } from './course.js'
import type { SlaChangeData } from './facts.js'
import type { Agreement, Metric } from './terms.js'

const promises: Record<Metric, string> = {
  RESPONSE: 'response',
  RESOLUTION: 'resolution',
  UPDATE: 'next update',
}
const kinds: Record<Agreement, string> = {
  SLA: 'SLA',
  OLA: 'OLA',
  UNDERPINNING_CONTRACT: 'underpinning contract',
}

/** What the log of an incident says of one of its clocks. `policy` is the name of the policy. */
export function slaChanged(
  incidentId: string,
  { clock, change, at, fraction }: ClockChange,
  policy: string,
  more: Pick<SlaChangeData, 'agreed' | 'adopted'> = {},
): Omit<NewEntry, 'subject'> {
  const name = `The ${promises[clock.metric]} of ${policy} (${kinds[clock.agreement]})`
  const data: SlaChangeData = {
    clockId: clockId(incidentId, clock),
    metric: clock.metric,
    change,
    fraction,
    ...more,
  }
  return {
    kind: 'SLA_CHANGED',
    summary: sentences[change](name, spokenDuration(clock.target), fraction ?? 0),
    occurredAt: new Date(at),
    data,
  }
}

const sentences: Record<SlaChangeKind, (name: string, target: string, fraction: number) => string> = {
  STARTED: (name, target) => `${name} is due within ${target}.`,
  PAUSED: (name) => `${name} stands still.`,
  RESUMED: (name) => `${name} goes on.`,
  WARNED: (name, target, fraction) => `${name} has used ${Math.floor(fraction * 100)} % of ${target}.`,
  BREACHED: (name, target) => `${name} is late: ${target} are used up.`,
  CORRECTED: (name) => `${name} was in time after all.`,
  COMPLETED: (name) => `${name} is done.`,
  CANCELED: (name) => `${name} is no longer due.`,
  RETARGETED: (name, target) => `${name} is due within ${target} now.`,
}
