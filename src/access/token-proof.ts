import { createHash } from 'node:crypto'
import { decodeJwt, decodeProtectedHeader, errors, jwtVerify, type JWTPayload } from 'jose'
import type { Clock } from '../time/clock.js'
import { isAsymmetric, type IssuerKeys, type TokenIssuer } from './token-issuer.js'

/** Seconds by which the clocks of the issuer and the desk may differ. */
const tolerance = 5
/** Proved tokens that are remembered. */
const kept = 10_000

export interface ProofParts {
  issuer: string
  audience: string
  keys: TokenIssuer
  clock: Clock
}

export type ProvedClaims = JWTPayload & { sub: string; exp: number }

interface Proved {
  claims: ProvedClaims
  /** With which they were proved: keys that have changed prove anew. */
  keys: IssuerKeys
}

/**
 * The claims of a token that the issuer made for this desk and that holds now; null for any other. What is proved
 * is remembered while the token and the issuer's keys hold: ten thousand open sockets ask every few seconds.
 */
export function createProof(parts: ProofParts): (token: string) => Promise<ProvedClaims | null> {
  const { clock, keys: issuer } = parts
  const known = new Map<string, Proved>()

  const proveWith = (token: string, keys: IssuerKeys) =>
    jwtVerify<{ sub: string; exp: number }>(token, keys.keyOf, {
      issuer: parts.issuer,
      audience: parts.audience,
      algorithms: keys.algorithms,
      requiredClaims: ['exp', 'sub'],
      clockTolerance: tolerance,
      currentDate: clock.now(),
    })

  const prove = async (token: string, keys: IssuerKeys): Promise<Proved> => {
    try {
      return { claims: (await proveWith(token, keys)).payload, keys }
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error
      const newest = await issuer.newest()
      if (newest === keys) throw error
      return { claims: (await proveWith(token, newest)).payload, keys: newest }
    }
  }

  return async (token) => {
    // What is plainly none of the issuer's is refused without a question to it.
    if (!looksLikeOne(token, parts.issuer)) return null
    const keys = await issuer.keys()
    const name = createHash('sha256').update(token).digest('base64')
    const found = known.get(name)
    if (found?.keys === keys && clock.now().getTime() < (found.claims.exp + tolerance) * 1_000) {
      return found.claims
    }
    known.delete(name)
    try {
      const proved = await prove(token, keys)
      if (typeof proved.claims.sub !== 'string' || proved.claims.sub === '') return null
      known.set(name, proved)
      const oldest = known.keys().next()
      if (known.size > kept && !oldest.done) known.delete(oldest.value)
      return proved.claims
    } catch (error) {
      if (error instanceof errors.JOSEError) return null
      throw error
    }
  }
}

/** Whether a text has the form of a signed token of that issuer; nothing is proved by it. */
function looksLikeOne(token: string, issuer: string): boolean {
  try {
    const { alg, typ } = decodeProtectedHeader(token)
    return isAsymmetric(alg) && isTokenType(typ) && decodeJwt(token).iss === issuer
  } catch {
    return false
  }
}

/** Access tokens, by RFC 9068 or by habit. Tokens for other ends say so: `logout+jwt`, `dpop+jwt`. */
function isTokenType(typ: unknown): boolean {
  return typ === undefined || (typeof typ === 'string' && /^(application\/)?(at\+)?jwt$/i.test(typ))
}
