import ipaddr from 'ipaddr.js'
// How the values of the environment are read: undefined for what is no such value.

// These addresses may hold a password: their faults never repeat the value.
export const DATABASE_URL_WANTS = 'must look like mysql://user:password@host:3306/database (or mariadb://…)'
export const DATABASE_REPLICA_URLS_WANTS =
  'must look like mysql://user:password@replica:3306/database, several separated by commas'
export const REDIS_URL_WANTS = 'must look like redis://host:6379 (or rediss://… with TLS)'

export function parsePort(text: string): number | undefined {
  const port = Number(text)
  return /^\d{1,5}$/.test(text) && port <= 65_535 ? port : undefined
}

export function parseHost(text: string): string | undefined {
  return /^[\w.-]+$|^[\da-fA-F:.]+(%\w+)?$/.test(text) ? text : undefined
}

export function parseDatabaseUrl(text: string): string | undefined {
  const url = parseUrl(text, ['mysql:', 'mariadb:'])
  return url && /^\/[^/]+$/.test(url.pathname) ? text : undefined
}

/** Several of them, separated by commas. */
export function parseDatabaseUrls(text: string): readonly string[] | undefined {
  const urls = listOf(text)
  return urls.every(parseDatabaseUrl) ? urls : undefined
}

export function parseRedisUrl(text: string): string | undefined {
  return parseUrl(text, ['redis:', 'rediss:']) && text
}

function parseUrl(text: string, protocols: string[]): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return url && protocols.includes(url.protocol) && url.hostname !== '' ? url : undefined
}

/** Without a slash at the end; a proxy may serve the desk below a path. */
export function parsePublicUrl(text: string): string | undefined {
  const url = parseUrl(text, ['https:', 'http:'])
  return url && !url.search && !url.hash && !url.username ? url.href.replace(/\/+$/, '') : undefined
}

export function parseSwitch(text: string): boolean | undefined {
  return new Map([
    ['on', true],
    ['off', false],
  ]).get(text.toLowerCase())
}

export function parsePath(text: string): string | undefined {
  return text.includes('\0') ? undefined : text
}

/** A name of a claim, or an id. */
export function parseWord(text: string): string | undefined {
  return /^[\x21-\x7e]{1,200}$/.test(text) ? text : undefined
}

/** What a copy does: `api` answers clients, `engine` does what falls due. */
export type Role = (typeof allRoles)[number]
export const allRoles = ['api', 'engine'] as const

export function parseRoles(text: string): readonly Role[] | undefined {
  const wanted = listOf(text.toLowerCase())
  const known = allRoles.filter((role) => wanted.includes(role))
  return known.length === wanted.length ? known : undefined
}

/** What is wrong with the part of a copy among several; `isAlone` where its database is its own. */
export function faultsAmongCopies(copy: {
  isAlone: boolean
  roles: readonly Role[]
  databaseReplicaUrls: readonly string[]
  publicUrl: string | null
}): string[] {
  const faults: string[] = []
  if (copy.isAlone && copy.databaseReplicaUrls.length > 0)
    faults.push('DATABASE_REPLICA_URLS needs DATABASE_URL: the private database has no replicas')
  if (copy.isAlone && copy.roles.length < allRoles.length)
    faults.push('ROLES must be api,engine without DATABASE_URL: no other copy could do the rest')
  if (copy.publicUrl === null && !copy.roles.includes('api'))
    faults.push('PUBLIC_URL must say where the API is that messages lead to: this copy has none')
  return faults
}

/** Whether proxies are believed: not at all, so many of them, or those at these addresses. */
export type TrustProxy = false | number | readonly string[]

export function parseTrustProxy(text: string): TrustProxy | undefined {
  if (text.toLowerCase() === 'off') return false
  if (/^\d{1,2}$/.test(text)) return Number(text)
  const addresses = listOf(text)
  const isAddress = (each: string) =>
    /^(loopback|linklocal|uniquelocal)$|^[\da-fA-F:.]+(\/\d{1,3})?$/.test(each) && /[a-z.:]/.test(each)
  return addresses.every(isAddress) ? addresses : undefined
}

export function parseOrigins(text: string): readonly string[] | undefined {
  const origins = listOf(text)
  return origins.every((each) => URL.canParse(each) && new URL(each).origin === each) ? origins : undefined
}

const listOf = (text: string) => text.split(',').map((each) => each.trim())

export function parseCount(text: string): number | undefined {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined
}

export function parseRate(text: string): number | null | undefined {
  return text.toLowerCase() === 'off' ? null : parseCount(text)
}

/** As it was given, its last slash too: issuers are compared letter by letter with what tokens say. */
export function parseUrlOfWeb(text: string): string | undefined {
  return parseUrl(text, ['https:', 'http:']) && text
}

/** `smtp://` or `smtps://` with a host, and no more than a user, a password and a port. */
export function parseSmtpUrl(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined
  const { protocol, hostname, pathname, search } = new URL(text)
  const isSmtp = protocol === 'smtp:' || protocol === 'smtps:'
  return isSmtp && hostname !== '' && (pathname === '' || pathname === '/') && search === ''
    ? text
    : undefined
}

/** `Tocsin <desk@example.com>`, or the address alone. */
export function parseSender(text: string): string | undefined {
  return /^([^<>\r\n"]* <[^\s<>@]+@[\w.-]+>|[^\s<>@]+@[\w.-]+)$/.test(text) ? text : undefined
}

/** A network, as `10.0.0.0/8`. */
export type Network = ReturnType<typeof ipaddr.parseCIDR>

/** Networks of this desk's own that it may call all the same, separated by commas; undefined for what is none. */
export function parseNetworks(text: string): readonly Network[] | undefined {
  const networks: Network[] = []
  for (const each of text.split(',').map((part) => part.trim())) {
    if (!ipaddr.isValidCIDR(each)) return undefined
    networks.push(ipaddr.parseCIDR(each))
  }
  return networks
}
