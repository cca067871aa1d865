// A desk in small, for tests that kill it: runs the private server of a folder and says on its output where.
import { startPrivateServer } from '../../src/database/private-server.js'
import { programFolders } from '../../src/database/server-program.js'

const server = await startPrivateServer({
  dataDir: process.argv[2] ?? '',
  log: (message) => process.stderr.write(`${message}\n`),
  folders: programFolders(process.env.PATH ?? ''),
})
process.stdout.write(`${JSON.stringify({ pid: server.pid, address: server.address })}\n`)
setInterval(() => undefined, 60_000)
