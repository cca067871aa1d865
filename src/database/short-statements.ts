import { QueryFailedError, type DataSource, type QueryRunner } from 'typeorm'

/** A connection of the driver, as far as statements go. */
interface Connection {
  query(sql: string, values: unknown[] | undefined, done: (error: Error | null, rows: unknown) => void): void
}

/**
 * Lets statements go from a query runner straight to its connection. Around each of them TypeORM tells listeners and
 * a logger that we do not have, and the driver's promises take a stack for the case that it fails: as much work as
 * reading a row (bench: list query). What fails is thrown as TypeORM throws it.
 */
export function shortenStatements(dataSource: DataSource): void {
  const create = dataSource.createQueryRunner.bind(dataSource)
  dataSource.createQueryRunner = (mode) => {
    const runner = create(mode)
    const whole = runner.query.bind(runner) as (...given: unknown[]) => Promise<unknown>
    const query = (sql: string, values?: unknown[], structured = false) =>
      structured || runner.isReleased ? whole(sql, values, structured) : run(runner, sql, values)
    return Object.assign(runner, { query })
  }
}

async function run(runner: QueryRunner, sql: string, values?: unknown[]): Promise<unknown> {
  const connection = (await runner.connect()) as Connection
  try {
    return await new Promise((resolve, reject) => {
      connection.query(sql, values, (error, rows) => (error ? reject(error) : resolve(rows)))
    })
  } catch (error) {
    throw new QueryFailedError(sql, values, error as Error)
  }
}
