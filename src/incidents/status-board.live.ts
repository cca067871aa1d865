import type { Context } from '../access/context.js'
import { shareKey } from '../access/share-key.js'
import { PulledSource } from '../log/source.js'
import { pause } from '../time/pause.js'
import type { IncidentFilter } from './filter.inputs.js'
import { readStatusBoard, type StatusBoard } from './status-board.reads.js'

/** Between two boards for one reader, in milliseconds: at most four a second. */
const between = 250
const kept = 64

type SharedBoard = StatusBoard & { [shareKey]: string }

/** Boards that were read for a position of a log: all who ask the same at that position share one read. */
const boards = new Map<string, Promise<SharedBoard>>()

function sharedBoard(
  context: Context,
  filter: IncidentFilter | null,
  position: number,
): Promise<SharedBoard> {
  const { organizationId } = context.viewer
  const key = JSON.stringify([organizationId, filter, position])
  const known = boards.get(key)
  if (known) return known
  const reading = readStatusBoard(
    context.manager.dataSource,
    organizationId,
    filter,
    context.clock.now(),
  ).then((board) => ({ ...board, [shareKey]: `${board.cursor} ${JSON.stringify(filter)}` }))
  boards.set(key, reading)
  reading.catch(() => boards.delete(key))
  for (const oldest of boards.keys()) {
    if (boards.size <= kept) break
    boards.delete(oldest)
  }
  return reading
}

/** The whole board at once, and again after each change, coalesced. */
export function followStatusBoard(
  context: Context,
  filter: IncidentFilter | null,
): PulledSource<SharedBoard> {
  const { tail, release } = context.follower.follow(context.viewer.organizationId)
  let position: number | null = null
  return new PulledSource(async (signal) => {
    if (position === null) {
      position = await tail.position()
    } else {
      let entries = await tail.after(position, signal)
      if (entries === null) return null
      await pause(between, signal)
      for (; entries && entries.length > 0; entries = tail.recentAfter(position)) {
        position = entries.at(-1)?.sequence ?? position
      }
    }
    return signal.aborted ? null : [await sharedBoard(context, filter, position)]
  }, release)
}
