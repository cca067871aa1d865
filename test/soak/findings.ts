import type { Report } from './followers.js'

/** Seconds that something takes, with one decimal; it may look how long it has taken so far. */
export async function passed(act: (seconds: () => number) => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  const seconds = () => (performance.now() - begun) / 1_000
  await act(seconds)
  return Math.round(seconds() * 10) / 10
}

/** The value below which such a share of them lies. */
export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length * share)] ?? NaN
}

/** One line of the table, as soon as it is found. */
export function note(what: string, value: string | number): void {
  console.log(`  ${what.padEnd(46)}  ${value}`)
}

export function noteFaults({ gaps, repeats, errors }: Report): void {
  note('notes missed', gaps)
  note('notes heard twice', repeats)
  note('errors told', errors)
}
