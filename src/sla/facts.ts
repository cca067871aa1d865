import type { IncidentStatus } from '../incidents/index.js'
import type { SlaFact } from './course.js'
import type { Agreements, Metric } from './terms.js'

/** What the log keeps with an event of a clock. */
export interface SlaChangeData {
  clockId: string
  metric: Metric
  change: string
  fraction: number | null
  /** What holds since, where that is another than before. */
  agreed?: Agreements
  /** What held from when on, where clocks were computed for a past that had none: by the sequence of the log. */
  adopted?: { after: number; agreed: Agreements }[]
}

/** As much of an entry as clocks ask. */
export interface SlaEntry {
  id: string
  kind: string
  occurredAt: Date
  data: object
}

/** An update of which clocks take note; null for one to the responders themselves. */
export interface PostedUpdate {
  audience: string
  nextUpdateAt: Date | null
}

/** What an entry of the log means to the clocks; null where it means nothing. */
export function factOf(entry: SlaEntry, update: PostedUpdate | null): SlaFact | null {
  const fact = { at: entry.occurredAt.getTime(), event: entry.id }
  if (entry.kind === 'OPENED') return { ...fact, kind: 'OPENED' }
  if (entry.kind === 'STATUS_CHANGED') {
    const { from, to } = entry.data as { from: IncidentStatus; to: IncidentStatus }
    return from === to ? null : { ...fact, kind: 'STATUS', to }
  }
  if (entry.kind === 'STATUS_UPDATE_POSTED') {
    return update && update.audience !== 'INTERNAL'
      ? { ...fact, kind: 'UPDATE', promisedAt: update.nextUpdateAt?.getTime() ?? null }
      : null
  }
  if (entry.kind === 'SLA_CHANGED') {
    const { agreed } = entry.data as SlaChangeData
    return agreed ? { ...fact, kind: 'AGREED', agreed } : { ...fact, kind: 'TIME' }
  }
  return null
}
