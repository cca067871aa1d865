import type { Context } from '../access/context.js'
import { rightsKey } from '../access/rights-key.js'
import { shareKey, sightKey, type Shared } from '../access/share-key.js'
import type { Viewer } from '../database/work.js'
import type { LogEntry } from '../log/log.reads.js'
import { PulledSource, type InStep } from '../log/source.js'
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

/** Boards that were read for a position of a log: all who ask the same at that position share one read. */
const boards = new Map<string, Promise<SharedBoard>>()

function sharedBoard(
  context: Context,
  viewer: Viewer,
  filter: IncidentFilter | null,
  position: number,
  turned: Date | null,
): Promise<SharedBoard> {
  const key = JSON.stringify([rightsKey(viewer), filter, position, turned])
  const known = boards.get(key)
  if (known) return known
  const reading = readStatusBoard(context.manager, viewer, filter, context.clock.now()).then((board) => ({
    ...board,
    [shareKey]: `${board.cursor} ${turned?.getTime() ?? ''} ${JSON.stringify(filter)}`,
    [sightKey]: viewer.sight,
  }))
  boards.set(key, reading)
  reading.catch(() => boards.delete(key))
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
  position: number,
  turnsAt: Date | null,
  signal: AbortSignal,
): Promise<LogEntry[] | null> {
  if (!turnsAt) return tail.after(position, signal)
  const done = new AbortController()
  const either = AbortSignal.any([signal, done.signal])
  const turned = async () => {
    while (clock.now() < turnsAt && !either.aborted) await pause(look, either)
    return either.aborted ? null : []
  }
  try {
    return await Promise.race([tail.after(position, either), turned()])
  } finally {
    done.abort()
  }
}

/** The whole board at once, and again after each change, coalesced; as the viewer stands by then. */
class BoardReader implements InStep {
  position = 0
  readFrom = 0
  isForAll = true
  private hasBegun = false
  private turnsAt: Date | null = null

  constructor(
    private readonly context: Context,
    private readonly tail: LogTail,
    private readonly filter: IncidentFilter | null,
  ) {}

  async mark(): Promise<string | null> {
    const { context, tail, filter, turnsAt, position } = this
    if (!this.hasBegun || position < tail.newest.sequence) return null
    const sight = await narrowedSight(context, tail, [])
    return JSON.stringify([rightsKey({ ...context.viewer, sight }), filter, turnsAt])
  }

  follow(other: InStep): void {
    if (!(other instanceof BoardReader)) return
    this.position = other.position
    this.turnsAt = other.turnsAt
  }

  async read(signal: AbortSignal): Promise<SharedBoard[] | null> {
    const { context, tail, filter } = this
    const passed: LogEntry[] = []
    let turned: Date | null = null
    let begins = 0
    let position: number
    if (!this.hasBegun) {
      position = begins = await tail.position()
    } else {
      position = this.position
      let entries = await changesOrTurn(context, tail, position, this.turnsAt, signal)
      if (entries === null) return null
      turned = entries.length === 0 ? this.turnsAt : null
      await pause(between, signal)
      for (; entries && entries.length > 0; entries = tail.recentAfter(position)) {
        passed.push(...entries)
        position = entries.at(-1)?.sequence ?? position
      }
    }
    if (signal.aborted) return null
    const before = context.viewer
    const viewer = await revalidated(context, tail, passed)
    const sight = await narrowedSight(context, tail, passed, begins)
    const board = await sharedBoard(context, { ...context.viewer, sight }, filter, position, turned)
    this.isForAll =
      rightsKey(before) === rightsKey(viewer) &&
      !passed.some((entry) => isRestricted(entry) || isAboutAccess(entry))
    this.readFrom = this.position
    this.position = position
    this.hasBegun = true
    this.turnsAt = board.turnsAt
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
