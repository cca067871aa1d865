import type { EntityManager } from 'typeorm'
import type { Clock } from '../time/clock.js'
import type { MayClaim } from './duty.js'

/** How far this process's clock may be from the database's, in milliseconds. */
export const tolerance = 5_000

export interface ClockCheck {
  mayClaim: MayClaim
  /** Milliseconds by which the clock was ahead of the database's (negative: behind) when it was last asked; null where it agreed. */
  astray(): number | null
}

/**
 * When something is due, and how long a claim holds, is decided by the clock of the process. One that has jumped
 * would page people too early and take what others work on, so each claim is preceded by a look at the database's
 * clock, which all copies share. `report` hears once of each time that they part.
 */
export function createClockCheck(
  manager: EntityManager,
  clock: Clock,
  report: (message: string) => void,
): ClockCheck {
  let astray: number | null = null
  return {
    astray: () => astray,
    mayClaim: async () => {
      const before = clock.now().getTime()
      const [row] = await manager.query<{ now: Date }[]>('SELECT UTC_TIMESTAMP(3) AS now')
      const found = driftOf(before, row?.now.getTime() ?? before, clock.now().getTime())
      if (found !== null && astray === null)
        report(`this machine's clock is ${found} ms off the database's: nothing that falls due is done here`)
      astray = found
      return found === null
    },
  }
}

/**
 * How far the clock is surely off, for a database that said `theirs` at some moment between `before` and `after`
 * of ours; null where that is tolerable. All in milliseconds.
 */
export function driftOf(before: number, theirs: number, after: number): number | null {
  const drift = theirs < before ? before - theirs : Math.min(0, after - theirs)
  return Math.abs(drift) > tolerance ? drift : null
}
