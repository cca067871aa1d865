import type { IncidentStatus } from '../incidents/index.js'

/** How long an acknowledgement still holds. Both null where it holds for good or there is none. */
export interface Lease {
  /** Milliseconds since 1970. */
  expiresAt: number | null
  /** What is left while it stands still, in milliseconds. */
  left: number | null
}

export const noLease: Lease = { expiresAt: null, left: null }

/** Something that happened on an incident, as far as the lease asks. */
export interface Activity {
  status: IncidentStatus
  /** Somebody took the incident, or took note again. */
  acknowledges: boolean
  /** A person did it; what programs and the desk do renews nothing. */
  byPerson: boolean
  now: number
}

/**
 * An acknowledgement is a lease: it begins when somebody takes the incident, whatever a person does renews it, on
 * hold it stands still. What is mitigated or over cannot go back to OPEN, so nothing runs out there.
 * @param timeout milliseconds; null: it holds for good
 */
export function leaseAfter(lease: Lease, activity: Activity, timeout: number | null): Lease {
  const { status, acknowledges, byPerson, now } = activity
  const held = lease.expiresAt !== null || lease.left !== null
  const canRunOut = status === 'ACKNOWLEDGED' || status === 'IN_PROGRESS' || status === 'ON_HOLD'
  if (timeout === null || !canRunOut || !(held || acknowledges)) return noLease
  const remaining = lease.left ?? Math.max(0, (lease.expiresAt ?? now) - now)
  const left = acknowledges || byPerson ? timeout : remaining
  return status === 'ON_HOLD' ? { expiresAt: null, left } : { expiresAt: now + left, left: null }
}
