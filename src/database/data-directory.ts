import { createHash, randomUUID } from 'node:crypto'
import { chmod, lstat, mkdir, readdir, realpath, rename, rm } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** Where everything of one private server lies. */
export interface DataDirectory {
  root: string
  /** The server's own files. */
  data: string
  socket: string
  pidFile: string
  /** Not /tmp: a server that starts removes what others, of any desk, have put there. */
  temporary: string
  log: string
}

export type Flavour = 'MariaDB' | 'MySQL'

// A socket's address has 104 bytes on macOS and 108 on Linux, with a zero at the end.
const LONGEST_SOCKET_PATH = process.platform === 'linux' ? 107 : 103

/**
 * Makes the folder, for its owner alone, and says where things lie in it.
 *
 * The private server knows one user, root, without a password: whoever may enter the folder of its socket may
 * do everything. A folder that was there before and holds other things keeps its mode; `mysql` in it is closed.
 */
export async function openDataDirectory(path: string): Promise<DataDirectory> {
  const made = await mkdir(resolve(path), { recursive: true, mode: 0o700 })
  const root = await realpath(path)
  if (made || (await isOurs(root))) await chmod(root, 0o700)
  const sockets = join(root, 'run')
  const socket = join(sockets, 'mysql.sock')
  const fits = Buffer.byteLength(socket) <= LONGEST_SOCKET_PATH
  return {
    root,
    data: join(root, 'mysql'),
    socket: join(await privateFolder(fits ? sockets : shortFolder(root)), 'mysql.sock'),
    pidFile: join(root, 'mysql.pid'),
    temporary: await privateFolder(join(root, 'tmp')),
    log: join(root, 'mysql.log'),
  }
}

/** Which kind of server made these data; null when there are none yet. */
export function flavourOf({ data }: DataDirectory): Flavour | null {
  if (!existsSync(data)) return null
  return existsSync(join(data, 'mysql.ibd')) ? 'MySQL' : 'MariaDB'
}

/**
 * Fills the folder of the server with what `initialise` makes.
 *
 * It works beside it and is moved into place when done, so that an end in the middle leaves nothing half made.
 */
export async function fillDataDirectory(
  { root, data }: DataDirectory,
  initialise: (folder: string) => Promise<void>,
): Promise<void> {
  if (existsSync(data)) return
  for (const name of await readdir(root)) {
    if (!name.startsWith('mysql.new-')) continue
    // The script of a killed desk may still write there. Then it stays, and goes when the next is made.
    await rm(join(root, name), { recursive: true, force: true }).catch(() => undefined)
  }
  const folder = join(root, `mysql.new-${randomUUID()}`)
  await mkdir(folder, { mode: 0o700 })
  await initialise(folder)
  // MariaDB's script is content when it could not fill the folder.
  if (!existsSync(join(folder, 'mysql'))) throw new Error(`${folder} has no system tables after its making`)
  await chmod(folder, 0o700)
  await rename(folder, data)
}

async function isOurs(root: string): Promise<boolean> {
  const names = await readdir(root)
  return names.length === 0 || names.includes('desk.lock') || names.includes('mysql')
}

// The same for each start, so that the next desk finds the socket of a server that has outlived its own.
function shortFolder(root: string): string {
  return join(tmpdir(), `tocsin-${createHash('sha256').update(root).digest('hex').slice(0, 16)}`)
}

/** A folder that only we can enter. In a shared /tmp somebody else may have made it first: then it is refused. */
async function privateFolder(path: string): Promise<string> {
  await mkdir(path, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  const found = await lstat(path)
  if (!found.isDirectory() || found.uid !== process.getuid?.()) {
    throw new Error(`${path} belongs to somebody else: remove it, or choose a DATA_DIR with a shorter path`)
  }
  await chmod(path, 0o700)
  return path
}
