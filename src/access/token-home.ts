import type { JWTPayload } from 'jose'
import type { EntityManager } from 'typeorm'
import { idBytes, idText, isId } from '../ids/type-id.js'
import type { Clock } from '../time/clock.js'
import { claimAt } from './token-claims.js'
import type { TokenLog } from './token-issuer.js'

/** Milliseconds for which the only organisation is taken to be the only one. */
const trusted = 10_000

export interface HomeParts {
  /** Where people belong; null for the only organisation there is. */
  organization: string | null
  /** The claim that says it; wins. */
  organizationClaim: string | null
  manager: EntityManager
  clock: Clock
  log: TokenLog
}

/** The organisation whose people are signed in. */
export interface Home {
  /** The id of the organisation that a token is good for; null where that cannot be told. */
  of(claims: JWTPayload): Promise<string | null>
  /** Whether there is such an organisation. */
  exists(organizationId: string): Promise<boolean>
}

export function createHome({ organization, organizationClaim, manager, clock, log }: HomeParts): Home {
  const told = new Set<string>()
  const tellOnce = (message: string) => {
    if (!told.has(message)) log.warn(message)
    told.add(message)
  }

  let only: { id: Promise<string | null>; until: number } | null = null
  const theOnlyOne = (): Promise<string | null> => {
    const now = clock.now().getTime()
    if (only && now < only.until) return only.id
    const id = readOnlyOne()
    only = { id, until: now + trusted }
    id.catch(() => (only = null))
    return id
  }
  const readOnlyOne = async () => {
    const rows = await manager.query<{ id: Buffer }[]>('SELECT id FROM organization LIMIT 2')
    const [first, second] = rows
    if (second) tellOnce('There are several organisations: set AUTH_ORGANIZATION or AUTH_ORGANIZATION_CLAIM.')
    return first && !second ? idText('organization', first.id) : null
  }

  return {
    of: async (claims) => {
      if (organizationClaim !== null) {
        const said = claimAt(claims, organizationClaim)
        return typeof said === 'string' && isId('organization', said) ? said : null
      }
      if (organization === null) return theOnlyOne()
      if (isId('organization', organization)) return organization
      tellOnce(`AUTH_ORGANIZATION is no organisation's id: ${organization}`)
      return null
    },
    exists: async (organizationId) => {
      const rows = await manager.query<unknown[]>('SELECT 1 FROM organization WHERE id = ?', [
        idBytes(organizationId),
      ])
      const isThere = rows.length > 0
      if (!isThere && organizationClaim === null)
        tellOnce(`There is no organisation ${organizationId}: see AUTH_ORGANIZATION.`)
      return isThere
    },
  }
}
