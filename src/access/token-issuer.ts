import { isDeepStrictEqual } from 'node:util'
import { createRemoteJWKSet, type JSONWebKeySet, type RemoteJWKSet } from 'jose'
import { DeskError } from '../errors/desk-error.js'
import type { Clock } from '../time/clock.js'

/** How long keys are taken as they were read, so that one that the issuer withdrew is good no longer than this. */
const maxAge = 600_000
/** Between two questions to the issuer: tokens that name unknown keys cannot make it more. */
const cooldown = 10_000
const patience = 5_000

/** Algorithms whose public key cannot sign: whoever holds a shared secret could be the issuer. */
const asymmetric = new Set([
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
])
export const isAsymmetric = (algorithm: unknown) => asymmetric.has(algorithm as string)

/** What tokens of the issuer are proved with; another object where anything of it has changed. */
export interface IssuerKeys {
  algorithms: string[]
  set: JSONWebKeySet
  keyOf: RemoteJWKSet
}

/** What the operator is told. */
export interface TokenLog {
  info(message: string): void
  warn(message: string, error?: unknown): void
}

interface TokenIssuerParts {
  /** As the operator has written it. */
  issuer: string
  clock: Clock
  log: TokenLog
}

/** The public keys of an OpenID Connect issuer, found by discovery and kept; read again when they may have changed. */
export class TokenIssuer {
  private known: IssuerKeys | null = null
  private readAt = -Infinity
  private askedAt = -Infinity
  private asking: Promise<void> | null = null
  private isLost = false

  constructor(private readonly parts: TokenIssuerParts) {}

  /** The keys; where the issuer does not answer, those that it gave last. @throws UNAVAILABLE: it gave none yet */
  async keys(): Promise<IssuerKeys> {
    if (this.now() - this.readAt >= maxAge) {
      const asking = this.ask()
      // While it is away, one request in ten seconds asks, and none waits for the answer.
      if (!this.known || !this.isLost) await asking
    }
    if (this.known) return this.known
    throw new DeskError('UNAVAILABLE', 'The issuer of the tokens could not be reached. Nothing was done.')
  }

  /** The keys with those that are new since they were read. @throws UNAVAILABLE */
  async newest(): Promise<IssuerKeys> {
    await this.ask()
    return this.keys()
  }

  private now(): number {
    return this.parts.clock.now().getTime()
  }

  /** One question for all who want it at the same time; none within the cool-down. */
  private ask(): Promise<void> {
    if (this.asking) return this.asking
    if (this.now() - this.askedAt < cooldown) return Promise.resolve()
    this.askedAt = this.now()
    this.asking = this.read().finally(() => (this.asking = null))
    return this.asking
  }

  private async read(): Promise<void> {
    const { issuer, log } = this.parts
    try {
      const fresh = await readKeys(issuer)
      const { known } = this
      const isSame =
        known &&
        isDeepStrictEqual(known.set, fresh.set) &&
        isDeepStrictEqual(known.algorithms, fresh.algorithms)
      if (!isSame) this.known = fresh
      this.readAt = this.askedAt
      if (this.isLost) log.info(`The issuer ${issuer} answers again.`)
      this.isLost = false
    } catch (error) {
      if (!this.isLost) log.warn(`The keys of the issuer ${issuer} could not be read`, error)
      this.isLost = true
    }
  }
}

async function readKeys(issuer: string): Promise<IssuerKeys> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const response = await fetch(url, {
    headers: { accept: 'application/json' },
    redirect: 'manual',
    signal: AbortSignal.timeout(patience),
  })
  if (response.status !== 200) throw new Error(`${url} answered with ${response.status}`)
  const found = (await response.json()) as Record<string, unknown> | null
  if (found?.issuer !== issuer) {
    // Tokens name their issuer letter by letter, a slash at the end included.
    const named = JSON.stringify(found?.issuer)
    throw new Error(`it calls itself ${named}, and AUTH_ISSUER is ${JSON.stringify(issuer)}: set that`)
  }
  const listed = found.id_token_signing_alg_values_supported
  const algorithms = Array.isArray(listed) ? listed.filter(isAsymmetric).map(String) : []
  if (algorithms.length === 0) throw new Error(`${url} lists no algorithm that the desk takes`)
  if (typeof found.jwks_uri !== 'string' || !URL.canParse(found.jwks_uri)) {
    throw new Error(`${url} does not say where the keys are`)
  }
  // It goes by the machine's clock, so it is told never to read by itself.
  const options = { timeoutDuration: patience, cacheMaxAge: Infinity, cooldownDuration: Infinity }
  const keyOf = createRemoteJWKSet(new URL(found.jwks_uri), options)
  await keyOf.reload()
  return { algorithms, set: keyOf.jwks() ?? { keys: [] }, keyOf }
}
