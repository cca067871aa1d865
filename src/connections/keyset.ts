import type { EntityManager } from 'typeorm'
import { selectEach, selectRows, type EntityClass } from '../database/rows.js'
import { badInput } from '../errors/desk-error.js'
import { pageOf, pageRequest, type Page, type PageInput, type PageRequest } from './page.js'

/** One column of an order, and how its values travel in a cursor. */
export interface KeyColumn<T> {
  /** The column as SQL names it, qualified where a join makes it ambiguous. */
  sql: string
  value: (row: T) => string | number | Date | Buffer
  kind: 'text' | 'number' | 'instant' | 'id'
  descending?: boolean
}

export interface KeysetQuery<T> {
  entity: EntityClass<T>
  /** JOINs of ours, before WHERE. */
  join?: string
  where: string
  parameters: unknown[]
  /** Columns that nobody asks of these rows. */
  without?: readonly string[]
  /** The order; its columns together are unique, so no row is passed over or seen twice. */
  order: KeyColumn<T>[]
}

/** Reads one page by keyset: the cost of a page does not grow with how far in the list it stands. */
export async function readPage<T>(
  manager: EntityManager,
  query: KeysetQuery<T>,
  input: PageInput,
): Promise<Page<T>> {
  const [page] = await readPages(manager, [query], input)
  return page as Page<T>
}

/** The same page of several lists at once, in one statement; their totals too, if they are asked for. */
export async function readPages<T>(
  manager: EntityManager,
  queries: KeysetQuery<T>[],
  input: PageInput,
): Promise<Page<T>[]> {
  const request = pageRequest(input)
  const clauses = queries.map((query) => clauseOf(query, request))
  const [first] = queries
  if (!first) return []
  const groups =
    clauses.length === 1 && clauses[0]
      ? [await selectRows(manager, first.entity, clauses[0].clause, clauses[0].parameters, first.without)]
      : await selectEach(manager, first.entity, clauses, first.without)
  let totals: Promise<number[]> | null = null
  return groups.map((rows, index) => {
    const query = queries[index] as KeysetQuery<T>
    return pageOf(
      request,
      rows,
      (row) => encodeCursor(row, query.order),
      async () => (await (totals ??= countRows(manager, queries)))[index] ?? 0,
    )
  })
}

function clauseOf<T>(query: KeysetQuery<T>, request: PageRequest): { clause: string; parameters: unknown[] } {
  const conditions = [query.where]
  const parameters = [...query.parameters]
  for (const side of ['after', 'before'] as const) {
    const cursor = request[side]
    if (cursor === null) continue
    const beyond = beyondCursor(query.order, decodeCursor(cursor, query.order, side), side === 'after')
    conditions.push(beyond.sql)
    parameters.push(...beyond.parameters)
  }
  const order = query.order.map(
    ({ sql, descending = false }) => `${sql} ${descending === request.backwards ? 'ASC' : 'DESC'}`,
  )
  return {
    clause: `${query.join ?? ''} WHERE ${conditions.join(' AND ')} ORDER BY ${order.join(', ')} LIMIT ?`,
    parameters: [...parameters, request.limit + 1],
  }
}

async function countRows<T>(manager: EntityManager, queries: KeysetQuery<T>[]): Promise<number[]> {
  const counts = queries.map(({ entity, join, where }, index) => {
    const { tableName } = manager.dataSource.getMetadata(entity)
    return `SELECT ${index} AS part, COUNT(*) AS count FROM \`${tableName}\` ${join ?? ''} WHERE ${where}`
  })
  const rows = await manager.query<{ part: number; count: number }[]>(
    counts.join(' UNION ALL '),
    queries.flatMap(({ parameters }) => parameters),
  )
  return rows.sort((a, b) => a.part - b.part).map(({ count }) => Number(count))
}

/** `(a > ?) OR (a = ? AND b > ?)`, bounded by `a >= ?` so that the index is entered at the right place. */
function beyondCursor<T>(
  order: KeyColumn<T>[],
  values: unknown[],
  after: boolean,
): { sql: string; parameters: unknown[] } {
  const parameters: unknown[] = []
  const alternatives = order.map((column, index) => {
    const equal = order.slice(0, index).map((earlier, position) => {
      parameters.push(values[position])
      return `${earlier.sql} = ?`
    })
    parameters.push(values[index])
    const sign = (column.descending ?? false) === after ? '<' : '>'
    return `(${[...equal, `${column.sql} ${sign} ?`].join(' AND ')})`
  })
  const [first] = order
  if (order.length === 1 || !first) return { sql: alternatives.join(' OR '), parameters }
  const bound = (first.descending ?? false) === after ? '<=' : '>='
  return {
    sql: `(${first.sql} ${bound} ? AND (${alternatives.join(' OR ')}))`,
    parameters: [values[0], ...parameters],
  }
}

function signature<T>(order: KeyColumn<T>[]): string {
  return order.map(({ sql, descending }) => `${descending ? '-' : ''}${sql}`).join()
}

function encodeCursor<T>(row: T, order: KeyColumn<T>[]): string {
  const values = order.map((column) => {
    const value = column.value(row)
    if (value instanceof Date) return value.getTime()
    return Buffer.isBuffer(value) ? value.toString('base64url') : value
  })
  return Buffer.from(JSON.stringify([signature(order), ...values])).toString('base64url')
}

/** @throws BAD_USER_INPUT for what this list in this order did not give out. */
function decodeCursor<T>(cursor: string, order: KeyColumn<T>[], name: string): unknown[] {
  const refuse = () => badInput([name], 'is no cursor of this list in this order')
  let parsed: unknown
  try {
    parsed = JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    throw refuse()
  }
  if (!Array.isArray(parsed) || parsed.length !== order.length + 1 || parsed[0] !== signature(order))
    throw refuse()
  return order.map((column, index) => {
    const value: unknown = parsed[index + 1]
    if (column.kind === 'number' && typeof value === 'number' && Number.isSafeInteger(value)) return value
    if (column.kind === 'instant' && typeof value === 'number' && Math.abs(value) < 2.6e14)
      return new Date(value)
    if (column.kind === 'text' && typeof value === 'string') return value
    if (column.kind === 'id' && typeof value === 'string' && value.length === 22)
      return Buffer.from(value, 'base64url')
    throw refuse()
  })
}
