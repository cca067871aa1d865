import 'reflect-metadata'
import { pino } from 'pino'
import { createAuthenticator } from './access/authenticator.js'
import { addressOf } from './api/address.js'
import { boardDocuments, boardRouter } from './api/board.js'
import { explorerRouter, noExplorerRouter } from './api/explorer.js'
import { createFigures } from './api/figures.js'
import { figuresPage } from './api/figures-page.js'
import { deskFigures } from './desk-figures.js'
import { startProbes } from './api/probes.js'
import { openBudgets } from './api/rate-limit-redis.js'
import { startApi } from './api/server.js'
import { TrustedDocuments } from './api/trusted-documents.js'
import { acknowledgePage } from './acknowledge-page.js'
import { calendarFeeds } from './calendar-feeds.js'
import { buildSchema } from './schema.js'
import { readConfig, type Config } from './config.js'
import { explanationOf } from './explanation.js'
import { errorInLog } from './errors/error-in-log.js'
import { openDesk, type Desk, type DeskLog } from './desk.js'
import { startTicking, type Ticking } from './engine/ticker.js'
import { localDesk, type LocalDesk } from './local-key.js'
import { nodes } from './nodes.js'
import { createMailer } from './notifications/index.js'
import { findPlace } from './place.js'
import { makeSample } from './sample/index.js'
import { tokensOf } from './sign-in.js'
import { systemClock } from './time/clock.js'

// One of three that must agree, or times shift: see database/data-source.ts.
process.env.TZ = 'UTC'

/** Everything that runs, to be stopped in the opposite order. */
const running: { name: string; stop: () => Promise<void> }[] = []
let stopping: Promise<void> | null = null

/** Ends what runs, the newest first; a second signal does not wait. */
function stop(exitCode: number): Promise<void> {
  if (stopping) process.exit(1)
  stopping = (async () => {
    for (const { name, stop } of running.reverse()) {
      await stop().catch((error: unknown) => console.error(`${name} did not stop well`, errorInLog(error)))
    }
    process.exit(exitCode)
  })()
  return stopping
}

async function start(config: Config): Promise<void> {
  const logger = pino({ level: config.logLevel, base: null, serializers: { err: errorInLog } })
  const log = {
    info: (message: string) => logger.info(message),
    warn: (message: string, error?: unknown) => logger.warn({ err: error }, message),
    error: (message: string, error: unknown) => logger.error({ err: error }, message),
  }
  if (config.tracesEndpoint !== null) {
    // Loaded only here: without it the SDK costs neither time nor memory.
    const { deliverTraces } = await import('./tracing/deliver-traces.js')
    const traces = deliverTraces(log.warn)
    running.push({ name: 'the traces', stop: () => traces.stop() })
  }
  const place = await findPlace(
    config,
    (message) => console.log(message),
    (error) => {
      log.error('the private database is lost', error)
      void stop(1)
    },
  )
  running.push({ name: 'the database', stop: () => place.stop() })
  const mailer = config.smtpUrl === null ? null : createMailer(config.smtpUrl, config.mailFrom)
  running.push({ name: 'the mail', stop: () => Promise.resolve(mailer?.close()) })
  let publicUrl = config.publicUrl ?? baseOf(config.host, config.port)
  const channels = { mailer, allowed: config.outboundAllow, publicUrl: () => publicUrl }
  const desk = await openDesk({ ...config, address: place.address, clock: systemClock, log, channels })
  running.push({ name: 'the desk', stop: () => desk.close() })
  const local = place.isPrivate ? await localDesk(desk, config.dataDir) : null
  if (local?.isNew)
    await makeSample({ ...desk, organizationId: local.viewer.organizationId, admin: local.viewer })
  const ticking = config.roles.includes('engine') ? startEngine(desk, log) : null
  running.push({ name: 'the engine', stop: () => Promise.resolve(ticking?.stop()) })
  const figures = createFigures(deskFigures({ ...desk, ticking }))
  const whence = addressOf(config.trustProxy)
  const common = {
    ...desk,
    engineProbe: ticking,
    addressOf: whence,
    log: logger,
    port: config.port,
    host: config.host,
  }
  const figuresRouter = figuresPage(figures, { token: config.metricsToken, addressOf: whence })
  if (!config.roles.includes('api')) {
    const probes = await startProbes({ ...common, pages: [figuresRouter] })
    running.push({ name: 'the probes', stop: () => probes.drain() })
    return console.log(`Tocsin is up, as an engine.\n  Probes    ${baseOf(config.host, probes.port)}/health`)
  }
  const { rateLimit: perSecond, redisUrl } = config
  const budgets =
    perSecond === null ? null : await openBudgets({ perSecond, redisUrl, clock: systemClock, log: log.warn })
  running.push({ name: 'the rate limits', stop: () => Promise.resolve(budgets?.close()) })
  const noExplorer = whyNoExplorer(config)
  const api = await startApi({
    ...common,
    schema: await buildSchema(),
    nodes,
    authenticate: createAuthenticator({
      manager: desk.dataSource.manager,
      clock: systemClock,
      ofToken: config.auth && tokensOf(desk, config.auth, log),
    }),
    explorer: noExplorer
      ? noExplorerRouter(noExplorer)
      : explorerRouter({ endpoint: '/graphql', localKey: local?.key ?? null }),
    pages: [
      boardRouter({ endpoint: '/graphql', localKey: local?.key ?? null }),
      calendarFeeds(desk),
      acknowledgePage({ ...desk, addressOf: whence }),
      figuresRouter,
    ],
    figures,
    slowAfter: config.slowAfter,
    keptAnswers: config.keptAnswers === null ? null : config.keptAnswers * 1_000_000,
    publicUrl: config.publicUrl,
    allowedOrigins: config.allowedOrigins,
    introspection: config.introspection,
    trusted:
      config.trustedDocuments &&
      new TrustedDocuments([...config.trustedDocuments, ...(await boardDocuments())]),
    budgets,
    socketsPerPrincipal: config.socketsPerPrincipal,
  })
  publicUrl = config.publicUrl ?? baseOf(config.host, api.port)
  running.push({ name: 'the API', stop: () => api.drain() })
  console.log(greeting(baseOf(config.host, api.port), config, place.isPrivate, local))
}

