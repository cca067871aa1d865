import 'reflect-metadata'
import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { organizationIn, placeBesideDesk } from './beside-desk.js'
import { ConfigurationError, readConfig } from './config.js'
import { openDesk } from './desk.js'
import { DeskError } from './errors/desk-error.js'
import { importServiceNow, progressLine, summaryText, type ImportSummary } from './imports/index.js'
import { localDesk } from './local-key.js'
import { systemClock } from './time/clock.js'
import { canonicalTimeZone } from './time/time-zone.js'

process.env.TZ = 'UTC'

const usage = `npm run import -- servicenow FILE [--time-zone ZONE] [--organization ID|NAME]
Brings in a ServiceNow incident log (CSV, also gzipped), whose times are those of the zone (UTC where left out). Uses
DATABASE_URL like the desk; without it the private database in DATA_DIR, also while a desk runs on it. Started again
after it was stopped, it goes on where it was. Lines that it cannot import go to FILE.rejected.csv in this folder.`

interface Request {
  path: string
  timeZone: string
  organization: string | null
}

/** @throws RangeError, TypeError with what is wrong with the command line */
function requestOf(argv: string[]): Request {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: { 'time-zone': { type: 'string', default: 'UTC' }, organization: { type: 'string' } },
  })
  const [source, path, ...others] = positionals
  if (source !== 'servicenow' || !path || others.length > 0) {
    throw new RangeError('what is to be imported is given as: servicenow FILE')
  }
  return {
    path,
    timeZone: canonicalTimeZone(values['time-zone']),
    organization: values.organization?.trim() ?? null,
  }
}

async function run({ path, timeZone, organization }: Request): Promise<void> {
  const config = readConfig(process.env)
  const stopping = new AbortController()
  const place = await placeBesideDesk(config, (message) => console.error(message))
  const onSignal = () => {
    if (stopping.signal.aborted) process.exit(1)
    console.error('\nStopping after this batch; once more to stop at once.')
    stopping.abort()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, onSignal)
  try {
    const log = {
      info: (message: string) => console.error(message),
      warn: console.error,
      error: console.error,
    }
    const desk = await openDesk({ ...config, address: place.address, clock: systemClock, log, poolSize: 4 })
    try {
      const { manager } = desk.dataSource
      // A private desk that nobody has started yet gets its organisation now.
      const found = place.isPrivate ? () => localDesk(desk, config.dataDir) : undefined
      const organizationId = await organizationIn(manager, organization, found)
      const rejectsPath = resolve(`${basename(path)}.rejected.csv`)
      const began = performance.now()
      const seconds = () => (performance.now() - began) / 1_000
      const onProgress = progressPrinter(seconds)
      const { signal } = stopping
      const options = { path, rejectsPath, organizationId, timeZone, signal, onProgress }
      const summary = await importServiceNow(desk, options)
      const memory = process.resourceUsage().maxRSS * 1_024
      console.log(`\n${summaryText(summary, { seconds: seconds(), memory }, rejectsPath)}`)
      if (!summary.whole) process.exitCode = 130
    } finally {
      await desk.close()
    }
  } finally {
    await place.stop()
  }
}

/** On a terminal one line that changes twice a second, elsewhere a line every five. */
function progressPrinter(seconds: () => number): (summary: ImportSummary) => void {
  const pauseBetween = process.stderr.isTTY ? 0.5 : 5
  let last = 0
  return (summary) => {
    const now = seconds()
    if (now - last < pauseBetween) return
    last = now
    const line = progressLine(summary, now)
    process.stderr.write(process.stderr.isTTY ? `\r${line}\x1b[K` : `${line}\n`)
  }
}

try {
  await run(requestOf(process.argv.slice(2)))
} catch (error) {
  const isMisuse =
    error instanceof RangeError || error instanceof TypeError || error instanceof ConfigurationError
  const isOutside = error instanceof DeskError || (error instanceof Error && 'code' in error)
  console.error(isMisuse ? `${error.message}\n\n${usage}` : isOutside ? error.message : error)
  process.exitCode = 1
}
