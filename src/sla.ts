import 'reflect-metadata'
import { parseArgs } from 'node:util'
import { organizationIn, placeBesideDesk } from './beside-desk.js'
import { ConfigurationError, readConfig } from './config.js'
import { openDesk } from './desk.js'
import { DeskError } from './errors/desk-error.js'
import { recomputeClocks, type Recomputed } from './sla/index.js'
import { systemClock } from './time/clock.js'

process.env.TZ = 'UTC'

const usage = `npm run sla -- recompute [--organization ID|NAME]
Computes all SLA clocks again from the log. What stood under a policy keeps what was agreed then; what never did, as what
was imported, is taken under the policies in force now, from its opening on, and nobody is told of it. Uses DATABASE_URL
like the desk; without it the private database in DATA_DIR, also while a desk runs on it. Run again it changes nothing.`

/** @throws RangeError, TypeError with what is wrong with the command line */
function organizationAsked(argv: string[]): string | null {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: { organization: { type: 'string' } },
  })
  if (positionals.length !== 1 || positionals[0] !== 'recompute')
    throw new RangeError('what is wanted is given as: recompute')
  return values.organization?.trim() ?? null
}

async function recompute(organization: string | null): Promise<void> {
  const config = readConfig(process.env)
  const place = await placeBesideDesk(config, (message) => console.error(message))
  try {
    const log = {
      info: (message: string) => console.error(message),
      warn: console.error,
      error: console.error,
    }
    const desk = await openDesk({ ...config, address: place.address, clock: systemClock, log, poolSize: 4 })
    try {
      const organizationId = await organizationIn(desk.dataSource.manager, organization)
      const began = performance.now()
      const seconds = () => ((performance.now() - began) / 1_000).toFixed(1)
      const done = await recomputeClocks(desk, organizationId, progressPrinter())
      console.log(`${told(done)} in ${seconds()} s.`)
    } finally {
      await desk.close()
    }
  } finally {
    await place.stop()
  }
}

const told = ({ incidents, clocks, changed }: Recomputed) =>
  `${count(incidents, 'incident')}, ${count(clocks, 'clock')}; ${count(changed, 'incident')} changed`
const count = (number: number, noun: string) =>
  `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`

/** On a terminal one line that changes twice a second, elsewhere a line every five. */
function progressPrinter(): (done: Recomputed) => void {
  const pauseBetween = process.stderr.isTTY ? 500 : 5_000
  let last = performance.now()
  return (done) => {
    if (performance.now() - last < pauseBetween) return
    last = performance.now()
    process.stderr.write(process.stderr.isTTY ? `\r${told(done)}\x1b[K` : `${told(done)}\n`)
  }
}

try {
  await recompute(organizationAsked(process.argv.slice(2)))
} catch (error) {
  const isMisuse =
    error instanceof RangeError || error instanceof TypeError || error instanceof ConfigurationError
  const isOutside = error instanceof DeskError || (error instanceof Error && 'code' in error)
  console.error(isMisuse ? `${error.message}\n\n${usage}` : isOutside ? error.message : error)
  process.exitCode = 1
}
