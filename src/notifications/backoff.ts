import { createHash } from 'node:crypto'

const second = 1_000
const minute = 60 * second
const hour = 60 * minute
/** How long a message waits after each attempt that failed (semantics §7). */
const waits = [
  5 * second,
  30 * second,
  2 * minute,
  10 * minute,
  30 * minute,
  2 * hour,
  6 * hour,
  12 * hour,
  24 * hour,
]
/** By how much a wait may be longer or shorter, so that what failed together does not come again together. */
const jitter = 0.2

/**
 * How long to wait before the next attempt, in milliseconds; null where there is none: a dead letter. The jitter
 * follows from the key and the attempt, so that it is the same wherever it is computed. A receiver that asks for more
 * patience (`Retry-After`) gets it, up to a day.
 */
export function waitAfter(attempts: number, key: string, asked = 0): number | null {
  const wait = waits[attempts - 1]
  if (wait === undefined) return null
  const share = createHash('sha256').update(`${key} ${attempts}`).digest().readUInt32BE() / 0xffff_ffff
  const jittered = Math.round(wait * (1 - jitter + 2 * jitter * share))
  return Math.max(jittered, Math.min(asked, 24 * hour))
}
