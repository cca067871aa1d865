import type { EntityManager } from 'typeorm'

/** Which tables change only together with an entry of the log, by their names, and which do not. */
export interface Tables {
  logged: ReadonlySet<string>
  unlogged: ReadonlySet<string>
}

/** What of a manager, its data source and its query runners reads no row. */
const harmless = new Set<PropertyKey>(['getMetadata', 'release', 'then'])
/** What runs statements that are told one by one. */
const followed = new Set<PropertyKey>(['query', 'createQueryRunner', 'transaction'])

/**
 * A manager that tells each statement before it runs it, also those of its query runners; `null` for whatever else
 * is done with it, which may have read anything.
 */
export function watchedManager(
  manager: EntityManager,
  tell: (statement: string | null) => void,
): EntityManager {
  return watched(manager, tell)
}

function watched<T extends object>(whole: T, tell: (statement: string | null) => void): T {
  return new Proxy(whole, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name, target)
      if (name === 'dataSource' || name === 'manager') return watched(value as object, tell)
      if (!harmless.has(name) && !followed.has(name)) tell(null)
      if (typeof value !== 'function') return value
      return (...given: unknown[]) => {
        if (name === 'transaction') given = given.map((each) => watchedRun(each, tell))
        if (name === 'query') tell(String(given[0]))
        const answer: unknown = Reflect.apply(value, target, given)
        return name === 'createQueryRunner' ? watched(answer as object, tell) : answer
      }
    },
  })
}

/** What a transaction runs, with a manager that tells as well. */
function watchedRun(run: unknown, tell: (statement: string | null) => void): unknown {
  if (typeof run !== 'function') return run
  return (manager: EntityManager) => (run as (manager: EntityManager) => unknown)(watched(manager, tell))
}

/** Statements that only say where a snapshot begins and ends. */
const ofSnapshots = /^(?:SET TRANSACTION|START TRANSACTION|COMMIT|ROLLBACK)\b/

/** Whether a statement only reads, and only what changes with the log. */
export function readsLogged(statement: string, { logged, unlogged }: Tables): boolean {
  if (ofSnapshots.test(statement)) return true
  if (!/^[\s(]*SELECT\b/.test(statement)) return false
  for (const [, table = ''] of statement.matchAll(/\b(?:FROM|JOIN)\s+`?(\w+)/gi)) {
    if (!logged.has(table)) return false
  }
  // Of lists of tables the pattern above sees the first alone.
  for (const [word] of statement.matchAll(/\w+/g)) if (unlogged.has(word)) return false
  return true
}
