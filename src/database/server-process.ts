import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { constrainedMemory } from 'node:process'
import { totalmem } from 'node:os'
import { relative } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { DataDirectory } from './data-directory.js'
import { goneProcess, runningProcess, signal } from './running-process.js'
import type { ServerProgram } from './server-program.js'

/** A database server that runs, whether this process started it or found it. */
export interface ServerProcess {
  pid: number
  /** Resolves with how it ended. */
  ended: Promise<string>
}

/** Settings of the server beyond those of the desk, by the names of its command line. */
export type ServerSettings = Record<string, string>

const SQL_MODE = [
  'STRICT_ALL_TABLES',
  'STRICT_TRANS_TABLES',
  'ONLY_FULL_GROUP_BY',
  'NO_ZERO_DATE',
  'NO_ZERO_IN_DATE',
  'ERROR_FOR_DIVISION_BY_ZERO',
  'NO_ENGINE_SUBSTITUTION',
].join(',')

/** Starts the server on its folder. It is not ready yet, only running. */
export function spawnServer(
  program: ServerProgram,
  where: DataDirectory,
  settings: ServerSettings,
): ServerProcess {
  const output = openSync(where.log, 'a', 0o600)
  // A session of its own: Ctrl-C goes to all of the desk's group, and the desk still has to drain into this server.
  const child = spawn(program.path, serverArguments(program, where, settings), {
    detached: true,
    stdio: ['ignore', output, output],
  })
  closeSync(output)
  child.unref()
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, name) => resolve(name ? `by ${name}` : `with code ${code}`))
    child.once('error', (error) => resolve(error.message))
  })
  if (child.pid === undefined) return { pid: 0, ended }
  // The server writes the same file, but late: this way it is found even when the desk dies during its start.
  writeFileSync(where.pidFile, `${child.pid}\n`, { mode: 0o600 })
  return { pid: child.pid, ended }
}

/** The server that an earlier desk left running on this folder; null when there is none. */
export function findServer(where: DataDirectory): ServerProcess | null {
  const found = runningProcess(pidIn(where.pidFile))
  // The number alone may by now belong to anything.
  if (!found || !`${found.command} `.includes(` ${dataArgument(where.data)} `)) return null
  return { pid: found.pid, ended: goneProcess(found).then(() => 'for a reason that only its log knows') }
}

/** Ends a server: it may flush and close for a while, then it is killed. Its data survive both. */
export async function endServer(server: ServerProcess, patience: number): Promise<void> {
  if (server.pid === 0) return
  for (const name of ['SIGTERM', 'SIGKILL'] as const) {
    if (runningProcess(server.pid) === null) return
    signal(server.pid, name)
    if (await endsWithin(server, name === 'SIGTERM' ? patience : 5_000)) return
  }
  throw new Error(`The private database server (process ${server.pid}) does not end`)
}

async function endsWithin({ ended }: ServerProcess, milliseconds: number): Promise<boolean> {
  const waiting = new AbortController()
  const patience = delay(milliseconds, false, { signal: waiting.signal }).catch(() => false)
  const result = await Promise.race([ended.then(() => true), patience])
  waiting.abort()
  return result
}

/**
 * What the program that fills an empty folder is started with, in that folder.
 *
 * MySQL does it by itself. MariaDB has a script for it, which fails on paths with blanks: it gets relative ones.
 */
export function initialiseArguments(program: ServerProgram, where: DataDirectory, folder: string): string[] {
  const common = (data: string, temporary: string) => [
    '--no-defaults',
    dataArgument(data),
    ...asRoot(),
    `--tmpdir=${temporary}`,
  ]
  if (program.flavour === 'MySQL') return [...common(folder, where.temporary), '--initialize-insecure']
  const options = ['--auth-root-authentication-method=normal', '--skip-test-db']
  return [...common('.', relative(folder, where.temporary)), ...options]
}

function serverArguments(program: ServerProgram, where: DataDirectory, settings: ServerSettings): string[] {
  const all: ServerSettings = {
    socket: where.socket,
    'pid-file': where.pidFile,
    tmpdir: where.temporary,
    'innodb-flush-log-at-trx-commit': '1',
    'innodb-buffer-pool-size': `${bufferPoolMegabytes()}M`,
    'character-set-server': 'utf8mb4',
    'collation-server': 'utf8mb4_unicode_520_ci',
    'default-time-zone': '+00:00',
    'sql-mode': SQL_MODE,
    'max-allowed-packet': '64M',
    'max-connections': '200',
    'local-infile': 'OFF',
    // MySQL's own extras, which cost memory and open a port of their own.
    ...(program.flavour === 'MySQL' ? { mysqlx: 'OFF', 'performance-schema': 'OFF' } : {}),
    ...settings,
  }
  return [
    // First, by rule: keeps out every my.cnf of the machine.
    '--no-defaults',
    dataArgument(where.data),
    ...asRoot(),
    '--skip-networking',
    '--skip-log-bin',
    ...Object.entries(all).map(([name, value]) => `--${name}=${value}`),
  ]
}

function dataArgument(folder: string): string {
  return `--datadir=${folder}`
}

// Both servers refuse to run as root by accident; here there is nobody else.
function asRoot(): string[] {
  return process.getuid?.() === 0 ? ['--user=root'] : []
}

// An eighth of what the machine, or the container, has: the desk itself and others need the rest.
function bufferPoolMegabytes(): number {
  const limit = constrainedMemory()
  const bytes = limit > 0 ? Math.min(limit, totalmem()) : totalmem()
  return Math.min(2048, Math.max(128, Math.floor(bytes / 8 / 1024 / 1024)))
}

function pidIn(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8'))
  } catch {
    return 0
  }
}
