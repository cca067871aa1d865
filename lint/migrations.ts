import 'reflect-metadata'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../src/database/data-source.js'
import { startPrivateServer } from '../src/database/private-server.js'
import { programFolders } from '../src/database/server-program.js'
import { entities } from '../src/entities.js'
import { migrations } from '../migrations/index.js'

// Runs all migrations on an empty database and says what the entities would still want to be different.
const dataDir = await mkdtemp(join(tmpdir(), 'tocsin-migrations-'))
const server = await startPrivateServer({
  dataDir,
  folders: programFolders(process.env.PATH ?? ''),
  log: () => undefined,
})
const dataSource = await openDatabase(server.address, { entities, migrations })
try {
  await dataSource.runMigrations({ transaction: 'none' })
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log()
  for (const { query } of upQueries) console.error(query)
  console.log(`${upQueries.length} differences between migrations and entities`)
  process.exitCode = upQueries.length === 0 ? 0 : 1
} finally {
  await dataSource.destroy()
  await server.stop()
  await rm(dataDir, { recursive: true, force: true })
}
