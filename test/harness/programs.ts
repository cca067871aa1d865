import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from 'redis'
import { installWithApt } from '../../src/database/apt.js'
import { findProgram, programFolders } from '../../src/database/server-program.js'

/** The programs that tests need beside the database, and Debian's packages of them. */
const PROGRAMS = {
  'redis-server': { names: ['redis-server', 'valkey-server'], packages: ['redis-server'] },
  nginx: { names: ['nginx'], packages: ['nginx-light'] },
  chromium: {
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    packages: ['chromium'],
  },
}

/** The path of a program, installed first when this machine has none and lets us. */
export async function ensureProgram(name: keyof typeof PROGRAMS): Promise<string> {
  const { names, packages } = PROGRAMS[name]
  const folders = programFolders(process.env.PATH ?? '')
  const found = await findProgram(names, folders)
  if (found) return found
  const why = await installWithApt(packages, (message) => process.stderr.write(`${message}\n`))
  const installed = await findProgram(names, folders)
  if (installed) return installed
  throw new Error(
    `These tests need ${names.join(' or ')}; install it. It was not installed by itself: ${why}`,
  )
}

export interface RedisServer {
  /** For REDIS_URL and for redis's own client. */
  url: string
  process: ChildProcess
  stop(): Promise<void>
}

/** A real Redis for one test, on a free port or the one that it had before, without anything on disk. */
export async function redisServer(before?: RedisServer): Promise<RedisServer> {
  const program = await ensureProgram('redis-server')
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-redis-'))
  // Another program may take the port between our looking and its binding.
  for (let attempt = 1; ; attempt++) {
    const port = before ? Number(new URL(before.url).port) : 20_000 + Math.floor(Math.random() * 12_000)
    const child = spawn(
      program,
      ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder],
      { stdio: 'ignore' },
    )
    const ended = once(child, 'exit')
    const url = `redis://127.0.0.1:${port}`
    if (await Promise.race([ended.then(() => false), answers(url)])) {
      return {
        url,
        process: child,
        async stop() {
          child.kill('SIGCONT')
          child.kill('SIGKILL')
          await ended
          await rm(folder, { recursive: true, force: true })
        },
      }
    }
    if (attempt === 5) throw new Error(`${program} does not start`)
  }
}

async function answers(url: string): Promise<boolean> {
  const client = createClient({ url, socket: { reconnectStrategy: 20, connectTimeout: 1_000 } })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return true
  } finally {
    client.destroy()
  }
}
