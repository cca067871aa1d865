import { isReached, type Figures } from './figures.js'
import { lineNames, lines, type LineName } from './lines.js'

/** Markdown: every line of the table, also those that were not measured or could not be. */
export function table(figures: Figures, failed: ReadonlySet<LineName> = new Set()): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  return [
    line(['what', 'against', 'ratio', 'to reach', 'reached', 'in processor time', 'Tocsin', 'other', 'unit']),
    line(['---', '---', '--:', '--:', '---', '--:', '--:', '--:', '---']),
    ...lineNames.map((name) => {
      const { what, against } = lines[name]
      return line([what, against, ...cellsOf(name, figures, failed.has(name))])
    }),
  ].join('\n')
}

function cellsOf(name: LineName, figures: Figures, isFailed: boolean): string[] {
  const figure = figures[name]
  const goal = goalOf(name) ?? '–'
  if (isFailed || !figure) return ['–', goal, isFailed ? 'failed' : 'not measured', '–', '–', '–', '–']
  const reached = isReached(name, figure)
  return [
    figure.ratio.toFixed(2),
    goal,
    reached === null ? '' : reached ? 'yes' : '**no**',
    figure.processor?.toFixed(2) ?? '–',
    figure.ours,
    figure.theirs,
    figure.unit,
  ]
}

/** As the table shows it; null: nothing is to be reached. */
export function goalOf(name: LineName): string | null {
  const { atLeast, atMost } = lines[name]
  if (atLeast !== undefined) return `≥ ${atLeast}`
  return atMost === undefined ? null : `≤ ${atMost}`
}
