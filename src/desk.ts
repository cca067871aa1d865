import type { DataSource } from 'typeorm'
import { migrations } from '../migrations/index.js'
import { auditDone, auditRefused, type RefusedCall } from './access/audit.js'
import { admit, permit } from './access/rights.js'
import { SettledRows } from './access/settled-rows.js'
import type { DatabaseAddress } from './database/data-source.js'
import { openDatabase } from './database/data-source.js'
import type { Tables } from './database/watched.js'
import { forgetOldKeys } from './database/idempotency.js'
import { prepareTables } from './database/migrate.js'
import { Settings } from './database/settings.js'
import { createTransact, type Transact } from './database/transact.js'
import { createEngine, type Engine } from './engine/engine.js'
import { entities, loggedEntities, settingsEntities } from './entities.js'
import { analysisTimers } from './analysis/index.js'
import { escalationTimers } from './escalation/index.js'
import { incidentTimers } from './incidents/index.js'
import { senderDuties, type Channels } from './notifications/index.js'
import { slaTimers } from './sla/index.js'
import { forgetOldConsumers } from './log/consumers.js'
import { createFollower, type Follower } from './log/follow.js'
import { Heads } from './log/heads.js'
import { headOf } from './log/log.reads.js'
import { appendToLog, settingsVersion } from './log/log.store.js'
import { openReplicas, type Replicas } from './log/replicas.js'
import { localWakeups, redisWakeups, type Wakeups } from './log/wakeups.js'
import { reactions } from './reactions.js'
import { systemClock, type Clock } from './time/clock.js'

/** What the desk tells its operator. */
export interface DeskLog {
  info(message: string): void
  warn(message: string, error?: unknown): void
  error(message: string, error: unknown): void
}

export interface DeskOptions {
  address: DatabaseAddress
  clock: Clock
  log: DeskLog
  redisUrl: string | null
  /** Servers that repeat what the database has committed. */
  databaseReplicaUrls?: readonly string[]
  migrate: boolean
  /** How messages leave the desk; left out: none does. */
  channels?: Channels
  poolSize?: number
}

/** The desk without its transports: rows, log, live tails and timers, put together. */
export interface Desk {
  dataSource: DataSource
  clock: Clock
  transact: Transact
  /** Rows of settings for those who read. */
  settled: SettledRows
  /** Where the logs stand. */
  heads: Heads
  /** Where queries read; null: from the one database that there is. */
  replicas: Replicas | null
  follower: Follower
  wakeups: Wakeups
  engine: Engine
  tables: Tables
  /** Writes down a mutation that was not done. */
  auditRefused: (call: RefusedCall) => Promise<void>
  /** Forgets what is kept for a time only: keys of repeated requests, readers that never came back. */
  housekeep(): Promise<void>
  close(): Promise<void>
}

export async function openDesk({
  address,
  clock,
  log,
  redisUrl,
  databaseReplicaUrls = [],
  migrate,
  channels,
  poolSize,
}: DeskOptions): Promise<Desk> {
  const dataSource = await openDatabase(address, { entities, migrations, ...(poolSize ? { poolSize } : {}) })
  try {
    await prepareTables(dataSource, { migrate, log: (message) => log.info(message) })
  } catch (error) {
    await dataSource.destroy()
    throw error
  }
  const wakeups = redisUrl
    ? await redisWakeups(redisUrl, (message, error) => log.warn(message, error))
    : localWakeups()
  const heads = new Heads((organizationId) => headOf(dataSource.manager, organizationId))
  const replicas =
    databaseReplicaUrls.length > 0
      ? await openReplicas(databaseReplicaUrls, {
          primary: dataSource,
          heads,
          log: (message, error) => log.warn(message, error),
        })
      : null
  const follower = createFollower(
    dataSource,
    wakeups,
    (error) => log.error('the log could not be followed', error),
    replicas ? (organizationId) => replicas.readsFor(organizationId) : undefined,
  )
  const settings = settingsOf(dataSource)
  const transact = createTransact({
    dataSource,
    clock,
    reactions,
    settings,
    append: appendToLog,
    rights: { admit, permit },
    audit: auditDone,
    committed: (organizationId) => wakeups.announce(organizationId),
  })
  const engine = createEngine({
    dataSource,
    clock,
    transact,
    kinds: { ...incidentTimers, ...slaTimers, ...escalationTimers, ...analysisTimers },
    duties: channels
      ? senderDuties({
          dataSource,
          clock,
          transact,
          channels,
          onError: (message, error) => log.error(message, error),
        })
      : [],
    checkClock: clock === systemClock,
    onError: (error, { kind, subject, attempts }) =>
      log.error(`the timer ${kind} of ${subject} failed (attempt ${attempts})`, error),
    onTrouble: (message, error) => log.error(message, error ?? null),
  })
  return {
    dataSource,
    clock,
    transact,
    settled: new SettledRows(dataSource.manager, settings),
    heads,
    replicas,
    follower,
    wakeups,
    engine,
    tables: tablesOf(dataSource, loggedEntities),
    auditRefused: (call) =>
      auditRefused(dataSource.manager, call).catch((error: unknown) => {
        log.error('a refused mutation could not be written down', error)
      }),
    housekeep: async () => {
      const now = clock.now()
      await forgetOldKeys(dataSource.manager, now)
      await forgetOldConsumers(dataSource.manager, now)
    },
    close: async () => {
      await follower.close()
      await wakeups.close()
      await replicas?.close()
      await dataSource.destroy()
    },
  }
}

/** The memory of settings for all who write to a database in this process. */
export const settingsOf = (dataSource: DataSource) =>
  new Settings(tablesOf(dataSource, settingsEntities), settingsVersion)

function tablesOf(dataSource: DataSource, wanted: readonly (typeof entities)[number][]): Tables {
  const logged = new Set(wanted.map((entity) => dataSource.getMetadata(entity).tableName))
  const all = dataSource.entityMetadatas.map(({ tableName }) => tableName)
  return { logged, unlogged: new Set(all.filter((name) => !logged.has(name))) }
}
