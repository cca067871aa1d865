import type { Context } from '../access/context.js'
import { recordedKey, shareKey, sightKey, type Shared } from '../access/share-key.js'
import type { Viewer } from '../database/work.js'
import { badInput, notFound } from '../errors/desk-error.js'
import { enterConsumer } from '../log/consumers.js'
import { logCursor, sequenceOf } from '../log/cursor.js'
import type { LogEntry } from '../log/log.reads.js'
import { PulledSource } from '../log/source.js'
import type { LogTail } from '../log/tail.js'
import type { IncidentChangeKind } from './event.enums.js'
import { incidentById } from './incident.reads.js'
import type { IncidentChangedArgs } from './live.types.js'
import { hashOf, type Interest } from './matching.js'
import { changesIn } from './live-changes.js'
import { lostSight, narrowedSight } from './restricted-readers.js'
import { revalidated } from './revalidated.js'

/** How long a reader who asked for positions is left without a message, in milliseconds. */
const positionEvery = 30_000

export interface IncidentChange extends Shared {
  /** The position that its reader has reached with it. */
  sequence: number
  cursor: string
  kind: IncidentChangeKind
  incidentId: string | null
  matches: boolean
  event: LogEntry | null
}

/**
 * Every change of the incidents that a reader follows and may see, in log order, each exactly once: from its position
 * on, which is all that is kept of it. Replay and live are the same pull from the tail of the log.
 * @throws NOT_FOUND, BAD_USER_INPUT at once, before anything is held
 */
export async function followIncidents(
  context: Context,
  args: Pick<IncidentChangedArgs, 'id' | 'filter' | 'after' | 'consumer' | 'positions'>,
  only?: Interest['only'],
): Promise<PulledSource<IncidentChange>> {
  const interest: Interest = { id: args.id ?? null, filter: args.filter ?? null, ...(only && { only }) }
  if (interest.id !== null && !(await context.load(incidentById).load(interest.id))) throw notFound(['id'])
  const { tail, release } = context.follower.follow(context.viewer.organizationId)
  try {
    const head = await tail.position()
    const start = await startOf(context, args, head)
    const reader = new Reader(context, interest, tail, start, args.positions ? head : null)
    return new PulledSource((signal, left) => reader.read(signal, left), release)
  } catch (error) {
    release()
    throw error
  }
}

async function startOf(
  context: Context,
  args: Pick<IncidentChangedArgs, 'id' | 'filter' | 'after' | 'consumer'>,
  head: number,
): Promise<number> {
  const { organizationId } = context.viewer
  const after = args.after != null ? sequenceOf(args.after, organizationId, ['after']) : head
  if (after > head) throw badInput(['after'], 'lies ahead of the log')
  if (!args.consumer) return after
  const filterHash = hashOf({ id: args.id ?? null, filter: args.filter ?? null })
  const entered = await context.transact(enterConsumer, { name: args.consumer, filterHash, sequence: after })
  return entered.sequence
}

/** Reads on from a position, as the viewer stands at each entry. */
class Reader {
  private lastSent: number
  private readonly begins: number
  private viewer: Viewer
  /** What went out of sight with the viewer's rights, still to be told. */
  private lost: string[] = []
  /** What the reader knows to be hidden, so that it is told once. */
  private readonly hidden = new Set<string>()

  constructor(
    private readonly context: Context,
    private readonly interest: Interest,
    private readonly tail: LogTail,
    private position: number,
    /** Where the log stood when somebody asked for positions; null for no positions, or once that was reached. */
    private catchUpTo: number | null,
    private readonly positions = catchUpTo !== null,
  ) {
    this.lastSent = context.clock.now().getTime()
    this.begins = position
    this.viewer = context.viewer
  }

  /** The messages that the next entries make, at least one; null for the end. @throws UNAUTHENTICATED */
  async read(signal: AbortSignal, left: IncidentChange | null): Promise<IncidentChange[] | null> {
    if (left) this.goBack(left)
    for (;;) {
      const incidentId = this.lost.shift()
      if (incidentId !== undefined) return [this.message({ kind: 'HIDDEN', incidentId })]
      if (this.catchUpTo !== null && this.position >= this.catchUpTo) {
        this.catchUpTo = null
        return [this.message({ kind: 'POSITION' })]
      }
      const entries = await this.tail.after(this.position, signal)
      if (entries === null) return null
      await this.lookAgain(entries)
      if (this.lost.length > 0) continue
      const messages = await this.changes(entries)
      this.position = (entries.at(-1) as LogEntry).sequence
      const now = this.context.clock.now().getTime()
      const overdue = this.positions && this.catchUpTo === null && now - this.lastSent >= positionEvery
      if (overdue && messages.length === 0) messages.push(this.message({ kind: 'POSITION' }))
      if (messages.length > 0) {
        this.lastSent = now
        return messages
      }
    }
  }

  /** To where a reader stands that did not take all it was given: it may not know what is hidden. */
  private goBack({ sequence }: IncidentChange): void {
    this.position = sequence - 1
    this.hidden.clear()
  }

  /** Asks who the viewer is by now; what they see no more because of that is told before anything else. */
  private async lookAgain(entries: LogEntry[]): Promise<void> {
    const { context, interest, hidden } = this
    const before = this.viewer
    this.viewer = await revalidated(context, this.tail, entries)
    if (this.viewer === before || sameSight(before, this.viewer)) return
    const lost = await lostSight(context.manager, interest, before, this.viewer)
    this.lost = interest.only ? [] : lost.filter((id) => !hidden.has(id))
    for (const id of lost) hidden.add(id)
  }

  private async changes(entries: LogEntry[]): Promise<IncidentChange[]> {
    const { context, interest, tail } = this
    const isNewest = entries.at(-1)?.sequence === tail.newest.sequence
    const found = await changesIn(context, interest, entries, isNewest, this.hidden)
    // Also where nothing is told: what is hidden from this reader may name another.
    const sight = await narrowedSight(context, tail, entries, this.begins)
    return found.map(({ entry, kind, matches, restricted }) => ({
      ...this.message({ kind, incidentId: entry.subject, matches }, entry.sequence),
      [shareKey]: `${entry.sequence} ${kind} ${matches}`,
      [recordedKey]: entry.recordedAt,
      // Who is shown something restricted is somebody whom it names, whatever was known a moment ago.
      [sightKey]: restricted && sight === 'NONE' ? 'OWN' : sight,
      event: kind === 'EVENT' ? entry : null,
    }))
  }

  private message(
    { kind, incidentId = null, matches = false }: Partial<IncidentChange> & { kind: IncidentChangeKind },
    sequence = this.position,
  ): IncidentChange {
    return {
      [shareKey]: `${sequence} ${kind} ${incidentId}`,
      [sightKey]: 'NONE',
      sequence,
      cursor: logCursor(this.context.viewer.organizationId, sequence),
      kind,
      incidentId,
      matches,
      event: null,
    }
  }
}

function sameSight(one: Viewer, other: Viewer): boolean {
  const teams = ({ teams: all }: Viewer) => all.map(({ teamId }) => teamId).sort()
  return one.sight === other.sight && teams(one).join() === teams(other).join()
}
