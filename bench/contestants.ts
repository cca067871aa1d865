import { type ChildProcess, spawn } from 'node:child_process'
import { onServers } from './machine.js'
import type { World } from './world.js'

const typescript = ['--import', './test/harness/typescript.mjs']
const programs = {
  tocsin: ['dist/src/main.js'],
  textbook: [...typescript, 'bench/textbook/server.ts'],
  limit: [...typescript, 'bench/limit/server.ts'],
}
export type Name = keyof typeof programs
export const names: Name[] = ['tocsin', 'textbook', 'limit']

/** One of the servers that are compared. */
export interface Contestant {
  name: Name
  url: string
  pid: number
  process: ChildProcess
}

/** Starts one; it says its address once it answers. */
export async function startContestant(name: Name, world: World): Promise<Contestant> {
  const profile = process.env.BENCH_PROFILE
    ? ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROFILE}`]
    : []
  const [command, given] = onServers(process.execPath, [...profile, ...programs[name]])
  const child = spawn(command, given, {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      // The textbook's publisher warns of its eleventh subscriber.
      NODE_NO_WARNINGS: '1',
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
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      const found = /http:\/\/[\w.]+:\d+\/graphql/.exec(output)?.[0]
      if (found) resolve(found)
    })
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code}: ${output}`)))
  })
  return { name, url, pid: child.pid ?? 0, process: child }
}

export async function stopContestant({ process: child }: Contestant): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
}
