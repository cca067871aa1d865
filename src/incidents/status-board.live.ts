import type { Context } from '../access/context.js'
import { rightsKey } from '../access/rights-key.js'
import { shareKey, sightKey, type Shared } from '../access/share-key.js'
import type { Viewer } from '../database/work.js'
import type { LogEntry } from '../log/log.reads.js'
import { PulledSource } from '../log/source.js'
import type { LogTail } from '../log/tail.js'
import { pause } from '../time/pause.js'
import type { IncidentFilter } from './filter.inputs.js'
import { narrowedSight } from './restricted-readers.js'
import { revalidated } from './revalidated.js'
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
  const reading = readStatusBoard(context.manager.dataSource, viewer, filter, context.clock.now()).then(
    (board) => ({
      ...board,
      [shareKey]: `${board.cursor} ${turned?.getTime() ?? ''} ${JSON.stringify(filter)}`,
      [sightKey]: viewer.sight,
    }),
  )
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
export function followStatusBoard(
  context: Context,
  filter: IncidentFilter | null,
): PulledSource<SharedBoard> {
  const { tail, release } = context.follower.follow(context.viewer.organizationId)
  let position: number | null = null
  let turnsAt: Date | null = null
  let turned: Date | null = null
  return new PulledSource(async (signal) => {
    const passed: LogEntry[] = []
    let begins = 0
    if (position === null) {
      position = begins = await tail.position()
    } else {
      let entries = await changesOrTurn(context, tail, position, turnsAt, signal)
      if (entries === null) return null
      turned = entries.length === 0 ? turnsAt : null
      await pause(between, signal)
      for (; entries && entries.length > 0; entries = tail.recentAfter(position)) {
        passed.push(...entries)
        position = entries.at(-1)?.sequence ?? position
      }
    }
    if (signal.aborted) return null
    await revalidated(context, tail, passed)
    const sight = await narrowedSight(context, tail, passed, begins)
    const board = await sharedBoard(context, { ...context.viewer, sight }, filter, position, turned)
    turnsAt = board.turnsAt
    return [board]
  }, release)
}
