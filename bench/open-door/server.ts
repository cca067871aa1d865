import 'reflect-metadata'
import { pino } from 'pino'
import { addressOf } from '../../src/api/address.js'
import { buildDeskSchema } from '../../src/api/schema.js'
import { NodeResolver } from '../../src/api/node.resolver.js'
import { startApi } from '../../src/api/server.js'
import { openDesk } from '../../src/desk.js'
import { desk as deskItself } from '../../src/engine/engine.js'
import { idText } from '../../src/ids/type-id.js'
import { nodes } from '../../src/nodes.js'
import { resolvers } from '../../src/resolvers.js'
import { systemClock } from '../../src/time/clock.js'

// The desk without access: whoever asks is let in, sees all and may ask without end. What access costs is measured
// against this.
process.env.TZ = 'UTC'
const log = { info: () => undefined, warn: console.error, error: console.error }
const organizationId = idText('organization', Buffer.from(process.env.ORGANIZATION ?? '', 'hex'))
const desk = await openDesk({
  address: { url: process.env.DATABASE_URL ?? '' },
  clock: systemClock,
  log,
  redisUrl: null,
  migrate: false,
})
const anybody = deskItself(organizationId)
const api = await startApi({
  ...desk,
  schema: await buildDeskSchema([NodeResolver, ...resolvers]),
  nodes,
  authenticate: () => Promise.resolve(anybody),
  log: pino({ level: 'error' }),
  explorer: null,
  engineProbe: null,
  figures: null,
  slowAfter: null,
  pages: [],
  publicUrl: null,
  port: 0,
  host: '127.0.0.1',
  allowedOrigins: [],
  introspection: true,
  trusted: null,
  addressOf: addressOf(false),
  budgets: null,
  socketsPerPrincipal: Infinity,
  keptAnswers: null,
})
console.log(api.url)
process.on('SIGTERM', () => void api.drain().then(() => process.exit(0)))
