import type { DataSource, EntityManager } from 'typeorm'
import { LogTail } from './tail.js'
import type { Wakeups } from './wakeups.js'

/** A lost wake-up costs this long, in milliseconds, never an entry. */
const pollEvery = 1_000

export interface Follower {
  /** The tail of an organisation's log, kept up to date while somebody holds it; `release` when done. */
  follow(organizationId: string): { tail: LogTail; release: () => void }
  /** Stops following, when what is being read has been read: nothing asks the database any more. */
  close(): Promise<void>
}

/** Follows the logs of those organisations that somebody here subscribes to; `old` is for entries of long ago. */
export function createFollower(
  { manager }: DataSource,
  wakeups: Wakeups,
  onError: (error: unknown) => void,
  old: (organizationId: string) => EntityManager = () => manager,
): Follower {
  const tails = new Map<string, { tail: LogTail; holders: number }>()
  const reading = new Set<Promise<void>>()
  let closed = false
  const wake = (organizationId: string) => {
    const tail = closed ? undefined : tails.get(organizationId)?.tail
    if (!tail) return
    const read = tail
      .wake()
      .catch(onError)
      .finally(() => reading.delete(read))
    reading.add(read)
  }
  wakeups.listen(wake)
  const poll = setInterval(() => [...tails.keys()].forEach(wake), pollEvery)
  poll.unref()
  return {
    follow: (organizationId) => {
      const known = tails.get(organizationId)
      const held = known ?? {
        tail: new LogTail(manager, organizationId, () => old(organizationId)),
        holders: 0,
      }
      if (!known) tails.set(organizationId, held)
      held.holders += 1
      let released = false
      return {
        tail: held.tail,
        release: () => {
          if (released) return
          released = true
          held.holders -= 1
          if (held.holders === 0) tails.delete(organizationId)
        },
      }
    },
    close: async () => {
      closed = true
      clearInterval(poll)
      await Promise.all(reading)
    },
  }
}
