import { randomBytes } from 'node:crypto'
import type { Pool, ResultSetHeader, RowDataPacket } from 'mysql2/promise'
import { idBytes, idText, newId } from '../../src/ids/type-id.js'
import { clockId } from '../../src/sla/clock-id.js'
import { sampleOf, type Sample } from './sample.js'

/** What differs from one incident to the next: the ids of its rows, in the sample's order, and when it was opened. */
interface Fresh {
  ids: Buffer[]
  now: Date
  /** As JSON names the ids, and after them the instant. */
  words: string[]
}
type Clock = Parameters<typeof clockId>[1]
type Value = (fresh: Fresh) => unknown

interface Template {
  sql: string
  columns: string[]
  rows: Value[][]
}

/** Opens an incident with one statement for each table, and answers as the desk does. */
export type OpenByHand = () => Promise<object>

/**
 * Opening an incident by hand, in one transaction: the rows that the desk wrote for another one of the service, column
 * by column the same, but for ids and times. So it cannot write less than the desk does, and it decides nothing.
 */
export async function byHand(pool: Pool, organization: Buffer, serviceId: string): Promise<OpenByHand> {
  const sample = await sampleOf(pool, idBytes(serviceId))
  const templates = templatesOf(sample)
  const clocks = clocksOf(sample)
  const log = templates.get('log_entry')
  const others = [...templates].filter(([table]) => table !== 'log_entry').map(([, template]) => template)
  if (!log) throw new Error('the desk has written no entry')
  const sequenceAt = log.columns.indexOf('sequence')
  return async () => {
    const fresh = freshOf(sample, clocks)
    const connection = await pool.getConnection()
    const insert = ({ sql }: Template, rows: unknown[][]) => connection.query(sql, [rows])
    const rowsOf = ({ rows }: Template) => rows.map((row) => row.map((value) => value(fresh)))
    try {
      await connection.query('START TRANSACTION')
      for (const template of others) await insert(template, rowsOf(template))
      const entries = rowsOf(log)
      const [head] = await connection.query<ResultSetHeader>(
        'UPDATE log_head SET number = number + 1, sequence = LAST_INSERT_ID(sequence + ?) WHERE organizationId = ?',
        [entries.length, organization],
      )
      const [[counters]] = await connection.query<RowDataPacket[]>(
        'SELECT number FROM log_head WHERE organizationId = ?',
        [organization],
      )
      const number = counters?.number as number
      await connection.query('UPDATE incident SET number = ? WHERE id = ?', [number, fresh.ids[0]])
      for (const [index, entry] of entries.entries())
        entry[sequenceAt] = head.insertId - entries.length + 1 + index
      await insert(log, entries)
      await connection.query('COMMIT')
      const id = idText('incident', fresh.ids[0] ?? Buffer.alloc(16))
      return { openIncident: { incident: { id, number, status: 'OPEN', priority: 'P3' } } }
    } finally {
      connection.release()
    }
  }
}

const suffixOf = (id: Buffer) => idText('x', id).slice(2)
const wordsOf = (ids: Buffer[], at: Date) => [...ids.map(suffixOf), String(at.getTime())]

/** Ids of clocks follow from what they measure: the desk must find them where it looks. */
function clocksOf({ ids, tables }: Sample): { at: number; clock: Clock }[] {
  const { columns = [], rows = [] } = tables.find(({ table }) => table === 'sla_clock') ?? {}
  return rows.map((row) => {
    const of = Object.fromEntries(columns.map((name, index) => [name, row[index]]))
    return { at: ids.findIndex((id) => id.equals(of.id as Buffer)), clock: of as unknown as Clock }
  })
}

function freshOf({ ids }: Sample, clocks: ReturnType<typeof clocksOf>): Fresh {
  const [now, fresh] = [new Date(), ids.map(() => idBytes(newId('x')))]
  const incident = idText('incident', fresh[0] ?? Buffer.alloc(16))
  for (const { at, clock } of clocks) fresh[at] = idBytes(clockId(incident, clock))
  return { ids: fresh, now, words: wordsOf(fresh, now) }
}

function templatesOf(sample: Sample): Map<string, Template> {
  return new Map(
    sample.tables.map(({ table, columns, rows }) => {
      const valueOf = (value: unknown, index: number): Value => {
        // Allotted late; and what tells one message from another is a hash.
        if (table === 'incident' && columns[index] === 'number') return () => null
        if (columns[index] === 'causeKey') return () => randomBytes(32)
        return valueLike(value, sample)
      }
      const names = columns.map((name) => `\`${name}\``).join(', ')
      const sql = `INSERT INTO \`${table}\` (${names}) VALUES ?`
      return [table, { sql, columns, rows: rows.map((row) => row.map(valueOf)) }]
    }),
  )
}

function valueLike(value: unknown, { ids, openedAt }: Sample): Value {
  if (Buffer.isBuffer(value)) {
    const own = ids.findIndex((id) => id.equals(value))
    return own < 0 ? () => value : (fresh) => fresh.ids[own]
  }
  if (value instanceof Date) {
    const after = value.getTime() - openedAt.getTime()
    return ({ now }) => new Date(now.getTime() + after)
  }
  if (typeof value !== 'string') return () => value
  const words = wordsOf(ids, openedAt)
  // The words stand at the odd places.
  const parts = value.split(new RegExp(`(${words.join('|')})`))
  if (parts.length === 1) return () => value
  const places = parts.map((part, index) => (index % 2 === 1 ? words.indexOf(part) : -1))
  return (fresh) => parts.map((part, index) => fresh.words[places[index] ?? -1] ?? part).join('')
}
