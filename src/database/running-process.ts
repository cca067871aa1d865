import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'

/** What tells one process from another that got the same number later. */
export interface RunningProcess {
  pid: number
  /** Differs between two processes with the same pid, also across a reboot; compared, never parsed. */
  startedAt: string
  command: string
}

/** The process with this number; null when there is none, or only a zombie that waits to be reaped. */
export function runningProcess(pid: number): RunningProcess | null {
  if (!exists(pid)) return null
  return process.platform === 'linux' ? fromProc(pid) : fromPs(pid)
}

/** Resolves when the process is gone. For processes that are not our children: those report by themselves. */
export async function goneProcess(identity: RunningProcess): Promise<void> {
  while (runningProcess(identity.pid)?.startedAt === identity.startedAt) {
    await delay(100, undefined, { ref: false })
  }
}

/** Sends a signal; a process that has gone meanwhile is no fault. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

function exists(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // It exists, under another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function fromProc(pid: number): RunningProcess | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the name in parentheses, which may itself hold blanks and parentheses.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[0] === 'Z' || fields[0] === 'X') return null
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
    return { pid, startedAt: `${boot} ${fields[19] ?? ''}`, command }
  } catch {
    return null
  }
}

function fromPs(pid: number): RunningProcess | null {
  const columns = ['-o', 'stat=', '-o', 'lstart=', '-o', 'command=']
  const { stdout } = spawnSync('env', ['LC_ALL=C', 'ps', '-ww', ...columns, '-p', String(pid)], {
    encoding: 'utf8',
  })
  const [, state, startedAt, command] =
    /^\s*(\S+)\s+(\S+\s+\S+\s+\S+\s+\S+\s+\S+)\s+(.*?)\s*$/s.exec(stdout ?? '') ?? []
  if (!state || !startedAt || state.startsWith('Z')) return null
  return { pid, startedAt, command: command ?? '' }
}
