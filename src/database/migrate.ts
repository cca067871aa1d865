import type { DataSource } from 'typeorm'

/** Why the tables cannot be used as they are. */
export class SchemaMismatch extends Error {
  override name = 'SchemaMismatch'
}

/**
 * Brings the tables to where this version needs them.
 * @throws SchemaMismatch where they are ahead, or behind and `migrate` is off
 */
export async function prepareTables(
  dataSource: DataSource,
  options: { migrate: boolean; log: (message: string) => void },
): Promise<void> {
  const known = new Set(dataSource.migrations.map(({ name, constructor }) => name ?? constructor.name))
  const done = await namesOfMigrations(dataSource)
  const unknown = done.filter((name) => !known.has(name))
  if (unknown.length > 0) {
    throw new SchemaMismatch(
      `The database is ahead of this version of Tocsin: it has ${unknown.join(', ')}. Start a version that knows them.`,
    )
  }
  const missing = [...known].filter((name) => !done.includes(name)).length
  if (missing === 0) return
  if (!options.migrate) {
    throw new SchemaMismatch(
      `The database lacks ${missing} migrations. Start with MIGRATE=on, or run them first.`,
    )
  }
  options.log(`Running ${missing} migrations`)
  await alone(dataSource, () => dataSource.runMigrations({ transaction: 'none' }))
}

/**
 * Copies that start at once migrate one after the other; who comes later finds nothing left to do. Across the nodes
 * of a cluster the lock does not hold: there one start may fail, and the next one goes on.
 */
async function alone(dataSource: DataSource, migrate: () => Promise<unknown>): Promise<void> {
  const runner = dataSource.createQueryRunner()
  const name = "LEFT(CONCAT('tocsin migrates ', DATABASE()), 64)"
  try {
    await runner.query(`SELECT GET_LOCK(${name}, 600)`)
    await migrate()
  } finally {
    await runner.query(`SELECT RELEASE_LOCK(${name})`).catch(() => undefined)
    await runner.release()
  }
}

async function namesOfMigrations(dataSource: DataSource): Promise<string[]> {
  const tables = await dataSource.query<unknown[]>("SHOW TABLES LIKE 'migrations'")
  if (tables.length === 0) return []
  const rows = await dataSource.query<{ name: string }[]>('SELECT name FROM migrations')
  return rows.map(({ name }) => name)
}
