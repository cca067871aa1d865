import 'reflect-metadata'
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { createContext } from './api/context.js'
import { organizationIn, placeBesideDesk } from './beside-desk.js'
import { ConfigurationError, readConfig, type Config } from './config.js'
import { openDesk } from './desk.js'
import { desk as theDesk } from './engine/engine.js'
import { DeskError } from './errors/desk-error.js'
import { explanationOf } from './explanation.js'
import { MetricsDimension, metricsLines, MetricsInterval, type ExportRequest } from './metrics/index.js'
import { systemClock } from './time/clock.js'
import { parseInstant } from './time/instant.js'
import { canonicalTimeZone } from './time/time-zone.js'

process.env.TZ = 'UTC'

const usage = `npm run metrics -- export --from INSTANT --to INSTANT [--interval INTERVAL] [--by DIMENSION]
  [--time-zone ZONE] [--organization ID|NAME] FILE.csv
Writes the figures over the incidents that were opened from the first instant on, until before the second: one line in
all, for each interval (${Object.keys(MetricsInterval).join(', ')}), for each group
(${Object.keys(MetricsDimension).join(', ')}),
or for each group of each interval. Restricted incidents count. Uses DATABASE_URL like the desk; without it the private
database in DATA_DIR, also while a desk runs on it.`

interface Asked {
  path: string
  organization: string | null
  request: ExportRequest
}

/** @throws RangeError, TypeError with what is wrong with the command line */
function askedIn(argv: string[]): Asked {
  const text = { type: 'string' } as const
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: { from: text, to: text, interval: text, by: text, 'time-zone': text, organization: text },
  })
  const [command, path, ...others] = positionals
  if (command !== 'export' || !path || others.length > 0)
    throw new RangeError('what is wanted is given as: export FILE.csv')
  const { from, to, interval, by, 'time-zone': timeZone } = values
  if (from === undefined || to === undefined) throw new RangeError('say --from and --to')
  const request = {
    from: named('from', from, parseInstant),
    to: named('to', to, parseInstant),
    interval: interval === undefined ? null : named('interval', interval, oneOf(MetricsInterval)),
    by: by === undefined ? null : named('by', by, oneOf(MetricsDimension)),
    timeZone: timeZone === undefined ? null : named('time-zone', timeZone, canonicalTimeZone),
  }
  return { path, organization: values.organization?.trim() ?? null, request }
}

function named<T>(option: string, text: string, parse: (text: string) => T): T {
  try {
    return parse(text)
  } catch (error) {
    throw new RangeError(`--${option}: ${error instanceof Error ? error.message : text}`, { cause: error })
  }
}

const oneOf =
  <T extends string>(words: Readonly<Record<T, T>>) =>
  (text: string): T => {
    const found = Object.values<T>(words).find((word) => word === text.toUpperCase())
    if (found === undefined) throw new RangeError(`expected one of ${Object.keys(words).join(', ')}`)
    return found
  }

async function exportMetrics(config: Config, { path, organization, request }: Asked): Promise<void> {
  const place = await placeBesideDesk(config, (message) => console.error(message))
  try {
    const log = { info: () => undefined, warn: console.error, error: console.error }
    // Who only reads changes no tables.
    const options = {
      ...config,
      address: place.address,
      clock: systemClock,
      log,
      poolSize: 4,
      migrate: false,
    }
    const desk = await openDesk(options)
    try {
      const { manager } = desk.dataSource
      const viewer = theDesk(await organizationIn(manager, organization))
      // Names too are read in the snapshot.
      const parts = { ...desk, settled: null, manager, clock: systemClock, nodes: {}, publicUrl: () => '' }
      const revalidate = () => Promise.resolve(viewer)
      const context = createContext(parts, { viewer, requestId: 'export', ipAddress: null, revalidate })
      await pipeline(Readable.from(metricsLines(context, request)), createWriteStream(path))
    } finally {
      await desk.close()
    }
  } finally {
    await place.stop()
  }
}

try {
  await exportMetrics(readConfig(process.env), askedIn(process.argv.slice(2)))
} catch (error) {
  const isMisuse =
    error instanceof RangeError || error instanceof TypeError || error instanceof ConfigurationError
  const isOutside = error instanceof DeskError || (error instanceof Error && 'code' in error)
  console.error(isMisuse ? `${error.message}\n\n${usage}` : isOutside ? error.message : explanationOf(error))
  process.exitCode = 1
}
