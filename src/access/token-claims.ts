import type { JWTPayload } from 'jose'
import type { OrganizationRole } from '../database/work.js'
import { EmailAddressScalar } from '../scalars/index.js'
import { canonicalTimeZone } from '../time/time-zone.js'
import { atLeast } from './rights.js'
import { OrganizationRoles } from './role.types.js'

/** Characters of a name that the desk keeps. */
const longestName = 200

/** What a token says of a person, as far as the desk wants to know. */
export interface SaidOfPerson {
  name: string | null
  /** Only where the issuer has verified it. */
  email: string | null
  timeZone: string | null
}

export function personIn(claims: JWTPayload): SaidOfPerson {
  return {
    name: nameIn(claims.name),
    email: claims.email_verified === true ? emailIn(claims.email) : null,
    timeZone: timeZoneIn(claims.zoneinfo),
  }
}

/**
 * The role that a claim gives: a name or a list of names, whatever their case. The highest of those that the desk
 * has counts; a claim that names none of them gives the least. Null where there is no such claim.
 */
export function roleIn(claims: JWTPayload, name: string): OrganizationRole | null {
  const said = claimAt(claims, name)
  if (said == null) return null
  return (Array.isArray(said) ? said : [said])
    .map((each) => (typeof each === 'string' ? each.toUpperCase() : ''))
    .filter((each): each is OrganizationRole => Object.hasOwn(OrganizationRoles, each))
    .reduce((highest, each) => (atLeast(each, highest) ? each : highest), 'VIEWER')
}

/** A claim of that name or, where dots reach into objects as in `realm_access.roles`, at that place. */
export function claimAt(claims: JWTPayload, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name]
  return name.split('.').reduce<unknown>((value, part) => {
    const isObject = typeof value === 'object' && value !== null && Object.hasOwn(value, part)
    return isObject ? (value as Record<string, unknown>)[part] : undefined
  }, claims)
}

function nameIn(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const oneLine = value.replace(/[\p{Cc}\p{Cs}\p{White_Space}]+/gu, ' ').trim()
  const shown = [...oneLine].slice(0, longestName).join('')
  return /[^\p{White_Space}\p{Cf}]/u.test(shown) ? shown : null
}

function emailIn(value: unknown): string | null {
  try {
    return EmailAddressScalar.parseValue(value)
  } catch {
    return null
  }
}

function timeZoneIn(value: unknown): string | null {
  try {
    return typeof value === 'string' ? canonicalTimeZone(value) : null
  } catch {
    return null
  }
}
