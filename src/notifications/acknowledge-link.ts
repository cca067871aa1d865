import { createHmac, timingSafeEqual } from 'node:crypto'
import { idBytes, idText } from '../ids/type-id.js'

/** What a link lets its holder do: acknowledge one incident as one person, until an instant. */
export interface AcknowledgeClaim {
  incidentId: string
  userId: string
  expiresAt: Date
}

const tagBytes = 16

/** Where the page is that such a token opens: src/acknowledge-page.ts. */
export const acknowledgePath = '/acknowledge/'

/**
 * A token for the link in a mail: the claim and its HMAC-SHA256 cut to 128 bits, 75 characters. Whoever has it may
 * acknowledge as that person, and nothing else; so it goes to that person's own address alone.
 */
export function acknowledgeToken({ incidentId, userId, expiresAt }: AcknowledgeClaim, key: Buffer): string {
  const expiry = Buffer.alloc(8)
  expiry.writeBigUInt64BE(BigInt(expiresAt.getTime()))
  const claim = Buffer.concat([idBytes(incidentId), idBytes(userId), expiry])
  return Buffer.concat([claim, tagOf(claim, key)]).toString('base64url')
}

/** Of which incident a token speaks, whose organisation has the key; nothing of it is proved yet. null for no token. */
export function incidentNamedBy(token: string): string | null {
  const bytes = bytesOf(token)
  return bytes && idText('incident', bytes.subarray(0, 16))
}

/** The claim of a token; null for one that is forged, changed, written otherwise, or over. */
export function readAcknowledgeToken(token: string, key: Buffer, now: Date): AcknowledgeClaim | null {
  const bytes = bytesOf(token)
  if (!bytes) return null
  const claim = bytes.subarray(0, 40)
  if (!timingSafeEqual(bytes.subarray(40), tagOf(claim, key))) return null
  const expiresAt = new Date(Number(claim.readBigUInt64BE(32)))
  if (expiresAt <= now) return null
  return {
    incidentId: idText('incident', claim.subarray(0, 16)),
    userId: idText('user', claim.subarray(16, 32)),
    expiresAt,
  }
}

function bytesOf(token: string): Buffer | null {
  if (!/^[\w-]{75}$/.test(token)) return null
  const bytes = Buffer.from(token, 'base64url')
  // One claim has one spelling: the last character has bits to spare.
  return bytes.length === 40 + tagBytes && bytes.toString('base64url') === token ? bytes : null
}

/** Under a name of its own, so that a key used for something else signs nothing here. */
const tagOf = (claim: Buffer, key: Buffer) =>
  createHmac('sha256', key).update('acknowledge').update(claim).digest().subarray(0, tagBytes)
