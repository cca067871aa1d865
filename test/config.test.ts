import ipaddr from 'ipaddr.js'
import { expect, test } from '@jest/globals'
import { ConfigurationError, readConfig } from '../src/config.js'

/** The faults that an environment is refused for. */
function faultsOf(env: NodeJS.ProcessEnv): string[] {
  try {
    readConfig(env)
    return []
  } catch (error) {
    if (error instanceof ConfigurationError) return error.faults
    throw error
  }
}

test('an empty environment runs a private desk on the loopback address', () => {
  expect(readConfig({})).toEqual({
    port: 4000,
    host: '127.0.0.1',
    databaseUrl: null,
    databaseReplicaUrls: [],
    redisUrl: null,
    roles: ['api', 'engine'],
    dataDir: '.tocsin',
    logLevel: 'info',
    migrate: true,
    allowedOrigins: [],
    publicUrl: null,
    smtpUrl: null,
    mailFrom: 'Tocsin <tocsin@localhost>',
    outboundAllow: [],
    introspection: true,
    trustedDocuments: null,
    trustProxy: false,
    metricsToken: null,
    slowAfter: 1_000,
    tracesEndpoint: null,
    rateLimit: 2_000,
    keptAnswers: 32,
    socketsPerPrincipal: 1_000,
    auth: null,
    searchPath: '',
  })
})

test('every value is taken from the environment', () => {
  const env = {
    PORT: '0',
    HOST: '::',
    DATABASE_URL: 'mariadb://desk:secret@db.example:3307/tocsin',
    DATABASE_REPLICA_URLS: 'mysql://desk:secret@one.example/tocsin, mysql://desk:secret@two.example/tocsin',
    REDIS_URL: 'rediss://:secret@cache.example:6380/2',
    ROLES: 'Engine',
    DATA_DIR: '/var/lib/tocsin',
    ALLOWED_ORIGINS: 'https://status.example.com, http://localhost:5173',
    PUBLIC_URL: 'https://desk.example.com/',
    SMTP_URL: 'smtps://desk:secret@mail.example.com',
    MAIL_FROM: 'The desk <desk@example.com>',
    OUTBOUND_ALLOW: '10.20.0.0/16, fd00::/8',
    INTROSPECTION: 'off',
    TRUST_PROXY: 'loopback, 10.0.0.0/8',
    METRICS_TOKEN: 'scrape',
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector.example:4318',
    SLOW_AFTER: 'off',
    RATE_LIMIT: 'off',
    KEPT_ANSWERS: 'off',
    SOCKETS_PER_PRINCIPAL: '50',
    AUTH_ISSUER: 'https://login.example.com/',
    AUTH_AUDIENCE: 'tocsin',
    AUTH_PROVISION: 'on',
    AUTH_ROLE_CLAIM: 'desk_role',
    AUTH_ORGANIZATION_CLAIM: 'org',
    LOG_LEVEL: 'WARN',
    MIGRATE: 'off',
    PATH: '/usr/bin:/bin',
  }
  expect(readConfig(env)).toEqual({
    port: 0,
    host: '::',
    databaseUrl: env.DATABASE_URL,
    databaseReplicaUrls: ['mysql://desk:secret@one.example/tocsin', 'mysql://desk:secret@two.example/tocsin'],
    redisUrl: env.REDIS_URL,
    roles: ['engine'],
    dataDir: '/var/lib/tocsin',
    logLevel: 'warn',
    migrate: false,
    allowedOrigins: ['https://status.example.com', 'http://localhost:5173'],
    publicUrl: 'https://desk.example.com',
    smtpUrl: 'smtps://desk:secret@mail.example.com',
    mailFrom: 'The desk <desk@example.com>',
    outboundAllow: [ipaddr.parseCIDR('10.20.0.0/16'), ipaddr.parseCIDR('fd00::/8')],
    introspection: false,
    trustedDocuments: null,
    trustProxy: ['loopback', '10.0.0.0/8'],
    metricsToken: 'scrape',
    tracesEndpoint: 'http://collector.example:4318',
    slowAfter: null,
    rateLimit: null,
    keptAnswers: null,
    socketsPerPrincipal: 50,
    auth: {
      issuer: 'https://login.example.com/',
      audience: 'tocsin',
      provision: true,
      roleClaim: 'desk_role',
      organization: null,
      organizationClaim: 'org',
    },
    searchPath: '/usr/bin:/bin',
  })
})

