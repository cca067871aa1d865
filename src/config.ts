import { readDocuments, type DocumentList } from './config-documents.js'
import {
  allRoles,
  DATABASE_REPLICA_URLS_WANTS,
  DATABASE_URL_WANTS,
  faultsAmongCopies,
  parseCount,
  parseDatabaseUrl,
  parseDatabaseUrls,
  parseHost,
  parseNetworks,
  parseOrigins,
  parsePath,
  parsePort,
  parsePublicUrl,
  parseRate,
  parseRedisUrl,
  parseRoles,
  parseSender,
  parseSmtpUrl,
  parseSwitch,
  parseTrustProxy,
  parseUrlOfWeb,
  parseWord,
  REDIS_URL_WANTS,
  type Network,
  type Role,
  type TrustProxy,
} from './config-values.js'

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

export type LogLevel = (typeof LOG_LEVELS)[number]

/** Everything that the environment decides. What has no value here is not configurable. */
export interface Config {
  /** 0 takes any free port. */
  port: number
  host: string
  /** null: the desk runs its own private server in `dataDir`. */
  databaseUrl: string | null
  /** Servers that repeat what that one has committed, for reads that only show. */
  databaseReplicaUrls: readonly string[]
  /** null: this process is the only one, and wakes only itself. */
  redisUrl: string | null
  /** What this copy does, where there are several. */
  roles: readonly Role[]
  dataDir: string
  logLevel: LogLevel
  /** Whether a database that is behind is migrated at start. */
  migrate: boolean
  /** Pages of other origins that may use the desk: `https://status.example.com`. */
  allowedOrigins: readonly string[]
  /** Where people reach the desk; null: where it listens. */
  publicUrl: string | null
  /** The mail server, as `smtp://user:password@host:587`; null: the desk sends no mail. */
  smtpUrl: string | null
  /** What stands in mails as their sender. */
  mailFrom: string
  /** Networks that webhooks may lead to though they are not public. */
  outboundAllow: readonly Network[]
  /** Whether the schema may be asked for, and mistyped names are answered with those that exist. */
  introspection: boolean
  /** The only documents that run; null: any. */
  trustedDocuments: DocumentList | null
  /** Whose X-Forwarded-For counts: none, so many hops, or those addresses. */
  trustProxy: TrustProxy
  /** Who may read the figures at /metrics; null: this machine alone. */
  metricsToken: string | null
  /** Milliseconds from which on an operation is written down as slow; null: none. */
  slowAfter: number | null
  /** Where traces go, as the SDK of OpenTelemetry reads it; null: nowhere. */
  tracesEndpoint: string | null
  /** Objects that one principal may read in a second, on average; null for no limit. */
  rateLimit: number | null
  /** Megabytes of answers that are kept for who asks the same again; null: none are. */
  keptAnswers: number | null
  /** Sockets that one principal may hold open. */
  socketsPerPrincipal: number
  /** Whose tokens are taken; null: none. */
  auth: AuthConfig | null
  /** PATH as it was given: where a server program is looked for first. */
  searchPath: string
}

/** How people sign in with an OpenID Connect issuer. */
export interface AuthConfig {
  issuer: string
  /** Who the tokens must be meant for. */
  audience: string
  /** Whether somebody who was never seen before is taken on. */
  provision: boolean
  /** The claim that names the role; null: roles are given in the desk alone. */
  roleClaim: string | null
  /** Where people belong: one organisation's id, or null for the only one there is. */
  organization: string | null
  /** The claim that holds the id of the organisation, where one issuer serves several; wins over `organization`. */
  organizationClaim: string | null
}

/** Says everything that is wrong with the environment, so that one look at the console mends it all. */
export class ConfigurationError extends Error {
  override name = 'ConfigurationError'

  constructor(readonly faults: string[]) {
    super(`The configuration is wrong:\n${faults.map((fault) => `  ${fault}`).join('\n')}`)
  }
}

