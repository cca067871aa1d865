import type { Context } from '../access/context.js'
import { shareKey } from '../access/share-key.js'
import { selectRows } from '../database/rows.js'
import { badInput, notFound } from '../errors/desk-error.js'
import { idBytes } from '../ids/type-id.js'
import { enterConsumer } from '../log/consumers.js'
import { logCursor, sequenceOf } from '../log/cursor.js'
import type { LogEntry } from '../log/log.reads.js'
import { PulledSource } from '../log/source.js'
import type { LogTail } from '../log/tail.js'
import type { IncidentChangeKind } from './event.enums.js'
import { eventTypes } from './event.types.js'
import type { Facets } from './facets.js'
import { IncidentEntity } from './incident.entity.js'
import { incidentById } from './incident.reads.js'
import type { IncidentChangedArgs } from './live.types.js'
import { belonged, belongs, hashOf, type Interest, type Standing } from './matching.js'

/** How long a reader who asked for positions is left without a message, in milliseconds. */
const positionEvery = 30_000

export interface IncidentChange {
  [shareKey]: string
  cursor: string
  kind: IncidentChangeKind
  incidentId: string | null
  matches: boolean
  event: LogEntry | null
}

/**
 * Every change of the incidents that a reader follows, in log order, each exactly once: from its position on,
 * which is all that is kept of it. Replay and live are the same pull from the tail of the log.
 * @throws NOT_FOUND, BAD_USER_INPUT at once, before anything is held
 */
export async function followIncidents(
  context: Context,
  args: IncidentChangedArgs,
): Promise<PulledSource<IncidentChange>> {
  const interest: Interest = { id: args.id ?? null, filter: args.filter ?? null }
  if (interest.id !== null && !(await context.load(incidentById).load(interest.id))) throw notFound(['id'])
  const { tail, release } = context.follower.follow(context.viewer.organizationId)
  try {
    const head = await tail.position()
    const start = await startOf(context, args, head)
    return new PulledSource(
      createReader(context, interest, tail, start, head, args.positions ?? false),
      release,
    )
  } catch (error) {
    release()
    throw error
  }
}

async function startOf(context: Context, args: IncidentChangedArgs, head: number): Promise<number> {
  const { organizationId } = context.viewer
  const after = args.after != null ? sequenceOf(args.after, organizationId, ['after']) : head
  if (after > head) throw badInput(['after'], 'lies ahead of the log')
  if (!args.consumer) return after
  const filterHash = hashOf({ id: args.id ?? null, filter: args.filter ?? null })
  const entered = await context.transact(enterConsumer, { name: args.consumer, filterHash, sequence: after })
  return entered.sequence
}

/** Reads on from a position: the messages that the next entries make, until there is at least one. */
function createReader(
  context: Context,
  interest: Interest,
  tail: LogTail,
  start: number,
  head: number,
  positions: boolean,
): (signal: AbortSignal) => Promise<IncidentChange[] | null> {
  const { organizationId } = context.viewer
  let position = start
  let caughtUp = false
  let lastSent = context.clock.now().getTime()
  const positionMessage = (): IncidentChange => ({
    [shareKey]: `position ${position}`,
    cursor: logCursor(organizationId, position),
    kind: 'POSITION',
    incidentId: null,
    matches: false,
    event: null,
  })
  return async (signal) => {
    for (;;) {
      if (positions && !caughtUp && position >= head) {
        caughtUp = true
        return [positionMessage()]
      }
      const entries = await tail.after(position, signal)
      if (entries === null) return null
      const messages = await messagesOf(context, interest, entries, position < head)
      position = (entries.at(-1) as LogEntry).sequence
      const now = context.clock.now().getTime()
      const overdue = positions && caughtUp && messages.length === 0 && now - lastSent >= positionEvery
      if (overdue) messages.push(positionMessage())
      if (messages.length > 0) {
        lastSent = now
        return messages
      }
    }
  }
}

/** `replaying`: what matches now is asked of the rows, for the entries may be long past. */
async function messagesOf(
  context: Context,
  interest: Interest,
  entries: LogEntry[],
  replaying: boolean,
): Promise<IncidentChange[]> {
  const about = entries.filter(
    ({ subject, subjectKind, kind }) =>
      subjectKind === 'incident' && eventTypes.has(kind) && (interest.id === null || subject === interest.id),
  )
  const needed = replaying || Boolean(interest.filter?.search?.trim())
  const standing = needed ? await standingOf(context, about) : new Map<string, Standing>()
  const latest = new Map(about.map((entry) => [entry.subject, entry.is as Facets]))
  return about.flatMap((entry) => {
    const stands = standing.get(entry.subject) ?? null
    const now = stands?.facets ?? latest.get(entry.subject) ?? (entry.is as Facets)
    const matches = belongs(interest, now, stands)
    const concerned =
      matches || belongs(interest, entry.is as Facets, stands) || belonged(interest, entry, stands)
    if (!concerned) return []
    return [
      {
        [shareKey]: `${entry.sequence} ${matches}`,
        cursor: logCursor(entry.organizationId, entry.sequence),
        kind: 'EVENT' as const,
        incidentId: entry.subject,
        matches,
        event: entry,
      },
    ]
  })
}

/** The rows behind the entries: a search asks their text, a replay how they stand by now. */
async function standingOf(context: Context, entries: LogEntry[]): Promise<Map<string, Standing>> {
  if (entries.length === 0) return new Map()
  const ids = [...new Set(entries.map(({ subject }) => subject))]
  const rows = await selectRows(context.manager, IncidentEntity, 'WHERE id IN (?)', [ids.map(idBytes)])
  return new Map(rows.map((row) => [row.id, row]))
}
