import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import type { Pace } from './benchmark.js'
import type { World } from './world.js'

const taskset = '/usr/bin/taskset'

/** Servers run on one processor, this process (all clients) and the database on the other, where Linux lets us. */
export const serversOn = 0
const clientsOn = 1

/** A command line that runs on the servers' processor. */
export function onServers(command: string, given: string[]): [string, string[]] {
  return existsSync(taskset) ? [taskset, ['-c', String(serversOn), command, ...given]] : [command, given]
}

/** Moves this process, and what it starts from now on, away from the servers. */
export function keepAwayFromServers(): void {
  if (!existsSync(taskset)) return
  execFileSync(taskset, ['-a', '-c', '-p', String(clientsOn), String(process.pid)], { stdio: 'ignore' })
}

/** How a kernel of Linux counts processor time, 100 times a second unless it was built otherwise. */
const tick = 10

/** Milliseconds of processor time that a process has used so far; NaN where there is no /proc. */
export function processorTime(pid: number): number {
  const path = `/proc/${pid}/stat`
  if (!existsSync(path)) return NaN
  const stat = readFileSync(path, 'utf8')
  // The name stands in brackets and may hold anything; what is counted from there is user, then system.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * tick
}

/** For who reads the figures later. */
export async function howMeasured({ dataSource }: World, { rounds, seconds }: Pace): Promise<string> {
  const [server] = await dataSource.query<{ version: string }[]>('SELECT VERSION() AS version')
  const day = new Date().toISOString().slice(0, 10)
  return `${day}, ${cpus().length} cores, Node ${process.versions.node}, database ${server?.version}, ${rounds} rounds of ${seconds} seconds.`
}