test('empty and blank values count as not set', () => {
  expect(readConfig({ PORT: '', HOST: ' ', DATABASE_URL: '', REDIS_URL: '', MIGRATE: '' })).toEqual(
    readConfig({}),
  )
})

test('all faults are told at once, each with its name and what would be right', () => {
  const faults = faultsOf({
    PORT: 'http',
    HOST: 'http://desk',
    DATABASE_URL: 'postgres://db/tocsin',
    REDIS_URL: 'cache:6379',
    DATABASE_REPLICA_URLS: 'mysql://one/tocsin,two',
    ROLES: 'api,cook',
    LOG_LEVEL: 'loud',
    MIGRATE: 'maybe',
  })
  expect(faults).toEqual([
    'PORT must be a whole number from 0 to 65535, not "http"',
    'HOST must be a host name or an IP address, not "http://desk"',
    'DATABASE_URL must look like mysql://user:password@host:3306/database (or mariadb://…)',
    'DATABASE_REPLICA_URLS must look like mysql://user:password@replica:3306/database, several separated by commas',
    'REDIS_URL must look like redis://host:6379 (or rediss://… with TLS)',
    'ROLES must be api, engine, or both separated by a comma, not "api,cook"',
    'LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent, not "loud"',
    'MIGRATE must be on or off, not "maybe"',
  ])
  expect(new ConfigurationError(faults).message.split('\n')).toHaveLength(9)
})

test.each(['-1', '65536', '4000.5', '0x10', '1e3', '٤٠٠٠', '4000 4001'])('PORT=%s is refused', (port) => {
  expect(faultsOf({ PORT: port })).toHaveLength(1)
})

test.each(['mysql://db', 'mysql://db/', 'mysql:///tocsin', 'mysql://db/a/b', 'db/tocsin'])(
  'DATABASE_URL=%s is refused',
  (url) => {
    expect(faultsOf({ DATABASE_URL: url })).toHaveLength(1)
  },
)

test('a desk on its own database does everything, and one without an API says where it is', () => {
  const replicas = 'mysql://one/tocsin'
  expect(faultsOf({ ROLES: 'api', DATABASE_REPLICA_URLS: replicas }).join('\n')).toMatch(
    /DATABASE_REPLICA_URLS needs DATABASE_URL.*\nROLES must be api,engine without DATABASE_URL/,
  )
  const shared = { DATABASE_URL: 'mysql://db/tocsin' }
  expect(faultsOf({ ...shared, ROLES: 'api', DATABASE_REPLICA_URLS: replicas })).toEqual([])
  expect(faultsOf({ ...shared, ROLES: 'engine' }).join()).toMatch(/^PUBLIC_URL must say/)
})

test('a fault never repeats a password', () => {
  const faults = faultsOf({
    DATABASE_URL: 'mysql://desk:hunter2@db',
    DATABASE_REPLICA_URLS: 'mysql://desk:hunter2@db',
    REDIS_URL: 'http://:hunter2@cache',
  })
  expect(faults).toHaveLength(3)
  expect(faults.join()).not.toContain('hunter2')
})

test.each(['toString', 'constructor', 'true'])('MIGRATE=%s is refused', (value) => {
  expect(faultsOf({ MIGRATE: value })).toHaveLength(1)
})

test.each(['http://mail', 'smtp://', 'smtp://mail/path', 'smtp://mail?x=1', 'mail.example.com'])(
  'SMTP_URL=%s is refused',
  (url) => {
    expect(faultsOf({ SMTP_URL: url })).toHaveLength(1)
  },
)

test.each(['Tocsin', 'Tocsin <desk>', 'A\r\nBcc: b@example.com <desk@example.com>', '"x" <a@example.com>'])(
  'MAIL_FROM=%j is refused',
  (from) => {
    expect(faultsOf({ MAIL_FROM: from })).toHaveLength(1)
  },
)

test.each(['10.0.0.0', '10.0.0.0/33', 'all', '10.0.0.0/8,'])('OUTBOUND_ALLOW=%s is refused', (networks) => {
  expect(faultsOf({ OUTBOUND_ALLOW: networks })).toHaveLength(1)
})
