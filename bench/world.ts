import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer } from 'node:net'
import type { DataSource } from 'typeorm'
import { openDatabase } from '../src/database/data-source.js'
import { startPrivateServer, type PrivateServer } from '../src/database/private-server.js'
import { programFolders } from '../src/database/server-program.js'
import { entities } from '../src/entities.js'

/** One database with real data, for all servers of a run. */
export interface World {
  databaseUrl: string
  dataSource: DataSource
  organizationId: string
  key: string
  /** Says what the data are, for the report. */
  data: string
  end(): Promise<void>
}

const realLog = '../shared/data/servicenow-incident-log.csv.gz'

/** Clients and database on one processor, servers on the other, where the machine lets us choose. */
export function pinned(processor: 0 | 1, command: string, commandArguments: string[]): [string, string[]] {
  return existsSync('/usr/bin/taskset')
    ? ['/usr/bin/taskset', ['-c', String(processor), command, ...commandArguments]]
    : [command, commandArguments]
}

export async function makeWorld(): Promise<World> {
  const file = process.env.BENCH_IMPORT ?? realLog
  if (!existsSync(file)) throw new Error(`BENCH_IMPORT must name a ServiceNow log: there is none at ${file}`)
  const dataDir = await mkdtemp(join(tmpdir(), 'tocsin-bench-'))
  const port = await freePort()
  const server = await startPrivateServer({
    dataDir,
    folders: programFolders(process.env.PATH ?? ''),
    log: () => undefined,
    settings: { 'skip-networking': '0', 'bind-address': '127.0.0.1', port: String(port) },
  })
  const databaseUrl = `mysql://root@127.0.0.1:${port}/tocsin`
  const key = organizationKey(databaseUrl)
  const data = importLog(databaseUrl, file)
  const dataSource = await openDatabase({ url: databaseUrl }, { entities })
  const organizationId = await onlyOrganization(dataSource)
  return { databaseUrl, dataSource, organizationId, key, data, end: () => end(dataSource, server, dataDir) }
}

function organizationKey(databaseUrl: string): string {
  const output = execFileSync(
    process.execPath,
    ['dist/src/organization.js', 'create', '--name', 'Bench', '--admin-email', 'bench@example.com'],
    { env: { PATH: process.env.PATH, DATABASE_URL: databaseUrl }, encoding: 'utf8' },
  )
  const key = /tocsin_[\w-]+/.exec(output)?.[0]
  if (!key) throw new Error(`no key in ${output}`)
  return key
}

/** The importer's own summary is what the report says of the data. */
function importLog(databaseUrl: string, file: string): string {
  return execFileSync(process.execPath, ['dist/src/import.js', 'servicenow', file], {
    env: { PATH: process.env.PATH, DATABASE_URL: databaseUrl },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1 << 26,
  })
}

async function onlyOrganization(dataSource: DataSource): Promise<string> {
  const [row] = await dataSource.query<{ hex: string }[]>('SELECT LOWER(HEX(id)) AS hex FROM organization')
  if (!row) throw new Error('no organisation')
  return row.hex
}

async function end(dataSource: DataSource, server: PrivateServer, dataDir: string): Promise<void> {
  await dataSource.destroy()
  await server.stop()
  await rm(dataDir, { recursive: true, force: true })
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}

export interface Contestant {
  name: string
  url: string
  process: ChildProcess
}

const typescript = ['--import', './test/harness/typescript.mjs']
const programs = {
  tocsin: ['dist/src/main.js'],
  textbook: [...typescript, 'bench/textbook/server.ts'],
  limit: [...typescript, 'bench/limit/server.ts'],
}
export type Name = keyof typeof programs

/** Starts one of the servers that are compared; it says its address once it answers. */
export async function startContestant(name: Name, world: World): Promise<Contestant> {
  const [command, commandArguments] = pinned(0, process.execPath, programs[name])
  const child = spawn(command, commandArguments, {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      TZ: 'UTC',
      LOG_LEVEL: 'error',
      PORT: '0',
      DATABASE_URL: world.databaseUrl,
      ORGANIZATION: world.organizationId,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((resolve, reject) => {
    let output = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      const found = /http:\/\/[\w.]+:\d+\/graphql/.exec(output)?.[0]
      if (found) resolve(found)
    })
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code}: ${output}`)))
  })
  return { name, url, process: child }
}
