import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createConnection, type Connection } from 'mysql2/promise'
import { startPrivateServer } from '../../src/database/private-server.js'
import { programFolders } from '../../src/database/server-program.js'
import { openDesk } from '../../src/desk.js'
import { foundOrganization } from '../../src/found-organization.js'
import { systemClock } from '../../src/time/clock.js'

/** A database server of a test's own that is reached over TCP, as those of operators are. */
export interface NetworkedServer {
  port: number
  /** The process that serves now; it is started again where it is killed. */
  readonly pid: number
  /** As DATABASE_URL. */
  url: string
  /** Does something as its administrator. */
  administer<T>(use: (connection: Connection) => Promise<T>): Promise<T>
  stop(): Promise<void>
}

export async function networkedServer(settings: Record<string, string> = {}): Promise<NetworkedServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tocsin-net-'))
  const port = await freePort()
  const server = await startPrivateServer({
    dataDir,
    log: () => undefined,
    folders: programFolders(process.env.PATH ?? ''),
    settings: {
      'skip-networking': '0',
      'bind-address': '127.0.0.1',
      port: String(port),
      'innodb-buffer-pool-size': '64M',
      ...settings,
    },
  })
  const administer = async <T>(use: (connection: Connection) => Promise<T>): Promise<T> => {
    const connection = await createConnection({ ...server.address })
    try {
      return await use(connection)
    } finally {
      connection.destroy()
    }
  }
  await administer(async (connection) => {
    await connection.query("CREATE USER IF NOT EXISTS 'desk'@'%', 'desk'@'localhost'")
    for (const host of ['%', 'localhost'])
      await connection.query(`GRANT ALL PRIVILEGES ON *.* TO 'desk'@'${host}'`)
  })
  return {
    port,
    get pid() {
      return server.pid
    },
    url: `mysql://desk@127.0.0.1:${port}/${server.address.database}`,
    administer,
    stop: async () => {
      await server.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** Makes an organisation there; answers the key of its admin. */
export async function foundOn(server: NetworkedServer): Promise<string> {
  const log = { info: () => undefined, warn: console.error, error: console.error }
  const address = { url: server.url }
  const desk = await openDesk({ address, clock: systemClock, log, redisUrl: null, migrate: true })
  const acme = { name: 'Acme', timeZone: 'UTC', adminName: 'Ada', adminEmail: 'ada@example.org' }
  const { key } = await foundOrganization(desk.transact, acme)
  await desk.close()
  return key
}

/** A port that nothing listens on right now. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
