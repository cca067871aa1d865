import { execFileSync } from 'node:child_process'
import type { Run } from './benchmark.js'
import { onServers } from './machine.js'

/** What the engine does with much that is due, and with nothing, in a process on the servers' processor. */
export async function engine({ world, pace, note }: Run): Promise<[]> {
  const program = ['--import', './test/harness/typescript.mjs', 'bench/engine/measure.ts']
  const [command, given] = onServers(process.execPath, [...program, world.databaseUrl, String(pace.rounds)])
  const env = { PATH: process.env.PATH, NODE_ENV: 'production' }
  note(execFileSync(command, given, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim())
  return []
}
