/** What a transaction rests on has changed before it could commit: it is done again. */
export class LostRace extends Error {
  override name = 'LostRace'
}

/** What a failed statement means for the transaction around it. */
export type Failure = 'lost-race' | 'lost-connection' | 'duplicate' | 'other'

// Deadlock or failed certification, lock wait, Galera: refused at commit, not ready, conflict, snapshot too old.
const races = new Set([1213, 1205, 1180, 1047, 3101, 1020])
// The server says why it ends the connection: it stops, somebody killed it (MariaDB), it idled too long (MySQL).
const partings = new Set([1053, 1927, 4031])
const connectionCodes = new Set([
  'ECONNRESET',
  'EPIPE',
  'PROTOCOL_CONNECTION_LOST',
  'ETIMEDOUT',
  'ECONNREFUSED',
  'ENOENT',
])

/**
 * `lost-race`: do the whole transaction again. `lost-connection`: again too, unless COMMIT had been sent:
 * then only an idempotency key can tell. Errors of a killed connection carry no code, only a text.
 */
export function classifyFailure(error: unknown): Failure {
  if (typeof error !== 'object' || error === null) return 'other'
  if (error instanceof LostRace) return 'lost-race'
  const { errno, code, fatal, message } = error as {
    errno?: number
    code?: string
    fatal?: boolean
    message?: string
  }
  if (errno !== undefined && races.has(errno)) return 'lost-race'
  if (errno === 1062) return 'duplicate'
  if (
    fatal === true ||
    (errno !== undefined && partings.has(errno)) ||
    (code !== undefined && connectionCodes.has(code)) ||
    /closed state|connection lost/i.test(message ?? '')
  ) {
    return 'lost-connection'
  }
  return 'other'
}
