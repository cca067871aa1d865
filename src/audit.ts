import 'reflect-metadata'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { auditLines } from './access/audit-lines.js'
import type { AuditSpan } from './access/audit.reads.js'
import { organizationIn, placeBesideDesk } from './beside-desk.js'
import { ConfigurationError, readConfig, type Config } from './config.js'
import { openDatabase } from './database/data-source.js'
import { prepareTables } from './database/migrate.js'
import { entities } from './entities.js'
import { migrations } from '../migrations/index.js'
import { explanationOf } from './explanation.js'
import { grantsFor } from './grants.js'
import { parseInstant } from './time/instant.js'

process.env.TZ = 'UTC'

const usage = `npm run --silent audit -- export [--organization ID|NAME] [--from INSTANT] [--to INSTANT]
Writes the audit to the standard output as NDJSON, oldest first: entries from the first instant on, until before the
second. Uses DATABASE_URL like the desk; without it the private database in DATA_DIR, also while a desk runs on it.

npm run --silent audit -- grants USER@HOST
Writes the SQL that lets this user of the database in DATABASE_URL run the desk with MIGRATE=off, but not change or
delete what the audit and the log hold.`

type Request = { grantee: string } | { organization: string | null; span: AuditSpan }

/** @throws RangeError, TypeError with what is wrong with the command line */
function requestOf(argv: string[]): Request {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: { organization: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' } },
  })
  const [command, grantee, ...others] = positionals
  if (command === 'grants' && grantee && others.length === 0 && Object.keys(values).length === 0) {
    return { grantee }
  }
  if (command !== 'export' || grantee !== undefined) {
    throw new RangeError('what is wanted is given as: export, or as: grants USER@HOST')
  }
  const instant = (name: 'from' | 'to') => {
    const text = values[name]
    if (text === undefined) return null
    try {
      return parseInstant(text)
    } catch (error) {
      throw new RangeError(`--${name}: ${error instanceof Error ? error.message : text}`, { cause: error })
    }
  }
  const span = { from: instant('from'), to: instant('to') }
  return { organization: values.organization?.trim() ?? null, span }
}

function printGrants(config: Config, grantee: string): void {
  if (config.databaseUrl === null) {
    throw new RangeError('grants are for a database of yours: set DATABASE_URL, the private one has one user')
  }
  const database = decodeURIComponent(new URL(config.databaseUrl).pathname.slice(1))
  console.log(grantsFor(grantee, database).join('\n'))
}

async function exportAudit(config: Config, organization: string | null, span: AuditSpan): Promise<void> {
  const place = await placeBesideDesk(config, (message) => console.error(message))
  try {
    const dataSource = await openDatabase(place.address, { entities, migrations, poolSize: 1 })
    try {
      // Who only reads changes no tables.
      await prepareTables(dataSource, { migrate: false, log: (message) => console.error(message) })
      const { manager } = dataSource
      const organizationId = await organizationIn(manager, organization)
      const lines = Readable.from(auditLines(manager, organizationId, span))
      await pipeline(lines, process.stdout, { end: false })
    } finally {
      await dataSource.destroy()
    }
  } finally {
    await place.stop()
  }
}

try {
  const request = requestOf(process.argv.slice(2))
  const config = readConfig(process.env)
  if ('grantee' in request) printGrants(config, request.grantee)
  else await exportAudit(config, request.organization, request.span)
} catch (error) {
  const isMisuse =
    error instanceof RangeError || error instanceof TypeError || error instanceof ConfigurationError
  const isOutside = error instanceof Error && 'code' in error
  console.error(isMisuse ? `${error.message}\n\n${usage}` : isOutside ? error.message : explanationOf(error))
  process.exitCode = 1
}
