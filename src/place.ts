import { installWithApt } from './database/apt.js'
import type { DatabaseAddress } from './database/data-source.js'
import { startPrivateServer } from './database/private-server.js'
import { programFolders } from './database/server-program.js'
import type { Config } from './config.js'

/** Where this process finds its database, and what it must end with itself. */
export interface Place {
  address: DatabaseAddress
  /** True: the database is the desk's own, on this machine. */
  isPrivate: boolean
  stop(): Promise<void>
}

/** The database that the configuration names, or the desk's own, brought up. */
export async function findPlace(
  config: Config,
  log: (message: string) => void,
  onLost: (error: Error) => void,
): Promise<Place> {
  if (config.databaseUrl) {
    return { address: { url: config.databaseUrl }, isPrivate: false, stop: () => Promise.resolve() }
  }
  const server = await startPrivateServer({
    dataDir: config.dataDir,
    folders: programFolders(config.searchPath),
    install: installWithApt,
    log,
    onLost,
  })
  return { address: server.address, isPrivate: true, stop: () => server.stop() }
}
