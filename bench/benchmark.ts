import type { LineName } from './lines.js'
import type { World } from './world.js'

/** How often, and for how many seconds each time; and how long before it counts. */
export interface Pace {
  rounds: number
  seconds: number
  warmUp: number
}

/** What a benchmark is given. */
export interface Run {
  world: World
  pace: Pace
  /** Says something under the table. */
  note: (text: string) => void
}

/** What each of the two took or did, round by round: neighbours were measured one after the other. */
export interface Pair {
  ours: number[]
  theirs: number[]
}

/** What was measured for one line of the table. */
export interface Row extends Pair {
  line: LineName
  unit: string
  /** After the point, in the table. */
  digits: number
  /** Whether more of the unit is better, as of requests each second; less is, as of milliseconds, where it is false. */
  moreIsBetter: boolean
  /** Milliseconds of the servers' processors for one of what is measured, where it was counted. */
  processor?: Pair
}

/**
 * Measures lines of the table; one that measures none of them notes what it found. It starts what it needs: whatever
 * it started with `startContestant` is stopped behind it. @throws where it cannot be measured, as where answers differ
 */
export type Benchmark = (run: Run) => Promise<Row[]>