/** Reads the configuration from an environment; throws one ConfigurationError with every fault in it. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const faults: string[] = []

  // An empty value counts as none: compose files and CI systems pass on variables that were never set.
  function read<Value>(
    name: string,
    fallback: Value,
    parse: (text: string) => Value | undefined,
    wants: string,
  ) {
    const text = env[name]?.trim()
    if (!text) return fallback
    const value = parse(text)
    if (value !== undefined) return value
    faults.push(`${name} ${wants}`)
    return fallback
  }

  const config: Config = {
    port: read('PORT', 4000, parsePort, `must be a whole number from 0 to 65535, not "${env.PORT}"`),
    host: read('HOST', '127.0.0.1', parseHost, `must be a host name or an IP address, not "${env.HOST}"`),
    databaseUrl: read<string | null>('DATABASE_URL', null, parseDatabaseUrl, DATABASE_URL_WANTS),
    databaseReplicaUrls: read<readonly string[]>(
      'DATABASE_REPLICA_URLS',
      [],
      parseDatabaseUrls,
      DATABASE_REPLICA_URLS_WANTS,
    ),
    redisUrl: read<string | null>('REDIS_URL', null, parseRedisUrl, REDIS_URL_WANTS),
    roles: read<readonly Role[]>(
      'ROLES',
      allRoles,
      parseRoles,
      `must be api, engine, or both separated by a comma, not "${env.ROLES}"`,
    ),
    dataDir: read('DATA_DIR', '.tocsin', parsePath, 'must be a path'),
    logLevel: read<LogLevel>(
      'LOG_LEVEL',
      'info',
      (text) => LOG_LEVELS.find((level) => level === text.toLowerCase()),
      `must be one of ${LOG_LEVELS.join(', ')}, not "${env.LOG_LEVEL}"`,
    ),
    migrate: read('MIGRATE', true, parseSwitch, `must be on or off, not "${env.MIGRATE}"`),
    allowedOrigins: read<readonly string[]>(
      'ALLOWED_ORIGINS',
      [],
      parseOrigins,
      'must be origins like https://status.example.com, separated by commas, without a path',
    ),
    trustedDocuments: read<DocumentList | null>(
      'TRUSTED_DOCUMENTS',
      null,
      (path) => readDocuments(path, (fault) => faults.push(`TRUSTED_DOCUMENTS: ${fault}`)),
      'must be a path',
    ),
    introspection: read('INTROSPECTION', true, parseSwitch, `must be on or off, not "${env.INTROSPECTION}"`),
    trustProxy: read<TrustProxy>(
      'TRUST_PROXY',
      false,
      parseTrustProxy,
      'must be off, a number of hops, or addresses and networks separated by commas: 10.0.0.0/8, loopback',
    ),
    publicUrl: read<string | null>(
      'PUBLIC_URL',
      null,
      parsePublicUrl,
      'must look like https://desk.example.com',
    ),
    smtpUrl: read<string | null>(
      'SMTP_URL',
      null,
      parseSmtpUrl,
      'must look like smtp://user:password@mail.example.com:587, or smtps://…',
    ),
    mailFrom: read(
      'MAIL_FROM',
      'Tocsin <tocsin@localhost>',
      parseSender,
      'must look like Tocsin <desk@example.com>',
    ),
    outboundAllow: read<readonly Network[]>(
      'OUTBOUND_ALLOW',
      [],
      parseNetworks,
      'must be networks like 10.0.0.0/8, separated by commas',
    ),
    metricsToken: read<string | null>('METRICS_TOKEN', null, parseWord, 'must be a word without spaces'),
    slowAfter: read<number | null>(
      'SLOW_AFTER',
      1_000,
      parseRate,
      'must be a whole number of milliseconds above 0, or off',
    ),
    tracesEndpoint: read<string | null>(
      'OTEL_EXPORTER_OTLP_ENDPOINT',
      null,
      parseUrlOfWeb,
      'must look like http://collector.example.com:4318',
    ),
    rateLimit: read<number | null>('RATE_LIMIT', 2_000, parseRate, 'must be a whole number above 0, or off'),
    keptAnswers: read<number | null>('KEPT_ANSWERS', 32, parseRate, 'must be a whole number above 0, or off'),
    socketsPerPrincipal: read('SOCKETS_PER_PRINCIPAL', 1_000, parseCount, 'must be a whole number above 0'),
    auth: null,
    searchPath: env.PATH ?? '',
  }
  const issuer = read<string | null>(
    'AUTH_ISSUER',
    null,
    parseUrlOfWeb,
    'must look like https://login.example.com',
  )
  const auth: AuthConfig = {
    issuer: issuer ?? '',
    audience: env.AUTH_AUDIENCE?.trim() ?? '',
    provision: read('AUTH_PROVISION', false, parseSwitch, `must be on or off, not "${env.AUTH_PROVISION}"`),
    roleClaim: read<string | null>('AUTH_ROLE_CLAIM', null, parseWord, 'must be the name of a claim'),
    organization: read<string | null>('AUTH_ORGANIZATION', null, parseWord, "must be an organisation's id"),
    organizationClaim: read<string | null>(
      'AUTH_ORGANIZATION_CLAIM',
      null,
      parseWord,
      'must be the name of a claim',
    ),
  }
  if (issuer !== null) {
    config.auth = auth
    if (auth.audience === '')
      faults.push('AUTH_AUDIENCE must say who the tokens of AUTH_ISSUER are meant for')
  }
  faults.push(...faultsAmongCopies({ ...config, isAlone: !env.DATABASE_URL?.trim() }))
  if (faults.length > 0) throw new ConfigurationError(faults)
  return config
}
