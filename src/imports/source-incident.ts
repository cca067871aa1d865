import { createHash } from 'node:crypto'
import type { Line } from './lines.js'
import type { Fault, Row, RowReader } from './servicenow-row.js'

/** All that the log says of one incident, in the order in which it happened. */
export interface SourceIncident {
  number: string
  rows: Row[]
  /** Of its lines as they stand in the file. */
  digest: Buffer
  lines: RawLine[]
}

export interface RawLine {
  line: number
  text: string
}

export interface Rejection extends RawLine, Fault {}

/** More updates than this of one incident are not read: they would have to be held together in memory. */
const most = 5_000

/**
 * Incidents out of the lines of a log, whose rows of one incident stand together. What cannot be read is told to
 * `reject` and left out.
 */
export async function* sourceIncidents(
  lines: AsyncIterable<Line[]>,
  reader: RowReader,
  reject: (rejection: Rejection) => void,
): AsyncGenerator<SourceIncident> {
  let gathered = null as Gathered | null
  for await (const piece of lines) {
    for (const { number: line, text } of piece) {
      if (text === '') continue
      if (text === null) {
        reject({ line, text: '', reason: 'longer than any line can be', readable: false })
        continue
      }
      const row = reader.read(text)
      if (isFault(row)) {
        reject({ line, text, ...row })
        continue
      }
      if (gathered?.number !== row.number) {
        if (gathered) yield finished(gathered)
        gathered = { number: row.number, rows: [], lines: [], hash: createHash('sha256') }
      }
      if (gathered.rows.length === most) {
        reject({ line, text, reason: `more than ${most} updates of one incident`, readable: true })
        continue
      }
      gathered.rows.push(row)
      gathered.lines.push({ line, text })
      gathered.hash.update(text).update('\n')
    }
  }
  if (gathered) yield finished(gathered)
}

interface Gathered extends Omit<SourceIncident, 'digest'> {
  hash: ReturnType<typeof createHash>
}

function finished({ number, rows, lines, hash }: Gathered): SourceIncident {
  return { number, rows: inOrder(rows), lines, digest: hash.digest() }
}

/**
 * The numbers of updates give the order. Where one of them repeats they cannot be trusted, and the order of the file
 * stands. Minutes alone would not tell, and are wrong at times.
 */
function inOrder(rows: Row[]): Row[] {
  const distinct = new Set(rows.map(({ update }) => update)).size === rows.length
  return distinct ? rows.sort((one, other) => one.update - other.update) : rows
}

export const isFault = (row: Row | Fault): row is Fault => 'reason' in row
