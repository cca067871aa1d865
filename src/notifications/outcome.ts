import type { OutboundAnswer } from './outbound.js'
import { RefusedAddress } from './outbound.js'

/** What came of an attempt to send. `why` is for people to read, and never holds an address or a secret. */
export type Outcome =
  | { kind: 'SENT' }
  /** Try again; `after` milliseconds at the least, where the receiver said so. */
  | { kind: 'RETRY'; why: string; after: number }
  /** It will not go through however often it is tried; `gone`: nothing will, the receiver has ended. */
  | { kind: 'FAILED'; why: string; gone?: true }

/** Of an HTTP receiver: 2xx took it; 410 is gone for good (Standard Webhooks); what else it says may change. */
export function outcomeOfAnswer({ status, headers }: OutboundAnswer, now: Date): Outcome {
  if (status >= 200 && status < 300) return { kind: 'SENT' }
  const why = `The receiver answered ${status}.`
  if (status === 410)
    return { kind: 'FAILED', why: 'The receiver answered 410: it is gone for good.', gone: true }
  if (status >= 300 && status < 400)
    return { kind: 'RETRY', why: `${why} Redirects are not followed.`, after: 0 }
  const patient = status === 429 || status === 503
  return { kind: 'RETRY', why, after: patient ? retryAfter(headers['retry-after'], now) : 0 }
}

/** `Retry-After` as milliseconds: seconds or an HTTP date (RFC 9110, 10.2.3); 0 for what is neither. */
export function retryAfter(header: string | undefined, now: Date): number {
  if (header === undefined) return 0
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1_000
  const at = Date.parse(header)
  return Number.isNaN(at) ? 0 : Math.max(0, at - now.getTime())
}

/** Of an attempt that did not come so far. */
export function outcomeOfError(error: unknown): Outcome {
  if (error instanceof RefusedAddress) return { kind: 'FAILED', why: `The address ${error.message}.` }
  return { kind: 'RETRY', why: reasonOf(error), after: 0 }
}

const reasons: Record<string, string> = {
  ENOTFOUND: 'The name of the receiver is not known.',
  EAI_AGAIN: 'The name of the receiver could not be looked up.',
  ECONNREFUSED: 'The receiver refused the connection.',
  ECONNRESET: 'The receiver ended the connection.',
  EHOSTUNREACH: 'The receiver cannot be reached.',
  ENETUNREACH: 'The receiver cannot be reached.',
  ETIMEDOUT: 'The receiver did not answer in time.',
  ABORT_ERR: 'The receiver did not answer in time.',
  CERT_HAS_EXPIRED: 'The certificate of the receiver has expired.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'The certificate of the receiver is its own.',
}

/** What the network said, in words of ours: messages of others may hold addresses and credentials. */
export function reasonOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  return (
    reasons[code] ?? `The receiver could not be called${/^[A-Z_]{3,40}$/.test(code) ? ` (${code})` : ''}.`
  )
}
