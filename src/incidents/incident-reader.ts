import { rightsKey } from '../access/rights-key.js'
import type { Context } from '../access/context.js'
import { recordedKey, shareKey, sightKey, type Shared } from '../access/share-key.js'
import type { Viewer } from '../database/work.js'
import { logCursor } from '../log/cursor.js'
import type { LogEntry } from '../log/log.reads.js'
import type { InStep, Stand } from '../log/source.js'
import type { LogTail } from '../log/tail.js'
import type { IncidentChangeKind } from './event.enums.js'
import { HiddenIncidents } from './hidden-incidents.js'
import { changesIn } from './live-changes.js'
import type { Interest } from './matching.js'
import { isRestricted, lostSight, narrowedSight } from './restricted-readers.js'
import { isAboutAccess, revalidated } from './revalidated.js'

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

/** Reads on from a position, as the viewer stands at each entry. */
export class IncidentReader implements InStep {
  isForAll = true
  stand: Stand
  readFrom: Stand
  private lastSent: number
  private viewer: Viewer
  /** What went out of sight with the viewer's rights, still to be told. */
  private lost: string[] = []
  /** What the reader knows to be hidden, so that it is told once. */
  private readonly hidden = new HiddenIncidents()

  constructor(
    private readonly context: Context,
    private readonly interest: Interest,
    private readonly tail: LogTail,
    private readonly begins: number,
    /** Where the log stood when somebody asked for positions; null for no positions, or once that was reached. */
    private catchUpTo: number | null,
    private readonly positions = catchUpTo !== null,
  ) {
    this.lastSent = context.clock.now().getTime()
    this.stand = this.readFrom = at(begins)
    this.viewer = context.viewer
  }

  async mark(): Promise<string | null> {
    const { context, interest, tail, lost, hidden, stand } = this
    if (lost.length > 0 || this.catchUpTo !== null || stand.sequence < tail.newest.sequence) return null
    const sight = await narrowedSight(context, tail, [], this.begins)
    const rights = rightsKey({ ...context.viewer, sight })
    return JSON.stringify([rights, interest.id, interest.filter, this.positions, hidden.ids])
  }

  follow(other: InStep, upTo?: IncidentChange): void {
    if (!(other instanceof IncidentReader)) return
    this.stand = upTo ? at(upTo.sequence) : other.stand
    if (upTo) this.hidden.takeBack(upTo.sequence + 1)
    else this.hidden.become(other.hidden)
    this.lastSent = other.lastSent
  }

  /**
   * The messages that the next entries make, or what is to be told before them; none where there is nothing to tell.
   * Null for the end. @throws UNAUTHENTICATED
   */
  async read(signal: AbortSignal, left: IncidentChange | null): Promise<IncidentChange[] | null> {
    this.isForAll = true
    if (left) this.goBack(left)
    const owed = this.owed()
    if (owed) return [owed]
    const entries = await this.tail.after(this.stand.sequence, signal, this.viewer.principal)
    if (entries === null) return null
    const isSame = await this.lookAgain(entries)
    this.isForAll = isSame && !entries.some((entry) => isRestricted(entry) || isAboutAccess(entry))
    if (this.lost.length > 0) return []
    const messages = await this.changes(entries)
    this.readFrom = this.stand
    this.stand = at((entries.at(-1) as LogEntry).sequence)
    const now = this.context.clock.now().getTime()
    const overdue = this.positions && this.catchUpTo === null && now - this.lastSent >= positionEvery
    if (overdue && messages.length === 0) messages.push(this.message({ kind: 'POSITION' }))
    if (messages.length > 0) this.lastSent = now
    return messages
  }

  /** What comes before the next entries: what went out of sight, and that the reader has caught up. */
  private owed(): IncidentChange | null {
    const incidentId = this.lost.shift()
    if (incidentId !== undefined) return this.message({ kind: 'HIDDEN', incidentId })
    if (this.catchUpTo === null || this.stand.sequence < this.catchUpTo) return null
    this.catchUpTo = null
    return this.message({ kind: 'POSITION' })
  }

  /** To where a reader stands that did not take all it was given: it does not know of all that is hidden. */
  private goBack({ sequence }: IncidentChange): void {
    this.stand = at(sequence - 1)
    this.hidden.takeBack(sequence)
  }

  /** Asks who the viewer is by now, still the same or not; what they see no more is told before anything else. */
  private async lookAgain(entries: LogEntry[]): Promise<boolean> {
    const { context, interest, hidden } = this
    const before = this.viewer
    this.viewer = await revalidated(context, this.tail, entries)
    if (this.viewer === before || sameSight(before, this.viewer)) return true
    const lost = await lostSight(context.manager, interest, before, this.viewer)
    this.lost = interest.only ? [] : lost.filter((id) => !hidden.has(id))
    for (const id of lost) hidden.hide(id, this.stand.sequence)
    return false
  }

  private async changes(entries: LogEntry[]): Promise<IncidentChange[]> {
    const { context, interest, tail } = this
    this.hidden.settle()
    const isNewest = entries.at(-1)?.sequence === tail.newest.sequence
    const found = await changesIn(context, interest, entries, isNewest, this.hidden)
    // A replay reads how the incidents stand by now.
    if (found.some(({ restricted }) => restricted)) this.isForAll = false
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
    sequence = this.stand.sequence,
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

const at = (sequence: number): Stand => ({ sequence, turnsAt: 0 })

function sameSight(one: Viewer, other: Viewer): boolean {
  const teams = ({ teams: all }: Viewer) => all.map(({ teamId }) => teamId).sort()
  return one.sight === other.sight && teams(one).join() === teams(other).join()
}
