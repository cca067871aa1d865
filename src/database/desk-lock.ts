import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runningProcess } from './running-process.js'

/** Another desk uses the same folder. */
export class DataDirectoryInUse extends Error {
  override name = 'DataDirectoryInUse'

  constructor(root: string, pid: number) {
    super(
      `Another desk (process ${pid}) already uses ${root}: stop it, give this one a DATA_DIR of its own, ` +
        'or let both share a server by DATABASE_URL',
    )
  }
}

/**
 * Makes this process the only desk of a folder until the returned function is called.
 *
 * A desk that died without saying so leaves its lock behind. The lock names a process and when it started, so a
 * later process with the same number (in a container it is always the same) is not taken for it.
 *
 * @throws DataDirectoryInUse
 */
export async function holdDataDirectory(root: string): Promise<() => Promise<void>> {
  const lock = join(root, 'desk.lock')
  const mine = JSON.stringify({ pid: process.pid, startedAt: runningProcess(process.pid)?.startedAt })
  const offer = `${lock}.${process.pid}`
  await writeFile(offer, mine, { mode: 0o600 })
  try {
    for (;;) {
      if (await claim(offer, lock)) break
      const theirs = await readFile(lock, 'utf8').catch(() => null)
      if (theirs === null) continue
      const holder = holderOf(theirs)
      if (holder !== null) throw new DataDirectoryInUse(root, holder)
      await removeStale(lock, theirs, `${offer}.stale`)
    }
  } finally {
    await rm(offer, { force: true })
  }
  return async () => {
    if ((await readFile(lock, 'utf8').catch(() => null)) === mine) await rm(lock, { force: true })
  }
}

/** A link appears whole or not at all, and only one process can make it. */
async function claim(offer: string, lock: string): Promise<boolean> {
  try {
    await link(offer, lock)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** The number of the process that holds the lock; null when it is gone. */
function holderOf(text: string): number | null {
  const { pid, startedAt } = parse(text)
  const holder = runningProcess(pid)
  return holder !== null && holder.startedAt === startedAt ? pid : null
}

function parse(text: string): { pid: number; startedAt: string } {
  try {
    return JSON.parse(text) as { pid: number; startedAt: string }
  } catch {
    // A disk that was full when the lock was written: nobody holds it.
    return { pid: 0, startedAt: '' }
  }
}

/** Removes the lock that was read, and no other: between the reading and the removing, others may have been here. */
async function removeStale(lock: string, expected: string, aside: string): Promise<void> {
  await rename(lock, aside).catch(() => undefined)
  const taken = await readFile(aside, 'utf8').catch(() => null)
  if (taken !== null && taken !== expected) await claim(aside, lock)
  await rm(aside, { force: true })
}
