import { pino } from 'pino'
import { createAuthenticator } from '../../src/access/authenticator.js'
import { acknowledgePage } from '../../src/acknowledge-page.js'
import { addressOf } from '../../src/api/address.js'
import { boardRouter } from '../../src/api/board.js'
import { createFigures } from '../../src/api/figures.js'
import { figuresPage } from '../../src/api/figures-page.js'
import { LocalBudgets } from '../../src/api/rate-limit.js'
import { startApi, type Api } from '../../src/api/server.js'
import type { TrustedDocuments } from '../../src/api/trusted-documents.js'
import { calendarFeeds } from '../../src/calendar-feeds.js'
import type { AuthConfig } from '../../src/config.js'
import type { TrustProxy } from '../../src/config-values.js'
import { deskFigures } from '../../src/desk-figures.js'
import type { Desk } from '../../src/desk.js'
import { errorInLog } from '../../src/errors/error-in-log.js'
import { nodes } from '../../src/nodes.js'
import { buildSchema } from '../../src/schema.js'
import { tokensOf } from '../../src/sign-in.js'
import type { TestDesk } from './desk.js'
import type { Inbox } from './inbox.js'

export interface ServedOptions {
  /** Objects that each principal may read in a second; null: as many as they like. */
  rateLimit?: number | null
  socketsPerPrincipal?: number
  /** Whose tokens are taken. */
  auth?: AuthConfig
  introspection?: boolean
  /** The only documents that run. */
  trusted?: TrustedDocuments
  trustProxy?: TrustProxy
  /** Takes all that it logs, at every level; without it what it logs fails the test that closes it. */
  log?: (line: string) => void
  /** Where messages go; one that no test takes fails it. */
  inbox?: Inbox
  metricsToken?: string
  slowAfter?: number
  mostUnderWay?: number
  /** Through which copies wake each other. */
  redisUrl?: string
}

const serializers = { err: errorInLog }

/** Both transports of one copy, on a free port; `onFailure` hears what it logs that nobody expects. */
export async function apiOf(
  { operator }: TestDesk,
  copy: Desk,
  options: ServedOptions,
  onFailure: (line: string) => void,
): Promise<Api> {
  const { rateLimit = null, socketsPerPrincipal = 10_000 } = options
  const figures = createFigures(
    deskFigures({
      ...copy,
      ticking: { health: () => Promise.resolve({ reasons: [], late: 0, failing: 0, findings: 0 }) },
    }),
  )
  return startApi({
    ...copy,
    schema: await buildSchema(),
    nodes,
    authenticate: createAuthenticator({
      manager: copy.dataSource.manager,
      clock: copy.clock,
      ofToken: options.auth ? tokensOf(copy, options.auth, operator) : null,
    }),
    log: options.log
      ? pino({ level: 'trace', serializers }, { write: options.log })
      : pino({ level: 'warn', serializers }, { write: onFailure }),
    explorer: null,
    pages: [
      boardRouter({ endpoint: '/graphql', localKey: null }),
      figuresPage(figures, {
        token: options.metricsToken ?? null,
        addressOf: addressOf(options.trustProxy ?? false),
      }),
      calendarFeeds(copy),
      acknowledgePage({ ...copy, addressOf: addressOf(false) }),
    ],
    publicUrl: null,
    engineProbe: null,
    figures,
    slowAfter: options.slowAfter ?? null,
    keptAnswers: 1_000_000,
    mostUnderWay: options.mostUnderWay,
    port: 0,
    host: '127.0.0.1',
    allowedOrigins: [],
    introspection: options.introspection ?? true,
    trusted: options.trusted ?? null,
    addressOf: addressOf(options.trustProxy ?? false),
    budgets: rateLimit === null ? null : new LocalBudgets(rateLimit, copy.clock),
    socketsPerPrincipal,
  })
}
