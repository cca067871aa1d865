import { execFileSync } from 'node:child_process'
import { onServers } from './machine.js'
import type { World } from './world.js'

/** What the engine does with much that is due, and with nothing, in a process on the servers' processor; as text. */
export function engineFigures({ databaseUrl }: World, rounds: number): string {
  const program = ['--import', './test/harness/typescript.mjs', 'bench/engine/measure.ts']
  const [command, given] = onServers(process.execPath, [...program, databaseUrl, String(rounds)])
  const env = { PATH: process.env.PATH, NODE_ENV: 'production' }
  return execFileSync(command, given, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim()
}
