import type { Clock } from '../../src/time/clock.js'
import { parseDuration } from '../../src/time/duration.js'

/** A clock that stands still until a test moves it. */
export interface TestClock extends Clock {
  /** Moves it on: by milliseconds, or by `30m`, `7d`, `1h30m`. */
  advance(by: number | string): Date
  /** What it will be after that, or was before with `-30m`. */
  in(by: number | string): Date
}

export function testClock(start = '2026-03-02T09:00:00.000Z'): TestClock {
  let now = new Date(start).getTime()
  const at = (by: number | string) => new Date(now + milliseconds(by))
  return {
    now: () => new Date(now),
    in: at,
    advance: (by) => {
      now = at(by).getTime()
      return new Date(now)
    },
  }
}

/** `30m` is the duration PT30M, and `7d` is P7D. */
function milliseconds(by: number | string): number {
  if (typeof by === 'number') return by
  const [, sign, days, rest] = /^(-?)(\d+d)?(.*)$/.exec(by) as unknown as [string, string, string?, string?]
  return parseDuration(`${sign}P${days ?? ''}${rest ? `T${rest}` : ''}`.toUpperCase())
}
