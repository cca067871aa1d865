const pauses = [5_000, 30_000, 120_000, 600_000, 1_800_000] as const

/** The longest pause, in milliseconds. */
export const longestPause = pauses[4]

/** Milliseconds until what has failed so many times is tried again: 5 s, 30 s, 2 min, 10 min, then 30 min. */
export function pauseAfter(attempts: number): number {
  return pauses[attempts - 1] ?? longestPause
}
