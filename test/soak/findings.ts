import type { Report } from './followers.js'

/** Seconds that something takes, with one decimal; it may look how long it has taken so far. */
export async function passed(act: (seconds: () => number) => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  const seconds = () => (performance.now() - begun) / 1_000
  await act(seconds)
  return Math.round(seconds() * 10) / 10
}

export const faultsOf = ({ gaps, repeats, errors }: Report) => ({
  'notes missed': gaps,
  'notes heard twice': repeats,
  'errors told': errors,
})

/** The value below which such a share of them lies. */
export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length * share)] ?? NaN
}

export function table(findings: Record<string, string | number>): string {
  const width = Math.max(...Object.keys(findings).map(({ length }) => length))
  return Object.entries(findings)
    .map(([what, value]) => `  ${what.padEnd(width)}  ${value}`)
    .join('\n')
}
