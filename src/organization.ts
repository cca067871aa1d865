import 'reflect-metadata'
import { parseArgs } from 'node:util'
import { readConfig } from './config.js'
import { openDesk } from './desk.js'
import { foundOrganization } from './found-organization.js'
import { explanationOf } from './explanation.js'
import { findPlace } from './place.js'
import { canonicalTimeZone } from './time/time-zone.js'
import { systemClock } from './time/clock.js'

process.env.TZ = 'UTC'

const usage = `npm run organization -- create --name NAME --time-zone ZONE --admin-email ADDRESS [--admin-name NAME]
Makes an organisation with its first person and prints that person's key, once. Uses DATABASE_URL like the desk;
without it the private database in DATA_DIR, while no desk runs on it.`

interface Request {
  name: string
  timeZone: string
  adminName: string
  adminEmail: string
}

/** @throws RangeError, TypeError with what is wrong with the command line */
function requestOf(argv: string[]): Request {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      name: { type: 'string' },
      'time-zone': { type: 'string', default: 'UTC' },
      'admin-email': { type: 'string' },
      'admin-name': { type: 'string', default: 'Admin' },
    },
  })
  if (positionals.join() !== 'create') throw new RangeError('the only thing it does is create')
  const name = values.name?.trim()
  const email = values['admin-email'] ?? ''
  if (!name || name.length > 200) throw new RangeError('--name must have 1 to 200 characters')
  if (!/^[\x21-\x7e]+@[\x21-\x7e]+$/.test(email) || email.length > 254) {
    throw new RangeError('--admin-email must be an e-mail address')
  }
  const timeZone = canonicalTimeZone(values['time-zone'])
  return { name, timeZone, adminName: values['admin-name'], adminEmail: email }
}

async function create(request: Request): Promise<void> {
  const config = readConfig(process.env)
  const fail = (error: unknown) => console.error(error)
  const place = await findPlace(config, (message) => console.error(message), fail)
  try {
    const desk = await openDesk({
      address: place.address,
      clock: systemClock,
      log: { info: (message) => console.error(message), warn: console.error, error: console.error },
      redisUrl: null,
      migrate: config.migrate,
    })
    const { organizationId, key } = await foundOrganization(desk.transact, request)
    await desk.close()
    console.log(
      `${request.name} is ${organizationId}.\nThe key of ${request.adminEmail}, shown only now:\n\n  ${key}\n`,
    )
  } finally {
    await place.stop()
  }
}

try {
  await create(requestOf(process.argv.slice(2)))
} catch (error) {
  const isUsage = error instanceof RangeError || error instanceof TypeError
  console.error(isUsage ? `${error.message}\n\n${usage}` : explanationOf(error))
  process.exitCode = 1
}
