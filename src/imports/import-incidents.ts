import type { Work } from '../database/work.js'
import type { Directory } from './directory.js'
import { importedBefore, noteImported } from './imports.store.js'
import { replayIncident } from './replay-incident.js'
import type { SourceIncident } from './source-incident.js'

export interface ImportIncidentsInput {
  source: string
  directory: Directory
  incidents: SourceIncident[]
  /** Called when only the log and the commit are left to do. */
  onReplayed: () => void
  /** The batch before: where it fails this one does not come in either, so that a file comes in in its order. */
  before: Promise<unknown>
}

/** What came of a batch. */
export interface Imported {
  incidents: number
  events: number
  /** Updates that left no trace. */
  unchanged: number
  mended: number
  /** Updates of what an earlier run has brought in. */
  repeated: number
  /** What has come in before with other updates. */
  differing: SourceIncident[]
}

/** Brings in incidents that did not come in before: all of them with all of their updates, or none. */
export async function importIncidents(work: Work, input: ImportIncidentsInput): Promise<Imported> {
  const { source, directory, incidents, onReplayed, before: batchBefore } = input
  const before = await importedBefore(
    work,
    source,
    'incident',
    incidents.map(({ number }) => number),
  )
  const digests = new Map([...before].map(([number, { digest }]) => [number, digest]))
  const imported: Imported = {
    incidents: 0,
    events: 0,
    unchanged: 0,
    mended: 0,
    repeated: 0,
    differing: [],
  }
  const notes: { externalId: string; id: string; digest: Buffer }[] = []
  for (const incident of incidents) {
    const { number, digest } = incident
    const known = digests.get(number)
    if (known) {
      if (known.equals(digest)) imported.repeated += incident.rows.length
      else imported.differing.push(incident)
      continue
    }
    digests.set(number, digest)
    const { id, events, unchanged, mended } = await replayIncident(work, incident, directory)
    notes.push({ externalId: number, id, digest })
    imported.incidents += 1
    imported.events += events
    imported.unchanged += unchanged
    imported.mended += mended
  }
  await noteImported(work, source, 'incident', notes)
  onReplayed()
  await batchBefore
  return imported
}
