import 'reflect-metadata'
import { DataSource } from 'typeorm'
import { isTracing } from '../tracing/traced.js'
import { shortenStatements } from './short-statements.js'
import { traceStatements } from './traced-statements.js'

/** Where the database is: a server somewhere, or the private one behind its socket. */
export type DatabaseAddress = { url: string } | { socketPath: string; user: string; database: string }

type Classes = (new () => object)[]

interface PooledConnection {
  query(sql: string, done: (error: Error | null) => void): void
}

/** Each connection answers in UTC, refuses what does not fit, and never waits long for a lock. */
const session = [
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
  `SET time_zone = '+00:00', innodb_lock_wait_timeout = 5,
   sql_mode = 'STRICT_TRANS_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'`,
]

/**
 * Opens a pool. Nothing is migrated or checked here.
 * `TZ` of the process, `timezone` of the driver and `time_zone` of the session must all be UTC:
 * any one alone shifts times (main.ts sets the first).
 */
export async function openDatabase(
  address: DatabaseAddress,
  parts: { entities: Classes; migrations?: Classes; poolSize?: number },
): Promise<DataSource> {
  const place =
    'url' in address
      ? { url: address.url }
      : { socketPath: address.socketPath, username: address.user, database: address.database }
  const dataSource = new DataSource({
    // Matters only to the comparison of entities and migrations, which is made on MariaDB; the driver is the same.
    type: 'mariadb',
    ...place,
    entities: parts.entities,
    migrations: parts.migrations ?? [],
    migrationsTransactionMode: 'none',
    poolSize: parts.poolSize ?? 16,
    connectTimeout: 5_000,
    timezone: 'Z',
    charset: 'utf8mb4',
    supportBigNumbers: true,
    bigNumberStrings: false,
    synchronize: false,
    logging: false,
    extra: { stringifyObjects: true },
  })
  await dataSource.initialize()
  shortenStatements(dataSource)
  if (isTracing()) traceStatements(dataSource)
  const { pool } = dataSource.driver as unknown as {
    pool: { on(event: 'connection', listener: (connection: PooledConnection) => void): void }
  }
  pool.on('connection', (connection) => {
    for (const sql of session) connection.query(sql, ignore)
  })
  // The connection that initialize() tried out is older than the listener.
  for (const sql of session) await dataSource.query(sql)
  return dataSource
}

/** A connection that cannot be set up fails its first statement, which reports it. */
function ignore(): void {}
