import type { DataSource } from 'typeorm'
import type { Transact } from '../database/transact.js'
import type { UseCase, Viewer } from '../database/work.js'
import { DeskError } from '../errors/desk-error.js'
import type { Clock } from '../time/clock.js'
import { pause } from '../time/pause.js'
import { batchesOf, oneAhead } from './batches.js'
import { isLacking, lackingIn } from './directory.js'
import { knownDirectory, learn } from './known.js'
import { openLines, type Line } from './lines.js'
import { localTimes } from './local-time.js'
import { openRejects, type Rejects } from './rejects.js'
import { rowReader } from './servicenow-row.js'
import { sourceIncidents, type SourceIncident } from './source-incident.js'
import { importIncidents, type Imported } from './import-incidents.js'
import { importPeople } from './import-people.js'

const source = 'servicenow'

export interface ImportParts {
  dataSource: DataSource
  transact: Transact
  clock: Clock
}

export interface ImportOptions {
  path: string
  /** Where rejected lines go; see `openRejects`. */
  rejectsPath: string
  organizationId: string
  /** Of the times in the file. */
  timeZone: string
  signal: AbortSignal
  onProgress: (summary: ImportSummary) => void
  limits?: { incidents: number; rows: number }
}

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

/**
 * Brings in a ServiceNow incident log, batch by batch, each all or nothing. What came in before does not come in
 * again, so an import that was stopped, however suddenly, is taken up by starting it again.
 * @throws RangeError where the file is no such log
 */
export async function importServiceNow(parts: ImportParts, options: ImportOptions): Promise<ImportSummary> {
  const { path, organizationId, timeZone, signal } = options
  const viewer: Viewer = {
    organizationId,
    principal: 'import',
    actor: { kind: 'SYSTEM', userId: null, name: 'ServiceNow import' },
  }
  const directory = await knownDirectory(parts.dataSource.manager, organizationId, source)
  const file = await openLines(path)
  const { header, rest } = await split(file.lines)
  const reader = rowReader(header, localTimes(timeZone), parts.clock.now())
  const rejects = await openRejects(options.rejectsPath, reader.columns)
  const summary = emptySummary(rejects)
  const reject: Rejects['add'] = (rejection) => {
    summary.rows.rejected += 1
    rejects.add(rejection)
  }
  const incidents = sourceIncidents(rest, reader, reject)
  try {
    for await (const batch of oneAhead(batchesOf(incidents, options.limits))) {
      const lacking = lackingIn(directory, batch)
      if (isLacking(lacking)) {
        const made = await persist(
          parts,
          viewer,
          importPeople,
          { source, timeZone, directory, lacking },
          signal,
        )
        learn(directory, made)
        summary.users += made.people.size
        summary.teams += made.teams.size
        summary.categories += made.categories.size
      }
      const imported = await persist(
        parts,
        viewer,
        importIncidents,
        { source, directory, incidents: batch },
        signal,
      )
      count(summary, batch, imported, reject)
      options.onProgress({ ...summary, share: file.share() })
      if (signal.aborted) return summary
    }
    return { ...summary, share: 1, whole: true }
  } finally {
    await rejects.close()
  }
}

/** A use case of the import can be done twice, so a lost connection is no reason to stop. */
async function persist<I, O>(
  { transact }: ImportParts,
  viewer: Viewer,
  useCase: UseCase<I, O>,
  input: I,
  signal: AbortSignal,
): Promise<O> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transact(viewer, useCase, input)
    } catch (error) {
      const isLost = error instanceof DeskError && error.code === 'UNAVAILABLE'
      if (!isLost || attempt === 10 || signal.aborted) throw error
      await pause(500 * attempt, signal)
    }
  }
}

function count(
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

function emptySummary({ reasons }: Rejects): ImportSummary {
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

/** The first line, and the others. @throws RangeError where there is none */
async function split(lines: AsyncIterable<Line[]>): Promise<{ header: string; rest: AsyncIterable<Line[]> }> {
  const pieces = lines[Symbol.asyncIterator]()
  const first = await pieces.next()
  const piece = first.done ? [] : first.value
  const header = piece[0]?.text
  if (typeof header !== 'string') throw new RangeError('this is no ServiceNow incident log')
  async function* rest() {
    yield piece.slice(1)
    yield* { [Symbol.asyncIterator]: () => pieces }
  }
  return { header, rest: rest() }
}
