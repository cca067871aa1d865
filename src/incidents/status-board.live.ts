import type { Context } from '../access/context.js'
import { rightsKey } from '../access/rights-key.js'
import { shareKey, sightKey, type Shared } from '../access/share-key.js'
import type { Viewer } from '../database/work.js'
import type { LogEntry } from '../log/log.reads.js'
import { PulledSource } from '../log/source.js'
import { pause } from '../time/pause.js'
import type { IncidentFilter } from './filter.inputs.js'
import { narrowedSight } from './restricted-readers.js'
import { revalidated } from './revalidated.js'
import { readStatusBoard, type StatusBoard } from './status-board.reads.js'

/** Between two boards for one reader, in milliseconds: at most four a second. */
const between = 250
const kept = 64

type SharedBoard = StatusBoard & Shared

/** Boards that were read for a position of a log: all who ask the same at that position share one read. */
const boards = new Map<string, Promise<SharedBoard>>()

function sharedBoard(
  context: Context,
  viewer: Viewer,
  filter: IncidentFilter | null,
  position: number,
): Promise<SharedBoard> {
  const key = JSON.stringify([rightsKey(viewer), filter, position])
  const known = boards.get(key)
  if (known) return known
  const reading = readStatusBoard(context.manager.dataSource, viewer, filter, context.clock.now()).then(
    (board) => ({
      ...board,
      [shareKey]: `${board.cursor} ${JSON.stringify(filter)}`,
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

/** The whole board at once, and again after each change, coalesced; as the viewer stands by then. */
export function followStatusBoard(
  context: Context,
  filter: IncidentFilter | null,
): PulledSource<SharedBoard> {
  const { tail, release } = context.follower.follow(context.viewer.organizationId)
  let position: number | null = null
  return new PulledSource(async (signal) => {
    const passed: LogEntry[] = []
    let begins = 0
    if (position === null) {
      position = begins = await tail.position()
    } else {
      let entries = await tail.after(position, signal)
      if (entries === null) return null
      await pause(between, signal)
      for (; entries && entries.length > 0; entries = tail.recentAfter(position)) {
        passed.push(...entries)
        position = entries.at(-1)?.sequence ?? position
      }
    }
    if (signal.aborted) return null
    await revalidated(context, tail, passed)
    const sight = await narrowedSight(context, tail, passed, begins)
    return [await sharedBoard(context, { ...context.viewer, sight }, filter, position)]
  }, release)
}
