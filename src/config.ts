const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

export type LogLevel = (typeof LOG_LEVELS)[number]

/** Everything that the environment decides. What has no value here is not configurable. */
export interface Config {
  /** 0 takes any free port. */
  port: number
  host: string
  /** null: the desk runs its own private server in `dataDir`. */
  databaseUrl: string | null
  /** null: this process is the only one, and wakes only itself. */
  redisUrl: string | null
  dataDir: string
  logLevel: LogLevel
  /** Whether a database that is behind is migrated at start. */
  migrate: boolean
  /** PATH as it was given: where a server program is looked for first. */
  searchPath: string
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
    redisUrl: read<string | null>('REDIS_URL', null, parseRedisUrl, REDIS_URL_WANTS),
    dataDir: read(
      'DATA_DIR',
      '.tocsin',
      (text) => (text.includes('\0') ? undefined : text),
      'must be a path',
    ),
    logLevel: read<LogLevel>(
      'LOG_LEVEL',
      'info',
      (text) => LOG_LEVELS.find((level) => level === text.toLowerCase()),
      `must be one of ${LOG_LEVELS.join(', ')}, not "${env.LOG_LEVEL}"`,
    ),
    migrate: read('MIGRATE', true, parseSwitch, `must be on or off, not "${env.MIGRATE}"`),
    searchPath: env.PATH ?? '',
  }
  if (faults.length > 0) throw new ConfigurationError(faults)
  return config
}

// The two addresses may hold a password: their faults never repeat the value.
const DATABASE_URL_WANTS = 'must look like mysql://user:password@host:3306/database (or mariadb://…)'
const REDIS_URL_WANTS = 'must look like redis://host:6379 (or rediss://… with TLS)'

function parsePort(text: string): number | undefined {
  const port = Number(text)
  return /^\d{1,5}$/.test(text) && port <= 65_535 ? port : undefined
}

function parseHost(text: string): string | undefined {
  return /^[\w.-]+$|^[\da-fA-F:.]+(%\w+)?$/.test(text) ? text : undefined
}

function parseDatabaseUrl(text: string): string | undefined {
  const url = parseUrl(text, ['mysql:', 'mariadb:'])
  return url && /^\/[^/]+$/.test(url.pathname) ? text : undefined
}

function parseRedisUrl(text: string): string | undefined {
  return parseUrl(text, ['redis:', 'rediss:']) && text
}

function parseUrl(text: string, protocols: string[]): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return url && protocols.includes(url.protocol) && url.hostname !== '' ? url : undefined
}

function parseSwitch(text: string): boolean | undefined {
  return new Map([
    ['on', true],
    ['off', false],
  ]).get(text.toLowerCase())
}
