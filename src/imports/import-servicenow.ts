import type { DataSource } from 'typeorm'
import { classifyFailure } from '../database/lost-race.js'
import type { Transact } from '../database/transact.js'
import type { UseCase, Viewer } from '../database/work.js'
import { desk } from '../engine/engine.js'
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
import { sourceIncidents } from './source-incident.js'
import { importIncidents, type ImportIncidentsInput, type Imported } from './import-incidents.js'
import { importPeople } from './import-people.js'
import { count, emptySummary, type ImportSummary } from './summary.js'

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

/**
 * Brings in a ServiceNow incident log, batch by batch, each all or nothing. What came in before does not come in
 * again, so an import that was stopped, however suddenly, is taken up by starting it again.
 * @throws RangeError where the file is no such log
 */
export async function importServiceNow(parts: ImportParts, options: ImportOptions): Promise<ImportSummary> {
  const { path, organizationId, timeZone, signal } = options
  const viewer: Viewer = {
    ...desk(organizationId),
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
  let writing: Promise<void> = Promise.resolve()
  try {
    for await (const batch of oneAhead(batchesOf(incidents, options.limits))) {
      const lacking = lackingIn(directory, batch)
      if (isLacking(lacking)) {
        const input = { source, timeZone, directory, lacking }
        const made = await persist(parts, viewer, importPeople, input, signal)
        learn(directory, made)
        summary.users += made.people.size
        summary.teams += made.teams.size
        summary.categories += made.categories.size
      }
      const before = writing
      const input = { source, directory, incidents: batch, before }
      const { replayed, written } = bringIn(parts, viewer, input, signal)
      writing = written.then((imported) => {
        count(summary, batch, imported, reject)
        options.onProgress({ ...summary, share: file.share() })
      })
      // Whoever waits for it gets the error; until then nobody does.
      writing.catch(() => undefined)
      // While this batch is appended to the log, the next one is replayed; no third one is under way.
      await Promise.race([replayed, writing])
      await before
      if (signal.aborted) break
    }
    await writing
    return signal.aborted ? summary : { ...summary, share: 1, whole: true }
  } finally {
    await writing.catch(() => undefined)
    await rejects.close()
  }
}

/** Starts on a batch, and says when its incidents have been replayed and when they are committed. */
function bringIn(
  parts: ImportParts,
  viewer: Viewer,
  input: Omit<ImportIncidentsInput, 'onReplayed'>,
  signal: AbortSignal,
): { replayed: Promise<void>; written: Promise<Imported> } {
  let onReplayed = () => undefined as void
  const replayed = new Promise<void>((resolve) => (onReplayed = resolve))
  return { replayed, written: persist(parts, viewer, importIncidents, { ...input, onReplayed }, signal) }
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
      if (isTaken(error)) {
        const message =
          'Another import seems to be under way here: start this one again when that one is done.'
        throw new DeskError('CONFLICT', message)
      }
      const isLost = error instanceof DeskError && error.code === 'UNAVAILABLE'
      if (!isLost || attempt === 10 || signal.aborted) throw error
      await pause(500 * attempt, signal)
    }
  }
}

/** Somebody else has made what was lacking a moment ago; the database lets nobody make it twice. */
function isTaken(error: unknown): boolean {
  return error instanceof DeskError ? error.code === 'BAD_USER_INPUT' : classifyFailure(error) === 'duplicate'
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
