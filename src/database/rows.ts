import type { EntityManager, EntityMetadata } from 'typeorm'
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js'

/**
 * Plain rows in and out of tables that entities declare, without the cost of hydration and query builders:
 * every read and write of the desk goes through here (bench: list query, importer).
 */
export type EntityClass<T> = new () => T

interface Codec {
  table: string
  list: string
  decode: (row: Record<string, unknown>) => void
  encode: (column: string, value: unknown) => unknown
  names: string[]
}

const everything: readonly string[] = []
/** By the array that says which columns are left out: those who ask often keep theirs. */
const codecs = new WeakMap<EntityMetadata, WeakMap<readonly string[], Codec>>()

function codecOf(
  manager: EntityManager,
  entity: EntityClass<unknown>,
  without: readonly string[] = everything,
): Codec {
  const metadata = manager.dataSource.getMetadata(entity)
  const ofEntity = codecs.get(metadata) ?? new WeakMap<readonly string[], Codec>()
  const known = ofEntity.get(without)
  if (known) return known
  codecs.set(metadata, ofEntity)
  const columns = metadata.columns.filter(({ databaseName }) => !without.includes(databaseName))
  const byName = new Map(columns.map((column) => [column.databaseName, column]))
  const decoders = columns.flatMap((column) => {
    const decode = decoderOf(column)
    return decode ? [{ name: column.databaseName, decode }] : []
  })
  const codec: Codec = {
    table: `\`${metadata.tableName}\``,
    names: columns.map((column) => column.databaseName),
    list: columns
      .filter(({ isSelect }) => isSelect)
      .map((column) => `\`${metadata.tableName}\`.\`${column.databaseName}\``)
      .join(', '),
    decode: (row) => {
      for (const { name, decode } of decoders) {
        const value = row[name]
        if (value !== null) row[name] = decode(value)
      }
    },
    encode: (name, value) => {
      const column = byName.get(name)
      if (!column) throw new Error(`${metadata.tableName} has no column ${name}`)
      const { transformer } = column
      return transformer && !Array.isArray(transformer) ? (transformer.to(value) as unknown) : value
    },
  }
  ofEntity.set(without, codec)
  return codec
}

/** How values of a column that are not null are read; null for as they are. */
function decoderOf(column: ColumnMetadata): ((value: unknown) => unknown) | null {
  const { transformer } = column
  if (transformer && !Array.isArray(transformer)) return (value) => transformer.from(value) as unknown
  if (column.type === Boolean || column.type === 'boolean') return (value) => value !== 0
  return null
}

/** The names of all columns. */
export function columnsOf(manager: EntityManager, entity: EntityClass<unknown>): readonly string[] {
  return codecOf(manager, entity).names
}

/**
 * `SELECT columns FROM table` + `clause` (a JOIN, WHERE, ORDER BY, LIMIT of ours, never of a client's). `without`
 * names columns that a hot path does not want to read and parse.
 */
export async function selectRows<T>(
  manager: EntityManager,
  entity: EntityClass<T>,
  clause: string,
  parameters: unknown[] = [],
  without: readonly string[] = everything,
): Promise<T[]> {
  const codec = codecOf(manager, entity, without)
  const rows = await manager.query<Record<string, unknown>[]>(
    `SELECT ${codec.list} FROM ${codec.table} ${clause}`,
    parameters,
  )
  for (const row of rows) codec.decode(row)
  return rows as T[]
}

/** The same from several clauses at once, in one statement: the rows of each, in order. */
export async function selectEach<T>(
  manager: EntityManager,
  entity: EntityClass<T>,
  clauses: { clause: string; parameters: unknown[] }[],
  without: readonly string[] = everything,
): Promise<T[][]> {
  const codec = codecOf(manager, entity, without)
  const parts = clauses.map(
    ({ clause }, index) => `(SELECT ${index} AS part, ${codec.list} FROM ${codec.table} ${clause})`,
  )
  const groups: T[][] = clauses.map(() => [])
  const rows = await manager.query<(Record<string, unknown> & { part: number })[]>(
    parts.join(' UNION ALL '),
    clauses.flatMap(({ parameters }) => parameters),
  )
  for (const row of rows) {
    codec.decode(row)
    groups[row.part]?.push(row as T)
  }
  return groups
}

/** The first row, or null; a clause that could find many says LIMIT 1 itself. */
export async function selectRow<T>(
  manager: EntityManager,
  entity: EntityClass<T>,
  clause: string,
  parameters: unknown[] = [],
): Promise<T | null> {
  const rows = await selectRows(manager, entity, clause, parameters)
  return rows[0] ?? null
}

/** One multi-row INSERT; `suffix` may say what happens to rows that are there already. */
export async function insertRows<T extends object>(
  manager: EntityManager,
  entity: EntityClass<T>,
  rows: Partial<T>[],
  suffix = '',
): Promise<void> {
  const first = rows[0]
  if (!first) return
  const codec = codecOf(manager, entity)
  const names = codec.names.filter((name) => name in first)
  const values = rows.map((row) =>
    names.map((name) => codec.encode(name, (row as Record<string, unknown>)[name] ?? null)),
  )
  await manager.query(
    `INSERT INTO ${codec.table} (${names.map((name) => `\`${name}\``).join(', ')}) VALUES ? ${suffix}`,
    [values],
  )
}

/** `UPDATE table SET changes WHERE clause`; `raw` are assignments in SQL. Answers how many rows matched. */
export async function updateRows<T extends object>(
  manager: EntityManager,
  entity: EntityClass<T>,
  changes: Partial<T>,
  clause: string,
  parameters: unknown[],
  raw: string[] = [],
): Promise<number> {
  const codec = codecOf(manager, entity)
  const entries = Object.entries(changes).filter(([, value]) => value !== undefined)
  const sets = [...entries.map(([name]) => `\`${name}\` = ?`), ...raw]
  if (sets.length === 0) return 0
  const result = await manager.query<{ affectedRows: number }>(
    `UPDATE ${codec.table} SET ${sets.join(', ')} WHERE ${clause}`,
    [...entries.map(([name, value]) => codec.encode(name, value)), ...parameters],
  )
  return result.affectedRows
}
