import type { EntityManager, QueryRunner } from 'typeorm'
import { selectRows, type EntityClass } from './rows.js'
import { readsLogged, type Tables } from './watched.js'

/** Answers that are kept for an organisation, organisations, statements; beyond it, all are forgotten. */
const kept = { answers: 10_000, organizations: 1_000, statements: 1_000 }

/** What a transaction has to do with settings. */
export interface SettingsInUse {
  /** The version that it has read them at; null where it has read none. */
  version: number | null
  /** Whether it writes some. */
  changes: boolean
}

/** Milliseconds after which all is read again: rows that somebody has changed by hand take no version further. */
const freshFor = 10_000

interface Known {
  version: number
  since: number
  answers: Map<string, readonly unknown[]>
}

interface Reading {
  settings: Settings
  fromMemory: boolean
  organizationId: string
  use: SettingsInUse
}

const transactions = new WeakMap<EntityManager, Reading>()

/**
 * How an organisation has set up its desk: people, teams, services, policies, plans. Every change asks for them and
 * few of them change, so transactions read them from memory, for one version (decision 0014). `transact` sees which
 * statements write them, and takes the version further in the same transaction; what a transaction has read still
 * holds when it commits, or it is done again.
 */
export class Settings {
  private readonly known = new Map<string, Known>()
  private readonly written: RegExp
  /** By statement: values stand beside them, so they are few. */
  private readonly judged = new Map<string, boolean>()

  constructor(
    private readonly tables: Tables,
    readonly versionOf: (manager: EntityManager, organizationId: string) => Promise<number>,
    private readonly passed = () => performance.now(),
  ) {
    this.written = new RegExp(`\\b(?:${[...tables.logged].join('|')})\\b`)
  }

  /**
   * Begins a transaction of an organisation, whose statements go through `runner`. Not from memory: it reads settings
   * as they stand at each statement, and commits whatever becomes of them.
   */
  use(runner: QueryRunner, organizationId: string, fromMemory: boolean): SettingsInUse {
    const use: SettingsInUse = { version: null, changes: false }
    transactions.set(runner.manager, { settings: this, fromMemory, organizationId, use })
    const query = runner.query.bind(runner) as (sql: string, ...more: unknown[]) => Promise<unknown>
    const watched = (sql: string, ...more: unknown[]) => {
      if (this.isWrittenBy(sql)) use.changes = true
      return query(sql, ...more)
    }
    Object.assign(runner, { query: watched })
    return use
  }

  /** What is kept for a version; null where a later one is known. */
  at(organizationId: string, version: number): Map<string, readonly unknown[]> | null {
    const known = this.known.get(organizationId)
    if (known && known.version > version) return null
    const now = this.passed()
    const isFresh = known?.version === version && now - known.since < freshFor
    if (isFresh && known.answers.size < kept.answers) return known.answers
    if (this.known.size >= kept.organizations) this.known.clear()
    const answers = new Map<string, readonly unknown[]>()
    this.known.set(organizationId, { version, since: now, answers })
    return answers
  }

  /** @throws Error for a question about more than settings, or one that locks: its answer would not last */
  refuseOthers(statement: string): void {
    if (!readsLogged(statement, this.tables) || / FOR UPDATE| LOCK IN /.test(statement))
      throw new Error(`these are not settings alone: ${statement}`)
  }

  /** What a statement writes it names before it says with what; one of another kind may write anything. */
  private isWrittenBy(statement: string): boolean {
    if (statement.startsWith('SELECT')) return false
    const known = this.judged.get(statement)
    if (known !== undefined) return known
    const [target = ''] = statement.split(/\b(?:SET|VALUES|WHERE)\b|\(/, 1)
    const isWritten = !/^[\s(]*SELECT\b/.test(statement) && this.written.test(target)
    if (this.judged.size >= kept.statements) this.judged.clear()
    this.judged.set(statement, isWritten)
    return isWritten
  }
}

/** Whether a transaction has changed settings, and may still take that back: what it reads is not yet true. */
export const changesSettings = (manager: EntityManager): boolean =>
  transactions.get(manager)?.use.changes ?? false

/** `selectRows` of settings. The rows are for everybody: nobody may change them. */
export function selectSettings<T>(
  manager: EntityManager,
  entity: EntityClass<T>,
  clause: string,
  parameters: unknown[] = [],
): Promise<readonly T[]> {
  const table = manager.dataSource.getMetadata(entity).tableName
  const statement = `SELECT FROM ${table} ${clause}`
  return settled(manager, statement, parameters, () => selectRows(manager, entity, clause, parameters))
}

/** `manager.query` of settings. */
export function querySettings<T>(
  manager: EntityManager,
  statement: string,
  parameters: unknown[],
): Promise<readonly T[]> {
  return settled(manager, statement, parameters, () => manager.query<T[]>(statement, parameters))
}

/** Outside of transactions, and in those that have changed settings, they are read from the tables. */
async function settled<T>(
  manager: EntityManager,
  statement: string,
  parameters: unknown[],
  read: () => Promise<T[]>,
): Promise<readonly T[]> {
  const reading = transactions.get(manager)
  if (!reading?.fromMemory || reading.use.changes) return read()
  const { settings, organizationId, use } = reading
  use.version ??= await settings.versionOf(manager, organizationId)
  const answers = settings.at(organizationId, use.version)
  const key = `${statement} ${JSON.stringify(parameters.map(inHex))}`
  const known = answers?.get(key)
  if (known) return known as readonly T[]
  settings.refuseOthers(statement)
  const rows = frozen(await read())
  if (!use.changes) answers?.set(key, rows)
  return rows
}

function inHex(value: unknown): unknown {
  if (Buffer.isBuffer(value)) return value.toString('hex')
  return Array.isArray(value) ? value.map(inHex) : value
}

/** The same, which nobody can change any more, nor what it holds. */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value) || Object.isFrozen(value))
    return value
  for (const each of Object.values(value)) frozen(each)
  return Object.freeze(value)
}
