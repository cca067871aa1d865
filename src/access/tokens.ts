import DataLoader from 'dataloader'
import type { JWTPayload } from 'jose'
import type { EntityManager } from 'typeorm'
import { classifyFailure } from '../database/lost-race.js'
import type { OrganizationRole, Viewer } from '../database/work.js'
import type { Clock } from '../time/clock.js'
import { unauthenticated } from './authenticator.js'
import { personViewer } from './people-standing.js'
import { changesRole, nameOf, peopleBySubject, subjectOf, type SubjectKey } from './subjects.js'
import { personIn, roleIn, type SaidOfPerson } from './token-claims.js'
import { createHome } from './token-home.js'
import type { TokenIssuer, TokenLog } from './token-issuer.js'
import { createProof, type ProvedClaims } from './token-proof.js'

/** Milliseconds for which a person of the issuer who was not let in is not looked for again. */
const turnedAway = 1_000
const kept = 1_000
const batch = 500

/** What a token says of somebody who is not known by it yet, or whose role it changes. */
export interface SignInInput extends SaidOfPerson {
  subject: Buffer
  /** Null where the issuer says none. */
  role: OrganizationRole | null
  roleIssuedAt: Date
  /** Whether somebody new is taken on. */
  provision: boolean
}

/** Who it is, or why nobody was let in. */
export type SignIn = { user: string } | { refused: string }

export interface TokenParts {
  issuer: string
  audience: string
  provision: boolean
  roleClaim: string | null
  organization: string | null
  organizationClaim: string | null
  keys: TokenIssuer
  manager: EntityManager
  clock: Clock
  log: TokenLog
  /** Finds or takes on the person, in a transaction of its own. */
  signIn: (organizationId: string, input: SignInInput) => Promise<SignIn>
}

/**
 * Who the token of an issuer stands for: the person as the tables have them now. At first sight, and where the
 * issuer gives another role, they are signed in first. Many at once are read together.
 * @throws UNAUTHENTICATED, the same for all that is wrong; UNAVAILABLE where the issuer's keys are not known
 */
export function createTokenReader(parts: TokenParts): (token: string) => Promise<Viewer> {
  const { clock, issuer, log, manager } = parts
  const prove = createProof(parts)
  const home = createHome(parts)
  const people = new DataLoader((keys: readonly SubjectKey[]) => peopleBySubject(manager, keys), {
    cache: false,
    maxBatchSize: batch,
  })
  const refused = new Map<string, { until: number }>()

  const signIn = async (key: SubjectKey, claims: ProvedClaims, said: SignInInput) => {
    const name = nameOf(key)
    const now = clock.now().getTime()
    if (now < (refused.get(name)?.until ?? 0) || !(await home.exists(key.organizationId))) {
      throw unauthenticated()
    }
    const outcome = await twice(() => parts.signIn(key.organizationId, said))
    if ('user' in outcome) return
    if (!refused.has(name)) {
      log.info(`${JSON.stringify(claims.sub)} of the issuer was not let in: ${outcome.refused}.`)
    }
    refused.delete(name)
    refused.set(name, { until: now + turnedAway })
    const oldest = refused.keys().next()
    if (refused.size > kept && !oldest.done) refused.delete(oldest.value)
    throw unauthenticated()
  }

  return async (token) => {
    const claims = await prove(token)
    const organizationId = claims && (await home.of(claims))
    if (!organizationId) throw unauthenticated()
    const key = { organizationId, subject: subjectOf(issuer, claims.sub) }
    const role = parts.roleClaim === null ? null : roleIn(claims, parts.roleClaim)
    const roleIssuedAt = issuedAt(claims, clock.now())
    let known = await people.load(key)
    if (!known || (known.person.active && changesRole(known, { role, roleIssuedAt }))) {
      const { provision } = parts
      await signIn(key, claims, {
        ...personIn(claims),
        subject: key.subject,
        role,
        roleIssuedAt,
        provision,
      })
      known = await people.load(key)
    }
    if (!known?.person.active) throw unauthenticated()
    return personViewer(known.person)
  }
}

/** Once more where the same happened at the same time elsewhere: what was taken is there now. */
async function twice<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (classifyFailure(error) !== 'duplicate') throw error
    return act()
  }
}

/** Never later than now, so that a clock that goes wrong once does not speak for ever. */
function issuedAt({ iat }: JWTPayload, now: Date): Date {
  const said = typeof iat === 'number' && iat > 0 ? iat * 1_000 : 0
  return new Date(Math.min(Math.floor(said), now.getTime()))
}
