import type { Pair, Row } from './benchmark.js'
import { lines, type LineName } from './lines.js'
import { median } from './load.js'

/** What is kept of a row: medians, and how they compare. */
export interface Figure {
  unit: string
  ours: string
  theirs: string
  /** Times as good as the other; where the line says at most: of the other's. */
  ratio: number
  /** The same of the servers' processor time. */
  processor: number | null
  /** The day of the run. */
  day: string
}
export type Figures = Partial<Record<LineName, Figure>>

export function figureOf(row: Row, day: string): Figure {
  const shown = (values: number[]) => median(values).toFixed(row.digits)
  const isShare = lines[row.line].atMost !== undefined
  return {
    unit: row.unit,
    ours: shown(row.ours),
    theirs: shown(row.theirs),
    ratio: ratio(row, row.moreIsBetter || isShare),
    processor: row.processor ? ratio(row.processor, isShare) : null,
    day,
  }
}

/** The median of neighbouring rounds, so that what slows the machine for a while slows both. */
function ratio({ ours, theirs }: Pair, oursOverTheirs: boolean): number {
  const ratios = ours.map((own, round) => own / (theirs[round] ?? NaN))
  return median(oursOverTheirs ? ratios : ratios.map((each) => 1 / each))
}

/** null: nothing is to be reached. */
export function isReached(name: LineName, { ratio }: Figure): boolean | null {
  const { atLeast, atMost } = lines[name]
  if (atLeast !== undefined) return ratio >= atLeast
  return atMost === undefined ? null : ratio <= atMost
}
