/**
 * Asked right before anything is claimed: false where this copy must not, because its clock is astray
 * (clock-check.ts). What was claimed before may be finished.
 */
export type MayClaim = () => Promise<boolean>

/**
 * Something that falls due in the database and that every copy of the desk does: timers, pages to be sent. Duties
 * run beside each other; one that hangs holds up no other.
 *
 * A duty claims by a conditional update that has committed before it acts, in the order in which things fell due.
 */
export interface Duty {
  /** For people: `timers`. */
  name: string
  /**
   * Does all that is due now; answers how much that was. Calls `working` whenever something was finished, so that
   * much to do does not look like being stuck. What fails is put off and reported, never thrown.
   */
  run(mayClaim: MayClaim, working: () => void): Promise<number>
  /**
   * Since when the oldest thing waits that this copy could do now; null where none does. What failed and rests,
   * or is with another copy, is not meant.
   */
  waitingSince(now: Date): Promise<Date | null>
  /** How many things failed and rest, for figures. */
  failing(): Promise<number>
  /** What this duty should have done and did not. */
  audit: Audit
  /** Milliseconds without a sign of life after which it counts as stuck; three cycles where left out. */
  patience?: number
}

/** Looks for what should have happened and did not, frees it so that it is tried again, and says what it found. */
export type Audit = (now: Date) => Promise<Finding[]>

export interface Finding {
  /** The same as long as it is the same trouble: each is reported once. */
  key: string
  /** For the operator: what, since when, why. */
  message: string
}
