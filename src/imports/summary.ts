import type { Imported } from './import-incidents.js'
import type { Rejects } from './rejects.js'
import type { SourceIncident } from './source-incident.js'

/** How far an import has come, and at its end what came of it. */
export interface ImportSummary {
  /** How much of the file has been read, from 0 to 1. */
  share: number
  /** False where it was stopped before its end. */
  whole: boolean
  incidents: number
  events: number
  /** Updates in the file: each is imported, without a change, repeated or rejected. */
  rows: { imported: number; unchanged: number; repeated: number; rejected: number }
  mended: number
  users: number
  teams: number
  categories: number
  reasons: Map<string, number>
}

/** Adds what came of a batch. */
export function count(
  summary: ImportSummary,
  batch: SourceIncident[],
  imported: Imported,
  reject: Rejects['add'],
): void {
  const { rows } = summary
  for (const { lines } of imported.differing) {
    for (const line of lines) {
      reject({ ...line, reason: 'the incident came in before, with other updates', readable: true })
    }
  }
  const all = batch.reduce((sum, incident) => sum + incident.rows.length, 0)
  const differing = imported.differing.reduce((sum, incident) => sum + incident.rows.length, 0)
  rows.repeated += imported.repeated
  rows.unchanged += imported.unchanged
  rows.imported += all - differing - imported.repeated - imported.unchanged
  summary.incidents += imported.incidents
  summary.events += imported.events
  summary.mended += imported.mended
}

export function emptySummary({ reasons }: Rejects): ImportSummary {
  return {
    share: 0,
    whole: false,
    incidents: 0,
    events: 0,
    rows: { imported: 0, unchanged: 0, repeated: 0, rejected: 0 },
    mended: 0,
    users: 0,
    teams: 0,
    categories: 0,
    reasons,
  }
}
