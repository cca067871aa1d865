import { getMetadataArgsStorage } from 'typeorm'
import { entities } from './entities.js'

/** What was written down there stays: the desk adds to them and reads them. */
const appendOnly: readonly string[] = ['audit_entry', 'log_entry']
/** What migrations alone write, and no entity declares. */
const written: readonly string[] = ['migrations', 'standard_category']
/** Letters that need no quoting in SQL and mean nothing else in it: no quotes, no backslash. */
const account = /^([\w.-]{1,80})@([\w.:%/-]{1,255})$/

/**
 * SQL that gives a user of the database what the desk does there with MIGRATE=off, and nothing else: no change of
 * the audit or the log.
 * @throws RangeError for what is no USER@HOST
 */
export function grantsFor(user: string, database: string): string[] {
  const [, name, host] = account.exec(user) ?? []
  if (!name || !host) throw new RangeError(`${user} is no user: say USER@HOST, as tocsin@10.0.0.%`)
  const grant = (rights: string, table: string) =>
    `GRANT ${rights} ON ${quoted(database)}.${quoted(table)} TO '${name}'@'${host}';`
  const tables = getMetadataArgsStorage()
    .filterTables(entities)
    .map((table) => table.name ?? '')
    .sort()
  return [
    ...tables.map((table) =>
      grant(appendOnly.includes(table) ? 'SELECT, INSERT' : 'SELECT, INSERT, UPDATE, DELETE', table),
    ),
    ...written.map((table) => grant('SELECT', table)),
  ]
}

const quoted = (name: string) => `\`${name.replaceAll('`', '``')}\``
