import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { programFolders } from '../../src/database/server-program.js'
import { startPrivateServer } from '../../src/database/private-server.js'

/** Nothing in a test's database has to outlive the run. */
const FAST = {
  'innodb-flush-log-at-trx-commit': '0',
  'innodb-flush-method': 'nosync',
  'innodb-buffer-pool-size': '256M',
  'max-connections': '500',
}

let stop = async (): Promise<void> => undefined

/**
 * Starts the server that all tests of a run share, and tells the workers where it is.
 *
 * They read TOCSIN_TEST_SOCKET. With TOCSIN_TEST_DATABASE_URL set, that server is used and none is started.
 */
export async function startTestServer(): Promise<void> {
  if (process.env.TOCSIN_TEST_DATABASE_URL) return
  const dataDir = await mkdtemp(join(tmpdir(), 'tocsin-test-'))
  const release = endWithThisProcess(dataDir)
  const server = await startPrivateServer({
    dataDir,
    log: (message) => process.stderr.write(`${message}\n`),
    folders: programFolders(process.env.PATH ?? ''),
    settings: FAST,
  })
  process.env.TOCSIN_TEST_SOCKET = server.address.socketPath
  process.env.TOCSIN_TEST_SERVER_PID = String(server.pid)
  stop = async () => {
    await server.stop()
    release()
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** Ends what startTestServer started. */
export async function stopTestServer(): Promise<void> {
  await stop()
}

/** A shell that waits for our end, however sudden, and then cleans up: servers outlive those who started them. */
function endWithThisProcess(folder: string): () => void {
  const cleanUp = 'kill -9 "$(cat "$0/mysql.pid")"; sleep 1; rm -rf "$0"'
  const script = `read -r done; [ "$done" = done ] || { ${cleanUp}; }`
  const watch = spawn('sh', ['-c', script, folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  watch.unref()
  // A pipe to a child is a socket, which would keep jest from ending.
  const { stdin } = watch as unknown as { stdin: NodeJS.WritableStream & { unref(): void } }
  stdin.unref()
  return () => void stdin.end('done\n')
}
