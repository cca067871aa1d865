import { execFile } from 'node:child_process'
import { access, constants } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { installWithApt } from './apt.js'
import type { Flavour } from './data-directory.js'

const run = promisify(execFile)

export interface ServerProgram {
  path: string
  flavour: Flavour
  version: string
}

/** No server program was found, and none could be installed. The message lists the ways out. */
export class ServerProgramMissing extends Error {
  override name = 'ServerProgramMissing'
}

// Where the packages of Debian, Fedora, Homebrew, and the tarballs of both makers put servers, in or out of PATH.
const FOLDERS = [
  ...['/usr/sbin', '/usr/libexec', '/usr/bin', '/usr/local/sbin', '/usr/local/bin', '/usr/local/libexec'],
  ...['/usr/local/mariadb/bin', '/usr/local/mariadb/scripts', '/usr/local/mysql/bin'],
  ...['/opt/homebrew', '/usr/local', '/home/linuxbrew/.linuxbrew'].flatMap((brew) =>
    ['bin', 'opt/mariadb/bin', 'opt/mysql/bin', 'opt/mysql@8.4/bin'].map((folder) => join(brew, folder)),
  ),
]

// Older servers miss something that the desk's SQL needs; those between this and TESTED are told about, and tried.
const OLDEST: Record<Flavour, string> = { MariaDB: '10.6', MySQL: '8.0' }
const TESTED: Record<Flavour, string> = { MariaDB: '10.11', MySQL: '8.4' }

/** The folders in which programs are looked for: those of PATH, then the usual ones beside it. */
export function programFolders(searchPath: string): string[] {
  return [...new Set([...searchPath.split(delimiter).filter(Boolean), ...FOLDERS])]
}

/** The first program with one of these names, in the order of the names; null when there is none. */
export async function findProgram(names: string[], folders: string[]): Promise<string | null> {
  for (const path of names.flatMap((name) => folders.map((folder) => join(folder, name)))) {
    if (await isExecutable(path)) return path
  }
  return null
}

/**
 * A server program that can run on the data that are there, installed first when the machine has none.
 *
 * @param options.data the kind of server that made the data, null for a new folder
 * @throws ServerProgramMissing
 */
export async function serverProgram(options: {
  folders: string[]
  data: Flavour | null
  log: (message: string) => void
  install?: typeof installWithApt
}): Promise<ServerProgram> {
  const { folders, data, log, install = installWithApt } = options
  const refused: string[] = []
  const found = await findServer(folders, data, refused)
  if (found) return announced(found, log)

  const packages = ['mariadb-server-core', 'mariadb-client-core']
  const why = data === 'MySQL' ? 'its packages differ too much to guess' : await install(packages, log)
  const installed = why === null ? await findServer(folders, data, refused) : null
  if (installed) return announced(installed, log)
  throw new ServerProgramMissing(waysOut(data, [...new Set(refused)], why))
}

async function findServer(folders: string[], data: Flavour | null, refused: string[]) {
  // Packages of MariaDB install it as mysqld too, so the name says nothing: the program is asked what it is.
  for (const name of ['mariadbd', 'mysqld']) {
    for (const path of folders.map((folder) => join(folder, name))) {
      const program = (await isExecutable(path)) ? await identify(path) : null
      if (!program) continue
      if (data !== null && program.flavour !== data) refused.push(`${path} is ${program.flavour}`)
      else if (isOlder(program.version, OLDEST[program.flavour]))
        refused.push(`${path} is ${program.version}`)
      else return program
    }
  }
  return null
}

/** Asks a program what it is; null when it does not run or is no server. */
async function identify(path: string): Promise<ServerProgram | null> {
  const answer = await run(path, ['--no-defaults', '--version'], { timeout: 10_000 }).catch(() => null)
  const version = /\bVer (\d+\.\d+\.\d+)/.exec(answer?.stdout ?? '')?.[1]
  return version
    ? { path, version, flavour: /MariaDB/i.test(answer?.stdout ?? '') ? 'MariaDB' : 'MySQL' }
    : null
}

function announced(program: ServerProgram, log: (message: string) => void): ServerProgram {
  const tested = TESTED[program.flavour]
  if (isOlder(program.version, tested)) {
    log(
      `${program.path} is ${program.flavour} ${program.version}: the desk is tested with ${tested} and later`,
    )
  }
  return program
}

function isOlder(version: string, than: string): boolean {
  return version.localeCompare(than, 'en', { numeric: true }) < 0
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  )
}

function waysOut(data: Flavour | null, refused: string[], why: string | null): string {
  const wanted = data ?? 'MariaDB or MySQL'
  const versions = data ? `${OLDEST[data]} or later` : `${OLDEST.MariaDB} or ${OLDEST.MySQL}, or later`
  return [
    `No ${wanted} server program (${versions}) was found on this machine` +
      (data ? `, and DATA_DIR holds data of ${data}` : '') +
      (refused.length > 0 ? ` (${refused.join(', ')})` : '') +
      '. One of these helps:',
    ...(data === 'MySQL'
      ? ['  any system:      the MySQL server of its packages, or of dev.mysql.com']
      : [
          '  Debian, Ubuntu:  apt-get install mariadb-server-core mariadb-client-core',
          '  Fedora, RHEL:    dnf install mariadb-server',
          '  macOS:           brew install mariadb',
        ]),
    '  anywhere:        DATABASE_URL=mysql://user:password@host:3306/database for a server that runs elsewhere',
    ...(why ? [`It was not installed by itself: ${why}`] : []),
  ].join('\n')
}