/** Has done what falls due, and forgotten what is kept for a time only. */
function startEngine(desk: Desk, log: DeskLog): Ticking {
  const ticking = startTicking(desk.engine, systemClock, (error) => log.error('a tick failed', error))
  const keeping = setInterval(() => {
    desk.housekeep().catch((error: unknown) => log.error('housekeeping failed', error))
  }, 3_600_000)
  keeping.unref()
  return ticking
}

/** The address as people type it; browsers trust a page of `localhost` with more than one of 127.0.0.1. */
function baseOf(host: string, port: number): string {
  const isLocal = host === '127.0.0.1' || host === '::1' || host === '0.0.0.0' || host === '::'
  return `http://${isLocal ? 'localhost' : host}:${port}`
}

function whyNoExplorer({ introspection, trustedDocuments }: Config): string | null {
  if (trustedDocuments) return 'this desk runs listed documents only (TRUSTED_DOCUMENTS)'
  return introspection ? null : 'this desk does not tell its schema (INTROSPECTION=off)'
}

function greeting(url: string, config: Config, isPrivate: boolean, local: LocalDesk | null): string {
  const lines = ['Tocsin is up.', `  API       ${url}/graphql (GraphQL over HTTP and graphql-ws)`]
  lines.push(`  Board     ${url}/board`)
  if (!whyNoExplorer(config)) lines.push(`  Explorer  ${url}/`)
  if (local) lines.push(`  Key       ${local.key} (kept in ${config.dataDir}/admin-key)`)
  if (local?.isNew)
    lines.push('  Sample data is in: people, teams, services and incidents of the last month.')
  if (isPrivate && !local)
    lines.push(`  Key       the one you have: ${config.dataDir}/admin-key is gone or of another desk`)
  if (!isPrivate) lines.push('  Key       made with: npm run organization -- create --name … --admin-email …')
  return lines.join('\n')
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(0))
process.on('unhandledRejection', (error) => {
  console.error('Unexpected, so the desk stops rather than go on half broken:', errorInLog(error))
  void stop(1)
})

try {
  await start(readConfig(process.env))
} catch (error) {
  console.error(explanationOf(error))
  await stop(1)
}
