import type { Context } from '../access/context.js'
import { rightsKey } from '../access/rights-key.js'
import { shareKey, sightKey, type Shared } from '../access/share-key.js'
import type { Viewer } from '../database/work.js'
import type { LogEntry } from '../log/log.reads.js'
import { ReadSlots } from '../log/read-slots.js'
import { PulledSource, type InStep, type Stand } from '../log/source.js'
import type { LogTail } from '../log/tail.js'
import { pause } from '../time/pause.js'
import type { IncidentFilter } from './filter.inputs.js'
import { isRestricted, narrowedSight } from './restricted-readers.js'
import { isAboutAccess, revalidated } from './revalidated.js'
import { readStatusBoard, type StatusBoard } from './status-board.reads.js'

/** Between two boards for one reader, in milliseconds: at most four a second. */
const between = 250
const kept = 64
/** How often a board looks whether a figure has turned by time alone, in milliseconds. */
const look = 1_000

type SharedBoard = StatusBoard & Shared

/** Each holds a connection while it is read: many walls that come back leave the pool to everybody else. */
const reads = new ReadSlots(4)

interface KeptBoard {
  reading: Promise<SharedBoard>
  /** Until when it is as it was read, once that is known. */
  turnsAt: Date | null
}

/** Boards that were read for a position of a log: all who ask the same at that position share one read. */
const boards = new Map<string, KeptBoard>()

function sharedBoard(
  { manager, clock }: Context,
  viewer: Viewer,
  filter: IncidentFilter | null,
  position: number,
): Promise<SharedBoard> {
  const key = JSON.stringify([rightsKey(viewer), filter, position])
  const known = boards.get(key)
  if (known && !(known.turnsAt && known.turnsAt <= clock.now())) return known.reading
  const reading = reads.run(viewer.principal, async () => {
    const board = await readStatusBoard(manager, viewer, filter, clock.now())
    return {
      ...board,
      [shareKey]: `${board.cursor} ${board.turnsAt?.getTime() ?? ''} ${JSON.stringify(filter)}`,
      [sightKey]: viewer.sight,
    }
  })
  const asked: KeptBoard = { reading, turnsAt: null }
  boards.set(key, asked)
  reading.then(
    ({ turnsAt }) => (asked.turnsAt = turnsAt),
    () => boards.get(key) === asked && boards.delete(key),
  )
  for (const oldest of boards.keys()) {
    if (boards.size <= kept) break
    boards.delete(oldest)
  }
  return reading
}

/** The next entries after a position; none where a figure turns by time alone before. Null for the end. */
async function changesOrTurn(
  { clock }: Context,
  tail: LogTail,
  { sequence, turnsAt }: Stand,
  signal: AbortSignal,
): Promise<LogEntry[] | null> {
  if (turnsAt === Infinity) return tail.after(sequence, signal)
  // Not AbortSignal.any: in Node 20 a signal that lives long remembers each that was made of it.
  const either = new AbortController()
  const end = () => either.abort()
  if (signal.aborted) end()
  signal.addEventListener('abort', end, { once: true })
  const turned = async () => {
    while (clock.now().getTime() < turnsAt && !either.signal.aborted) await pause(look, either.signal)
    return either.signal.aborted ? null : []
  }
  try {
    return await Promise.race([tail.after(sequence, either.signal), turned()])
  } finally {
    signal.removeEventListener('abort', end)
    end()
  }
}

/** The whole board at once, and again after each change, coalesced; as the viewer stands by then. */
class BoardReader implements InStep {
  stand: Stand = { sequence: 0, turnsAt: 0 }
  readFrom = this.stand
  isForAll = true
  /** Whom the last board was read for; null before the first. */
  private viewer: Viewer | null = null

  constructor(
    private readonly context: Context,
    private readonly tail: LogTail,
    private readonly filter: IncidentFilter | null,
  ) {}

  async mark(): Promise<string | null> {
    const { context, tail, filter, stand, viewer } = this
    if (!viewer || stand.sequence < tail.newest.sequence) return null
    const sight = await narrowedSight(context, tail, [])
    return JSON.stringify([rightsKey({ ...context.viewer, sight }), filter])
  }

  follow(other: InStep): void {
    this.stand = other.stand
  }

  async read(signal: AbortSignal): Promise<SharedBoard[] | null> {
    const { context, tail, filter, viewer: before } = this
    const passed: LogEntry[] = []
    let { sequence } = this.stand
    if (!before) sequence = await tail.position()
    else {
      let entries = await changesOrTurn(context, tail, this.stand, signal)
      if (entries === null) return null
      await pause(between, signal)
      for (; entries && entries.length > 0; entries = tail.recentAfter(sequence)) {
        passed.push(...entries)
        sequence = entries.at(-1)?.sequence ?? sequence
      }
    }
    if (signal.aborted) return null
    const viewer = await revalidated(context, tail, passed)
    const sight = await narrowedSight(context, tail, passed, before ? 0 : sequence)
    const board = await sharedBoard(context, { ...viewer, sight }, filter, sequence)
    this.isForAll =
      before !== null &&
      rightsKey(before) === rightsKey(viewer) &&
      !passed.some((entry) => isRestricted(entry) || isAboutAccess(entry))
    this.viewer = viewer
    this.readFrom = this.stand
    this.stand = { sequence, turnsAt: board.turnsAt?.getTime() ?? Infinity }
    return [board]
  }
}

/** The board, for one who follows it. */
export function followStatusBoard(
  context: Context,
  filter: IncidentFilter | null,
): PulledSource<SharedBoard> {
  const { tail, release } = context.follower.follow(context.viewer.organizationId)
  const reader = new BoardReader(context, tail, filter)
  return new PulledSource((signal) => reader.read(signal), release, reader)
}
