import { names, type Name } from './contestants.js'
import { median } from './load.js'

/** One line of the table. */
export interface Figures {
  what: string
  unit: string
  digits: number
  lowerIsBetter: boolean
  /** All rounds of each server. */
  rounds: Record<Name, number[]>
}

export const noRounds = (): Record<Name, number[]> => ({ tocsin: [], textbook: [], limit: [] })

/** Markdown: medians, and how often as good Tocsin is as the others. */
export function table(figures: Figures[]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  return [
    line(['what', 'unit', ...names, 'of the limit', '× the textbook']),
    line(['---', '---', '--:', '--:', '--:', '--:', '--:']),
    ...figures.map(({ what, unit, digits, lowerIsBetter, rounds }) => {
      const of = (name: Name) => median(rounds[name])
      const ratio = (other: Name) =>
        rounds[other].length === 0
          ? '–'
          : (lowerIsBetter ? of(other) / of('tocsin') : of('tocsin') / of(other)).toFixed(2)
      const cells = names.map((name) => (rounds[name].length === 0 ? '–' : of(name).toFixed(digits)))
      return line([what, unit, ...cells, ratio('limit'), ratio('textbook')])
    }),
  ].join('\n')
}
