import { type ChildProcess, spawn } from 'node:child_process'
import { onServers } from './machine.js'
import type { World } from './world.js'

const typescript = ['--import', './test/harness/typescript.mjs']
const programs = {
  tocsin: ['dist/src/main.js'],
  textbook: [...typescript, 'bench/textbook/server.ts'],
  mercurius: [...typescript, 'bench/mercurius/server.ts'],
  limit: [...typescript, 'bench/limit/server.ts'],
  // What access costs is little: both of these are compiled in the same way.
  guarded: [...typescript, 'src/main.ts'],
  open: [...typescript, 'bench/open-door/server.ts'],
}
export type Program = keyof typeof programs

/** One of the servers that are compared. */
export interface Contestant<P extends Program = Program> {
  name: P
  url: string
  pid: number
  process: ChildProcess
}

const running = new Set<Contestant>()

/** Starts one; it says its address once it answers. `settings` are more of its environment, `options` Node's own. */
export async function startContestant<P extends Program>(
  name: P,
  world: World,
  settings: Record<string, string> = {},
  options: readonly string[] = [],
): Promise<Contestant<P>> {
  const profile = process.env.BENCH_PROFILE
    ? ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROFILE}`]
    : []
  const [command, given] = onServers(process.execPath, [...profile, ...options, ...programs[name]])
  const child = spawn(command, given, {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      // The textbook's publisher warns of its eleventh subscriber.
      NODE_NO_WARNINGS: '1',
      TZ: 'UTC',
      LOG_LEVEL: 'error',
      PORT: '0',
      // Counted, never reached.
      RATE_LIMIT: '100000000',
      SOCKETS_PER_PRINCIPAL: '100000',
      DATABASE_URL: world.databaseUrl,
      ORGANIZATION: world.organizationId,
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((resolve, reject) => {
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      const found = /http:\/\/[\w.]+:\d+\/graphql/.exec(output)?.[0]
      if (found) resolve(found)
    })
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code}: ${output}`)))
  })
  const contestant = { name, url, pid: child.pid ?? 0, process: child }
  running.add(contestant)
  return contestant
}

/** What does not end in order is killed: the next benchmark must not share its processor. */
const patience = 10_000

export async function stopContestant(contestant: Contestant): Promise<void> {
  running.delete(contestant)
  const { process: child } = contestant
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const killing = setTimeout(() => child.kill('SIGKILL'), patience)
  await ended
  clearTimeout(killing)
}

/** Whatever a benchmark has left running, also one that failed. */
export async function stopContestants(): Promise<void> {
  await Promise.all([...running].map(stopContestant))
}
