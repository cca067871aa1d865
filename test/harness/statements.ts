import type { DataSource, Logger, QueryRunner } from 'typeorm'

/** Hears every statement that a data source sends, and over which connection. */
export function hearStatements(
  dataSource: DataSource,
  heard: (statement: string, runner: QueryRunner | undefined) => void,
): void {
  const nothing = () => undefined
  const logger: Logger = {
    logQuery: (statement, _, runner) => heard(statement, runner),
    logQueryError: nothing,
    logQuerySlow: nothing,
    logSchemaBuild: nothing,
    logMigration: nothing,
    log: nothing,
  }
  dataSource.setOptions({ logging: ['query'], logger })
}

/** Tables that were written without an entry of the log in the same transaction, from now on. */
export function writtenWithoutEntry(dataSource: DataSource): Set<string> {
  const found = new Set<string>()
  const names = dataSource.entityMetadatas.map(({ tableName }) => tableName)
  const open = new Map<QueryRunner, Set<string>>()
  hearStatements(dataSource, (statement, runner) => {
    const written = writtenBy(statement, names)
    const transaction = runner && open.get(runner)
    if (!transaction) for (const table of written) found.add(table)
    else for (const table of written) transaction.add(table)
    if (!runner) return
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
