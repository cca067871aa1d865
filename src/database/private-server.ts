import { setTimeout as delay } from 'node:timers/promises'
import { createConnection } from 'mysql2/promise'
import { type DataDirectory, flavourOf, openDataDirectory } from './data-directory.js'
import { holdDataDirectory } from './desk-lock.js'
import { initialise, logTail, rotateLog } from './server-files.js'
import {
  type ServerProcess,
  type ServerSettings,
  endServer,
  findServer,
  spawnServer,
} from './server-process.js'
import { type ServerProgram, programFolders, serverProgram } from './server-program.js'

/** Where the private server is reached, in the words of mysql2 and TypeORM. */
export interface ServerAddress {
  socketPath: string
  user: string
  database: string
}

export interface PrivateServer {
  address: ServerAddress
  /** The process that serves now; another one after a crash. */
  readonly pid: number
  /** Ends the server, having flushed everything, and lets go of the folder. Safe to call again. */
  stop(): Promise<void>
}

export interface PrivateServerOptions {
  dataDir: string
  log: (message: string) => void
  /** Where server programs are looked for; see `programFolders`. */
  folders?: string[]
  /** Settings of the server that replace those of the desk, such as `{ 'innodb-buffer-pool-size': '4G' }`. */
  settings?: ServerSettings
  /** Called once when the server ends again and again, and is no longer started. */
  onLost?: (error: Error) => void
  /** How to get a server program where there is none; see `installWithApt`. */
  install?: (packages: string[], log: (message: string) => void) => Promise<string | null>
  patience?: Partial<Patience>
}

/** How long to wait, in milliseconds. */
interface Patience {
  /** For a server that starts: the recovery after a crash may be long. */
  start: number
  /** For the answer of a server that an earlier desk left behind. */
  takeOver: number
  /** For a server that was asked to end, before it is killed. */
  end: number
}

const PATIENCE: Patience = { start: 5 * 60_000, takeOver: 15_000, end: 20_000 }
const DATABASE = 'tocsin'
const RESTARTS = 5
const RESTARTS_WITHIN = 10 * 60_000
/** Longer before each further restart; none before the first. */
const PAUSE = 1_000

/**
 * Runs the desk's own database server on the data of `dataDir`, with durable settings, until it is stopped.
 *
 * The first call on a folder makes the database. A server that a killed desk left running is taken over; one that
 * no longer answers is ended, and started anew. A server that crashes is started again.
 *
 * @throws ServerProgramMissing, DataDirectoryInUse
 */
export async function startPrivateServer(options: PrivateServerOptions): Promise<PrivateServer> {
  if (process.platform === 'win32') throw new Error('On Windows, set DATABASE_URL, or run the desk in WSL')
  const { log, folders = programFolders(''), settings = {}, install } = options
  const patience = { ...PATIENCE, ...options.patience }
  const where = await openDataDirectory(options.dataDir)
  const release = await holdDataDirectory(where.root)
  try {
    const program = await serverProgram({ folders, data: flavourOf(where), log, install })
    const start = async (stopping?: AbortSignal): Promise<ServerProcess> =>
      startServer(program, where, settings, patience, stopping)

    const found = await takeOver(where, patience, log)
    if (!found) await initialise(program, where, folders, log)
    const server = found ?? (await start())
    await createDatabase(where)
    const guard = guardServer(server, start, options)
    let stopped: Promise<void> | undefined
    return {
      address: { socketPath: where.socket, user: 'root', database: DATABASE },
      get pid() {
        return guard.pid
      },
      stop: () => (stopped ??= guard.stop(patience.end).finally(release)),
    }
  } catch (error) {
    await release()
    throw error
  }
}

/** The server that an earlier desk left running, if it is there and well. */
async function takeOver(where: DataDirectory, patience: Patience, log: (message: string) => void) {
  const found = findServer(where)
  if (!found) {
    // In a container that shares the folder, say: its process is not ours to see or to stop.
    if (!(await answers(where))) return null
    throw new Error(`A server that this desk did not start answers on ${where.socket}: stop it first`)
  }
  if (await comesUp(found, where, patience.takeOver)) {
    log(`Took over the private database server (process ${found.pid}) that an earlier desk left running`)
    return found
  }
  log(
    `The private database server (process ${found.pid}) of an earlier desk does not answer: starting a new one`,
  )
  await endServer(found, patience.end)
  return null
}

async function startServer(
  program: ServerProgram,
  where: DataDirectory,
  settings: ServerSettings,
  patience: Patience,
  stopping?: AbortSignal,
): Promise<ServerProcess> {
  await rotateLog(where)
  const server = spawnServer(program, where, settings)
  if (await comesUp(server, where, patience.start, stopping)) return server
  // A MariaDB that is asked to end while it starts may hang for ever; it has served nobody yet.
  await endServer(server, 0)
  throw new Error(
    `The private database server (${program.path}) did not start; ${where.log} ends with:\n${await logTail(where)}`,
  )
}

/** Starts the server again when it ends unasked, a few times. */
function guardServer(
  first: ServerProcess,
  start: (stopping: AbortSignal) => Promise<ServerProcess>,
  { log, onLost }: PrivateServerOptions,
) {
  const stopping = new AbortController()
  const restarts: number[] = []
  let server = first

  async function guard(): Promise<void> {
    for (;;) {
      const how = await server.ended
      if (stopping.signal.aborted) return
      const recent = restarts.filter((at) => performance.now() - at < RESTARTS_WITHIN)
      if (recent.length >= RESTARTS)
        throw new Error(`The private database server ended ${how}, too often to go on`)
      restarts.push(performance.now())
      log(`The private database server (process ${server.pid}) ended ${how}: starting it again`)
      try {
        await delay(recent.length * PAUSE, undefined, { ref: false, signal: stopping.signal })
        server = await start(stopping.signal)
      } catch (error) {
        // The ended server stays current, so that the next round counts this start as one more.
        if (!stopping.signal.aborted) log((error as Error).message)
      }
    }
  }

  const guarding = guard().catch((error: Error) => {
    log(error.message)
    onLost?.(error)
  })
  return {
    get pid() {
      return server.pid
    },
    async stop(patience: number): Promise<void> {
      stopping.abort()
      await endServer(server, patience)
      await guarding
    },
  }
}

/** Waits until a server answers; false when it ended first, or time is up, or nobody needs it any more. */
async function comesUp(server: ServerProcess, where: DataDirectory, within: number, stopping?: AbortSignal) {
  const deadline = performance.now() + within
  let running = true
  void server.ended.then(() => (running = false))
  while (running && !stopping?.aborted && performance.now() < deadline) {
    if (await answers(where, deadline - performance.now())) return true
    await delay(50)
  }
  return false
}

async function answers(where: DataDirectory, within = 1_000): Promise<boolean> {
  const timeout = Math.max(1, Math.min(within, 5_000))
  try {
    const connection = await createConnection({
      socketPath: where.socket,
      user: 'root',
      connectTimeout: timeout,
    })
    await connection.query({ sql: 'SELECT 1', timeout }).finally(() => connection.destroy())
    return true
  } catch {
    return false
  }
}

async function createDatabase(where: DataDirectory): Promise<void> {
  const connection = await createConnection({ socketPath: where.socket, user: 'root' })
  const collation = 'CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci'
  await connection
    .query(`CREATE DATABASE IF NOT EXISTS ${DATABASE} ${collation}`)
    .finally(() => connection.destroy())
}
