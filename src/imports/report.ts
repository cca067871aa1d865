import type { ImportSummary } from './summary.js'

/** What a line of progress and the summary say beside what was counted. */
export interface Effort {
  seconds: number
  /** The most memory that the process has held, in bytes. */
  memory: number
}

/** `37.5 %   9,344 incidents   53,101 rows   4,210 rows/s   0:21 left` */
export function progressLine(summary: ImportSummary, seconds: number): string {
  const rows = rowsOf(summary)
  const left = summary.share > 0 ? (seconds / summary.share) * (1 - summary.share) : 0
  return [
    `${(summary.share * 100).toFixed(1).padStart(5)} %`,
    `${whole(summary.incidents)} incidents`,
    `${whole(rows)} rows`,
    `${whole(rows / seconds)} rows/s`,
    `${clock(left)} left`,
  ].join('   ')
}

export function summaryText(summary: ImportSummary, { seconds, memory }: Effort, rejects: string): string {
  const { incidents, events, mended, users, teams, categories, reasons } = summary
  const { imported, unchanged, repeated, rejected } = summary.rows
  const rows = rowsOf(summary)
  const lines = [
    summary.whole ? 'The import is done.' : 'The import was stopped; start it again and it goes on.',
    `  incidents   ${whole(incidents)}, with ${whole(events)} events (${whole(mended)} steps mended)`,
    `  people      ${whole(users)}, in ${whole(teams)} teams; ${whole(categories)} categories`,
    `  rows        ${whole(rows)}: ${whole(imported)} imported, ${whole(unchanged)} without a change, ` +
      `${whole(repeated)} there before, ${whole(rejected)} rejected`,
    ...[...reasons].map(([reason, count]) => `    ${whole(count)} × ${reason}`),
    ...(rejected > 0 ? [`  rejected    ${rejects}`] : []),
    `  time        ${seconds.toFixed(1)} s, ${whole(rows / seconds)} rows/s; at most ${whole(memory / 2 ** 20)} MiB of memory`,
  ]
  return lines.join('\n')
}

function rowsOf({ rows }: ImportSummary): number {
  return rows.imported + rows.unchanged + rows.repeated + rows.rejected
}

const whole = (value: number) => Math.round(value).toLocaleString('en')

/** `1:05` */
function clock(seconds: number): string {
  const rounded = Math.round(seconds)
  return `${Math.floor(rounded / 60)}:${String(rounded % 60).padStart(2, '0')}`
}
