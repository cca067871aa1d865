import { afterEach, expect, test } from '@jest/globals'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type Connection, type RowDataPacket, createConnection } from 'mysql2/promise'
import { runningProcess } from '../../src/database/running-process.js'
import {
  type PrivateServer,
  type PrivateServerOptions,
  type ServerAddress,
  startPrivateServer,
} from '../../src/database/private-server.js'
import { programFolders } from '../../src/database/server-program.js'

const cleanUps: (() => Promise<unknown>)[] = []
const messages: string[] = []

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
  messages.length = 0
})

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-private-'))
  cleanUps.push(async () => rm(folder, { recursive: true, force: true }))
  return folder
}

async function start(dataDir: string, options: Partial<PrivateServerOptions> = {}): Promise<PrivateServer> {
  const server = await startPrivateServer({
    dataDir,
    log: (message) => messages.push(message),
    folders: programFolders(process.env.PATH ?? ''),
    ...options,
  })
  cleanUps.push(async () => server.stop())
  return server
}

/** A process of its own that runs the server of a folder, in a process group of its own, like a desk in a terminal. */
async function startOwner(
  dataDir: string,
): Promise<{ owner: ChildProcess; pid: number; address: ServerAddress }> {
  const loader = join(process.cwd(), 'test/harness/typescript.mjs')
  const program = join(process.cwd(), 'test/database/private-server-owner.ts')
  const owner = spawn(process.execPath, ['--import', loader, program, dataDir], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  let complaint = ''
  owner.stderr.on('data', (data: Buffer) => (complaint += data.toString()))
  const said = once(owner.stdout, 'data').then(([data]) => String(data))
  const first = await Promise.race([said, once(owner, 'exit').then(() => null)])
  if (first === null) throw new Error(complaint)
  const { pid, address } = JSON.parse(first) as { pid: number; address: ServerAddress }
  cleanUps.push(async () => {
    owner.kill('SIGKILL')
    if (runningProcess(pid)) process.kill(pid, 'SIGKILL')
  })
  return { owner, pid, address }
}

async function kill(owner: ChildProcess, pid: number, signal: NodeJS.Signals): Promise<void> {
  const gone = once(owner, 'exit')
  process.kill(pid, signal)
  await gone
}

async function ask(address: ServerAddress, sql: string): Promise<RowDataPacket[]> {
  const connection: Connection = await createConnection({ ...address, multipleStatements: true })
  try {
    const [rows] = await connection.query<RowDataPacket[]>(sql)
    return rows
  } finally {
    await connection.end()
  }
}

test('a server starts on an empty folder, keeps its data over a stop, and leaves no process behind', async () => {
  const dataDir = join(await newFolder(), 'new', 'desk')
  const first = await start(dataDir)
  await ask(first.address, "CREATE TABLE note (text varchar(20)); INSERT INTO note VALUES ('Ω 🚨')")
  expect((await stat(dataDir)).mode & 0o777).toBe(0o700)
  await first.stop()
  await first.stop()
  expect(runningProcess(first.pid)).toBeNull()

  const second = await start(dataDir)
  expect(await ask(second.address, 'SELECT text FROM note')).toEqual([{ text: 'Ω 🚨' }])
  const [settings] = await ask(
    second.address,
    `SELECT @@innodb_flush_log_at_trx_commit AS flush, @@skip_networking AS closed, @@log_bin AS binlog,
       @@character_set_database AS charset, @@global.time_zone AS zone, @@sql_mode LIKE '%STRICT%' AS strict`,
  )
  expect(settings).toEqual({ flush: 1, closed: 1, binlog: 0, charset: 'utf8mb4', zone: '+00:00', strict: 1 })
})

test('a server outlives the kill of its desk, and the next desk takes it over with its data', async () => {
  const dataDir = await newFolder()
  const { owner, pid, address } = await startOwner(dataDir)
  await ask(address, 'CREATE TABLE note (id int); INSERT INTO note VALUES (1)')
  await kill(owner, owner.pid ?? 0, 'SIGKILL')

  const next = await start(dataDir)
  expect(next.pid).toBe(pid)
  expect(await ask(next.address, 'SELECT id FROM note')).toEqual([{ id: 1 }])
  await next.stop()
  expect(runningProcess(pid)).toBeNull()
})

test('Ctrl-C in the terminal of the desk does not reach its server', async () => {
  const { owner, pid, address } = await startOwner(await newFolder())
  await kill(owner, -(owner.pid ?? 0), 'SIGINT')
  await delay(200)
  expect(runningProcess(pid)).not.toBeNull()
  expect(await ask(address, 'SELECT 1 AS here')).toEqual([{ here: 1 }])
})

test('a server that hangs is ended, and a new one started on its data', async () => {
  const dataDir = await newFolder()
  const { owner, pid, address } = await startOwner(dataDir)
  await ask(address, 'CREATE TABLE note (id int); INSERT INTO note VALUES (1)')
  await kill(owner, owner.pid ?? 0, 'SIGKILL')
  process.kill(pid, 'SIGSTOP')

  const next = await start(dataDir, { patience: { takeOver: 300, end: 500 } })
  expect(next.pid).not.toBe(pid)
  expect(runningProcess(pid)).toBeNull()
  expect(await ask(next.address, 'SELECT id FROM note')).toEqual([{ id: 1 }])
})

test('a server that dies is started again on its data', async () => {
  const server = await start(await newFolder())
  await ask(server.address, 'CREATE TABLE note (id int); INSERT INTO note VALUES (1)')
  const dead = server.pid
  process.kill(dead, 'SIGKILL')
  while (server.pid === dead) await delay(20)
  expect(await ask(server.address, 'SELECT id FROM note')).toEqual([{ id: 1 }])
  expect(messages).toContainEqual(
    expect.stringContaining(`(process ${dead}) ended by SIGKILL: starting it again`),
  )
})

test('a second desk on the same folder is refused, with the number of the first', async () => {
  const dataDir = await newFolder()
  const { address } = await start(dataDir)
  await expect(startOwner(dataDir)).rejects.toThrow(
    `Another desk (process ${process.pid}) already uses ${dataDir}`,
  )
  await expect(start(dataDir)).rejects.toThrow('already uses')
  expect(await ask(address, 'SELECT 1 AS here')).toEqual([{ here: 1 }])
})

test('the lock of a dead desk does not count, even when its number belongs to another process now', async () => {
  const dataDir = await newFolder()
  await writeFile(
    join(dataDir, 'desk.lock'),
    JSON.stringify({ pid: process.ppid, startedAt: 'another boot 1' }),
  )
  await writeFile(join(dataDir, 'mysql.pid'), String(process.ppid))
  const server = await start(dataDir)
  expect(runningProcess(server.pid)?.command).toContain(dataDir)
  expect(runningProcess(process.ppid)).not.toBeNull()
})

test('a folder whose path is too long for a socket works, and is found again', async () => {
  const dataDir = join(await newFolder(), 'ä'.repeat(60), 'with a blank')
  await mkdir(dataDir, { recursive: true })
  const { owner, pid } = await startOwner(dataDir)
  await kill(owner, owner.pid ?? 0, 'SIGKILL')
  const server = await start(dataDir)
  expect(server.pid).toBe(pid)
  expect(Buffer.byteLength(server.address.socketPath)).toBeLessThan(104)
  cleanUps.unshift(async () => rm(join(server.address.socketPath, '..'), { recursive: true }))
})

test('without a server program the ways to get one are listed', async () => {
  const dataDir = await newFolder()
  const refusal = start(dataDir, { folders: [], install: async () => 'that takes root' })
  await expect(refusal).rejects.toThrow(
    /apt-get install .*\n.*dnf .*\n.*brew .*\n.*DATABASE_URL=.*\n.*takes root/,
  )
  await start(dataDir)
})

test('a program that is too old or of another kind than the data is named, and not used', async () => {
  const [dataDir, folder] = [await newFolder(), await newFolder()]
  const program = join(folder, 'mysqld')
  await writeFile(program, '#!/bin/sh\necho "mysqld  Ver 5.7.44 for Linux (MySQL Community Server)"\n')
  await chmod(program, 0o755)
  const none = { folders: [folder], install: async () => 'that takes root' }
  await expect(start(dataDir, none)).rejects.toThrow(`${program} is 5.7.44`)
  await mkdir(join(dataDir, 'mysql'))
  await expect(start(dataDir, none)).rejects.toThrow(`DATA_DIR holds data of MariaDB (${program} is MySQL)`)
})
