import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { DataSource } from 'typeorm'
import { openDatabase } from '../src/database/data-source.js'
import { startPrivateServer } from '../src/database/private-server.js'
import { programFolders } from '../src/database/server-program.js'
import { entities } from '../src/entities.js'
import { madeLog } from './made-log.js'

/** One database with real data, for all servers of a run. */
export interface World {
  databaseUrl: string
  dataSource: DataSource
  /** In hexadecimal, as servers that know no TypeIDs take it. */
  organizationId: string
  key: string
  /** What the importer says of the data. */
  data: string
  /** Whether it said so in this run. */
  isNew: boolean
  end(): Promise<void>
}

const realLog = '../shared/data/servicenow-incident-log.csv.gz'

/**
 * The database that all servers ask: the log that BENCH_IMPORT names, else the real one, else one that is made up,
 * brought in by the importer. BENCH_DATA names a folder that keeps it for the next run.
 */
export async function makeWorld(): Promise<World> {
  const dataDir = process.env.BENCH_DATA ?? (await mkdtemp(join(tmpdir(), 'tocsin-bench-')))
  const port = await freePort()
  const server = await startPrivateServer({
    dataDir,
    folders: programFolders(process.env.PATH ?? ''),
    log: () => undefined,
    settings: { 'skip-networking': '0', 'bind-address': '127.0.0.1', port: String(port) },
  })
  const databaseUrl = `mysql://root@127.0.0.1:${port}/tocsin`
  const isNew = !existsSync(keptIn(dataDir))
  const { key, data } = await filled(dataDir, databaseUrl)
  const dataSource = await openDatabase({ url: databaseUrl }, { entities })
  const [organization] = await dataSource.query<{ hex: string }[]>('SELECT HEX(id) AS hex FROM organization')
  const end = async () => {
    await dataSource.destroy()
    await server.stop()
    if (!process.env.BENCH_DATA) await rm(dataDir, { recursive: true, force: true })
  }
  return { databaseUrl, dataSource, organizationId: organization?.hex ?? '', key, data, isNew, end }
}

const keptIn = (dataDir: string) => join(dataDir, 'bench.json')

async function filled(dataDir: string, databaseUrl: string): Promise<{ key: string; data: string }> {
  const kept = keptIn(dataDir)
  if (existsSync(kept)) return JSON.parse(await readFile(kept, 'utf8')) as { key: string; data: string }
  const run = (program: string, ...given: string[]) =>
    execFileSync(process.execPath, [resolve('dist/src', program), ...given], {
      // Where the importer leaves the lines that it rejects.
      cwd: dataDir,
      env: { PATH: process.env.PATH, DATABASE_URL: databaseUrl },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    })
  const made = run('organization.js', 'create', '--name', 'Bench', '--admin-email', 'bench@example.com')
  const key = /tocsin_[\w-]+/.exec(made)?.[0] ?? ''
  const data = run('import.js', 'servicenow', await logFile(dataDir)).trim()
  await writeFile(kept, JSON.stringify({ key, data }))
  return { key, data }
}

async function logFile(dataDir: string): Promise<string> {
  const wanted = process.env.BENCH_IMPORT
  if (wanted) return resolve(wanted)
  if (existsSync(realLog)) return resolve(realLog)
  const path = join(dataDir, 'made-incident-log.csv')
  await writeFile(path, madeLog())
  return path
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
