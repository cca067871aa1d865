import type { DataSource } from 'typeorm'
import type { AskedFigure } from './api/figures.js'
import type { Ticking } from './engine/ticker.js'
import { idText } from './ids/type-id.js'
import type { Replicas } from './log/replicas.js'
import type { Wakeups } from './log/wakeups.js'
import type { Clock } from './time/clock.js'

interface Parts {
  dataSource: DataSource
  clock: Clock
  wakeups: Wakeups
  replicas: Replicas | null
  /** The engine that runs beside; null where this copy runs none. */
  ticking: Pick<Ticking, 'health'> | null
}

/** What mysql2's pool tells of itself. */
interface Pool {
  _allConnections: { length: number }
  _freeConnections: { length: number }
  _connectionQueue: { length: number }
}

/** What the desk knows of itself when somebody asks; one statement for each that the database has to answer. */
export function deskFigures({ dataSource, clock, wakeups, replicas, ticking }: Parts): AskedFigure[] {
  const { manager } = dataSource
  const pool = () => (dataSource.driver as unknown as { pool: { pool?: Pool } & Partial<Pool> }).pool
  const ofPool = (name: keyof Pool) => (pool().pool ?? pool())[name]?.length ?? 0
  return [
    {
      name: 'tocsin_log_position',
      help: 'The newest entry of the log, by organisation.',
      label: 'organization',
      read: async () => {
        const rows = await manager.query<{ organizationId: Buffer; sequence: number }[]>(
          'SELECT organizationId, sequence FROM log_head ORDER BY sequence DESC LIMIT 100',
        )
        return new Map(rows.map((row) => [idText('organization', row.organizationId), Number(row.sequence)]))
      },
    },
    {
      name: 'tocsin_messages_waiting',
      help: 'Messages that wait for their time or to be tried again, by channel.',
      label: 'channel',
      read: async () => {
        const rows = await manager.query<{ channel: string; n: string }[]>(
          'SELECT channel, COUNT(*) AS n FROM notification WHERE dueAt IS NOT NULL GROUP BY channel',
        )
        return new Map(rows.map(({ channel, n }) => [channel, Number(n)]))
      },
    },
    {
      name: 'tocsin_messages_failed',
      help: 'Messages of the last day that were given up, by channel.',
      label: 'channel',
      read: async () => {
        const rows = await manager.query<{ channel: string; n: string }[]>(
          "SELECT channel, COUNT(*) AS n FROM notification WHERE id >= ? AND state = 'FAILED' GROUP BY channel",
          [firstIdAt(clock.now().getTime() - 86_400_000)],
        )
        return new Map(rows.map(({ channel, n }) => [channel, Number(n)]))
      },
    },
    {
      name: 'tocsin_timers_due',
      help: 'Timers that are due and that nobody has claimed.',
      read: async () => {
        const [row] = await manager.query<{ n: string }[]>(
          'SELECT COUNT(*) AS n FROM timer FORCE INDEX (timer_free) WHERE claimedUntil IS NULL AND dueAt <= ?',
          [clock.now()],
        )
        return Number(row?.n)
      },
    },
    ...(replicas ? replicaFigures(replicas) : []),
    ...(ticking ? engineFigures(ticking) : []),
    {
      name: 'tocsin_pool_connections',
      help: 'Connections to the database that are open, by what they do; queued are those that wait for one.',
      label: 'state',
      read: () => {
        const free = ofPool('_freeConnections')
        return new Map([
          ['free', free],
          ['used', ofPool('_allConnections') - free],
          ['queued', ofPool('_connectionQueue')],
        ])
      },
    },
    {
      name: 'tocsin_redis_connected',
      help: '1 while wake-ups of other copies arrive through Redis, or none is asked for.',
      read: () => (wakeups.connected ? 1 : 0),
    },
  ]
}

function engineFigures({ health }: Pick<Ticking, 'health'>): AskedFigure[] {
  const figure = (name: string, of: 'late' | 'failing' | 'findings', help: string): AskedFigure => ({
    name,
    help,
    read: async () => (await health())[of],
  })
  return [
    figure('tocsin_engine_late_seconds', 'late', 'By how much the oldest thing that could be done is late.'),
    figure('tocsin_engine_failing', 'failing', 'Things that failed and will be tried again.'),
    figure('tocsin_engine_findings', 'findings', 'What the last audit of the engine found wrong.'),
  ]
}

const replicaFigures = (replicas: Replicas): AskedFigure[] => [
  {
    name: 'tocsin_reads_total',
    help: 'Queries by the database server that was chosen to read for them.',
    label: 'server',
    counts: true,
    read: () => new Map(replicas.chosen),
  },
  {
    name: 'tocsin_replica_ready',
    help: '1 while the replica answers and is not known to be behind.',
    label: 'server',
    read: () => new Map([...replicas.ready()].map(([name, isReady]) => [name, isReady ? 1 : 0])),
  },
]

/** Ids begin with the millisecond in which they were made, so the newest stand together. */
function firstIdAt(milliseconds: number): Buffer {
  const bytes = Buffer.alloc(16)
  bytes.writeUIntBE(milliseconds, 0, 6)
  return bytes
}
