import DataLoader from 'dataloader'
import type { EntityManager } from 'typeorm'
import type { Viewer } from '../database/work.js'
import { DeskError } from '../errors/desk-error.js'
import type { Clock } from '../time/clock.js'
import { secretPrefix, viewersOfSecrets } from './api-keys.js'

/** How long a credential that was good is taken to be good, in milliseconds: what is revoked works this much longer. */
const trusted = 1_000
const kept = 10_000
const batch = 500

/**
 * Who this Authorization header stands for, now. `askedSince` (as performance.now() counts): what was asked of the
 * table before then is too old, since something is known to have changed. @throws UNAUTHENTICATED, UNAVAILABLE
 */
export type Authenticate = (authorization: string | undefined, askedSince?: number) => Promise<Viewer>

export interface AuthenticatorParts {
  manager: EntityManager
  clock: Clock
  /** Who a token of the issuer stands for; null where the desk trusts no issuer. @throws UNAUTHENTICATED */
  ofToken?: ((token: string) => Promise<Viewer>) | null
}

/**
 * Who holds a credential, asked of the table at most once a second for each: a page that sends ten requests, or
 * a thousand sockets that come back at once, cost one read (bench: list query). Many at once are read together,
 * so that ten thousand open sockets can be asked about every few seconds. Refusals are not remembered.
 */
export function createAuthenticator({ manager, clock, ofToken = null }: AuthenticatorParts): Authenticate {
  const known = new Map<string, { viewer: Promise<Viewer>; until: number; askedAt: number }>()
  const keys = new DataLoader<string, Viewer | null>(
    (secrets) => viewersOfSecrets(manager, secrets, clock.now()),
    { cache: false, maxBatchSize: batch },
  )
  const ask = async (credential: string): Promise<Viewer> => {
    if (!credential.startsWith(secretPrefix)) {
      if (ofToken) return ofToken(credential)
      throw unauthenticated()
    }
    const viewer = await keys.load(credential)
    if (!viewer) throw unauthenticated()
    return viewer
  }
  return async (authorization, askedSince = 0) => {
    const credential = /^Bearer +([\w~+/.=-]{1,8000})$/i.exec(authorization ?? '')?.[1]
    if (credential === undefined) throw unauthenticated()
    const now = clock.now().getTime()
    const found = known.get(credential)
    if (found && now < found.until && found.askedAt >= askedSince) return found.viewer
    const asked = { viewer: ask(credential), until: now + trusted, askedAt: performance.now() }
    known.delete(credential)
    known.set(credential, asked)
    asked.viewer.catch(() => known.get(credential) === asked && known.delete(credential))
    const oldest = known.keys().next()
    if (known.size > kept && !oldest.done) known.delete(oldest.value)
    return asked.viewer
  }
}

/** The same for no credential, a malformed, an unknown and an ended one. */
export function unauthenticated(): DeskError {
  return new DeskError('UNAUTHENTICATED', 'Send a valid key or token as `Authorization: Bearer <key>`.')
}
