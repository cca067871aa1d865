import type { EntityManager } from 'typeorm'
import type { Viewer } from '../database/work.js'
import type { Clock } from '../time/clock.js'
import { authenticate } from './api-keys.js'

/** How long a key that was good is taken to be good, in milliseconds: what is revoked works this much longer. */
const trusted = 1_000
const kept = 10_000

/**
 * Who holds a credential, asked of the table at most once a second for each: a page that sends ten requests, or
 * a thousand sockets that come back at once, cost one read (bench: list query). Refusals are not remembered.
 */
export function createAuthenticator(
  manager: EntityManager,
  clock: Clock,
): (authorization: string | undefined) => Promise<Viewer> {
  const known = new Map<string | undefined, { viewer: Promise<Viewer>; until: number }>()
  return (authorization) => {
    const now = clock.now().getTime()
    const found = known.get(authorization)
    if (found && now < found.until) return found.viewer
    const viewer = authenticate(manager, authorization)
    known.delete(authorization)
    known.set(authorization, { viewer, until: now + trusted })
    viewer.catch(() => known.delete(authorization))
    const oldest = known.keys().next()
    if (known.size > kept && !oldest.done) known.delete(oldest.value)
    return viewer
  }
}
