import 'reflect-metadata'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { publishedDocuments } from './analysis/index.js'
import { organizationIn, placeBesideDesk } from './beside-desk.js'
import { ConfigurationError, readConfig, type Config } from './config.js'
import { openDatabase } from './database/data-source.js'
import { prepareTables } from './database/migrate.js'
import { entities } from './entities.js'
import { migrations } from '../migrations/index.js'
import { explanationOf } from './explanation.js'

process.env.TZ = 'UTC'

const usage = `npm run --silent analysis -- export DIRECTORY [--organization ID|NAME] [--restricted]
Writes each published analysis into the directory as a Markdown file, as it was last published; files of the same
names are replaced. Those of restricted incidents only with --restricted. Uses DATABASE_URL like the desk; without it
the private database in DATA_DIR, also while a desk runs on it.`

interface Request {
  directory: string
  organization: string | null
  withRestricted: boolean
}

/** @throws RangeError, TypeError with what is wrong with the command line */
function requestOf(argv: string[]): Request {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: { organization: { type: 'string' }, restricted: { type: 'boolean' } },
  })
  const [command, directory, ...others] = positionals
  if (command !== 'export' || !directory || others.length > 0)
    throw new RangeError('what is wanted is given as: export DIRECTORY')
  return {
    directory,
    organization: values.organization?.trim() ?? null,
    withRestricted: values.restricted === true,
  }
}

async function exportAnalyses(config: Config, { directory, organization, withRestricted }: Request) {
  const place = await placeBesideDesk(config, (message) => console.error(message))
  try {
    const dataSource = await openDatabase(place.address, { entities, migrations, poolSize: 1 })
    try {
      // Who only reads changes no tables.
      await prepareTables(dataSource, { migrate: false, log: (message) => console.error(message) })
      const { manager } = dataSource
      const organizationId = await organizationIn(manager, organization)
      await mkdir(directory, { recursive: true })
      let written = 0
      for await (const { fileName, markdown } of publishedDocuments(
        manager,
        organizationId,
        withRestricted,
      )) {
        await writeFile(join(directory, fileName), markdown)
        written += 1
      }
      console.log(`${written} published ${written === 1 ? 'analysis' : 'analyses'} in ${directory}`)
    } finally {
      await dataSource.destroy()
    }
  } finally {
    await place.stop()
  }
}

try {
  const request = requestOf(process.argv.slice(2))
  await exportAnalyses(readConfig(process.env), request)
} catch (error) {
  const isMisuse =
    error instanceof RangeError || error instanceof TypeError || error instanceof ConfigurationError
  const isOutside = error instanceof Error && 'code' in error
  console.error(isMisuse ? `${error.message}\n\n${usage}` : isOutside ? error.message : explanationOf(error))
  process.exitCode = 1
}
