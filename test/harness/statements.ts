import type { DataSource, QueryRunner } from 'typeorm'

/** Hears every statement that a data source sends, and over which connection. */
export function hearStatements(
  dataSource: DataSource,
  heard: (statement: string, runner: QueryRunner) => void,
): void {
  const create = dataSource.createQueryRunner.bind(dataSource)
  dataSource.createQueryRunner = (mode) => {
    const runner = create(mode)
    const query = runner.query.bind(runner) as (...given: unknown[]) => Promise<unknown>
    const told = (...given: unknown[]) => {
      heard(String(given[0]), runner)
      return query(...given)
    }
    return Object.assign(runner, { query: told })
  }
}

/** Tables that were written, from now on. */
export function tablesWritten(dataSource: DataSource): Set<string> {
  const found = new Set<string>()
  const names = dataSource.entityMetadatas.map(({ tableName }) => tableName)
  hearStatements(dataSource, (statement) => {
    for (const table of writtenBy(statement, names)) found.add(table)
  })
  return found
}

/** Tables that were written without an entry of the log in the same transaction, from now on. */
export function writtenWithoutEntry(dataSource: DataSource): Set<string> {
  const found = new Set<string>()
  const names = dataSource.entityMetadatas.map(({ tableName }) => tableName)
  const open = new Map<QueryRunner, Set<string>>()
  hearStatements(dataSource, (statement, runner) => {
    const written = writtenBy(statement, names)
    const transaction = open.get(runner)
    if (!transaction) for (const table of written) found.add(table)
    else for (const table of written) transaction.add(table)
    if (statement.startsWith('START TRANSACTION')) open.set(runner, new Set())
    if (statement === 'COMMIT' && transaction && !transaction.has('log_entry')) {
      for (const table of transaction) found.add(table)
    }
    if (statement === 'COMMIT' || statement === 'ROLLBACK') open.delete(runner)
  })
  return found
}

/** The tables that a statement may write: all that it names before it says with what. */
function writtenBy(statement: string, names: readonly string[]): string[] {
  if (!/^\s*(?:INSERT|REPLACE|UPDATE|DELETE)\b/.test(statement)) return []
  const [target = ''] = statement.split(/\b(?:SET|VALUES|WHERE)\b|\(/)
  return names.filter((name) => new RegExp(`\\b${name}\\b`).test(target))
}
