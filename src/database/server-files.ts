import { execFile } from 'node:child_process'
import { readFile, rename, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { type DataDirectory, fillDataDirectory } from './data-directory.js'
import { initialiseArguments } from './server-process.js'
import { type ServerProgram, findProgram } from './server-program.js'

const run = promisify(execFile)
const LONGEST_LOG = 16 * 1024 * 1024

/** Makes the server's system tables, in a folder that has none yet. */
export async function initialise(
  program: ServerProgram,
  where: DataDirectory,
  folders: string[],
  log: (message: string) => void,
): Promise<void> {
  await fillDataDirectory(where, async (folder) => {
    log(`Making a new database with ${program.flavour} ${program.version} in ${where.data}`)
    const initialiser = await initialiserOf(program, folders)
    const context = { cwd: folder, timeout: 5 * 60_000 }
    await run(initialiser, initialiseArguments(program, where, folder), context).catch((error: Error) => {
      const { stdout = '', stderr = '' } = error as Error & { stdout?: string; stderr?: string }
      throw new Error(`${initialiser} failed:\n${lastLines(`${stdout}\n${stderr}`) || error.message}`)
    })
  })
}

/** The last lines that the server wrote. */
export async function logTail({ log }: DataDirectory): Promise<string> {
  return lastLines(await readFile(log, 'utf8').catch(() => ''))
}

/** Puts a log that has grown long aside, where it replaces the one before. */
export async function rotateLog({ log }: DataDirectory): Promise<void> {
  const found = await stat(log).catch(() => null)
  if (found && found.size > LONGEST_LOG) await rename(log, `${log}.1`)
}

// MySQL fills a folder by itself; MariaDB has a script for it, beside the server or among the tools.
async function initialiserOf(program: ServerProgram, folders: string[]): Promise<string> {
  if (program.flavour === 'MySQL') return program.path
  const names = ['mariadb-install-db', 'mysql_install_db']
  const script = await findProgram(names, [dirname(program.path), ...folders])
  if (script) return script
  throw new Error(
    `${program.path} was found, but not mariadb-install-db, which belongs to it: install that too`,
  )
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-10).join('\n')
}
