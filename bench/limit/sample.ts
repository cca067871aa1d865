import type { Pool, RowDataPacket } from 'mysql2/promise'

/** Rows of one table. */
export interface TableRows {
  table: string
  columns: string[]
  rows: unknown[][]
}

/** One incident that the desk has opened: all rows that came of it, and the ids that they brought into the world. */
export interface Sample {
  openedAt: Date
  ids: Buffer[]
  tables: TableRows[]
}

type IdColumns = ReadonlyMap<string, string[]>

/** What the desk wrote for the newest incident of the service: every row that names it, or names what does. */
export async function sampleOf(pool: Pool, serviceId: Buffer): Promise<Sample> {
  const [[incident]] = await pool.query<RowDataPacket[]>(
    `SELECT i.id, i.openedAt FROM incident i JOIN incident_service s ON s.incidentId = i.id
     WHERE s.serviceId = ? ORDER BY i.number DESC LIMIT 1`,
    [serviceId],
  )
  if (!incident) throw new Error('the desk has opened no incident of this service yet')
  const idColumns = await columnsOfIds(pool)
  const tables = new Map<string, TableRows>()
  const ids = new Map<string, Buffer>([[hex(incident.id as Buffer), incident.id as Buffer]])
  for (let known = 0; known < ids.size;) {
    known = ids.size
    for (const [table, columns] of idColumns) {
      const found = await naming(pool, table, columns, [...ids.values()])
      if (found.rows.length === 0) continue
      tables.set(table, found)
      const own = found.columns.indexOf('id')
      if (own < 0) continue
      for (const row of found.rows) ids.set(hex(row[own] as Buffer), row[own] as Buffer)
    }
  }
  return { openedAt: incident.openedAt as Date, ids: [...ids.values()], tables: [...tables.values()] }
}

const hex = (id: Buffer) => id.toString('hex')

async function columnsOfIds(pool: Pool): Promise<IdColumns> {
  const [found] = await pool.query<RowDataPacket[]>(
    `SELECT TABLE_NAME AS name, COLUMN_NAME AS id FROM information_schema.COLUMNS
     WHERE TABLE_SCHEMA = DATABASE() AND COLUMN_TYPE = 'binary(16)' ORDER BY TABLE_NAME, ORDINAL_POSITION`,
  )
  const columns = new Map<string, string[]>()
  for (const { name, id } of found as { name: string; id: string }[])
    columns.set(name, [...(columns.get(name) ?? []), id])
  return columns
}

async function naming(pool: Pool, table: string, columns: string[], ids: Buffer[]): Promise<TableRows> {
  const where = columns.map((column) => `\`${column}\` IN (?)`).join(' OR ')
  const [rows, fields] = await pool.query<RowDataPacket[][]>({
    sql: `SELECT * FROM \`${table}\` WHERE ${where}`,
    values: columns.map(() => ids),
    rowsAsArray: true,
  })
  return { table, columns: fields.map(({ name }) => name), rows }
}
