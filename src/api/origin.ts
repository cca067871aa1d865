import type { IncomingMessage, ServerResponse } from 'node:http'

/**
 * Whether a page of this origin may use the desk: one that the desk itself serves, or one of those listed.
 * Browsers cannot lie about the origin; programs send none and prove themselves by their key alone.
 */
export function isAllowedOrigin(
  origin: string,
  host: string | undefined,
  allowedOrigins: readonly string[],
): boolean {
  if (allowedOrigins.includes(origin)) return true
  return URL.canParse(origin) && host !== undefined && new URL(origin).host === host.toLowerCase()
}

/**
 * Lets frontends that are served from elsewhere read the answer: the same origins that may open sockets. Answers
 * whether it is one of them that asks.
 */
export function letOriginRead(
  { headers }: IncomingMessage,
  response: ServerResponse,
  allowedOrigins: readonly string[],
): boolean {
  const { origin, host } = headers
  response.setHeader('Vary', 'Origin')
  if (origin === undefined || !isAllowedOrigin(origin, host, allowedOrigins)) return false
  response.setHeader('Access-Control-Allow-Origin', origin)
  response.setHeader(
    'Access-Control-Expose-Headers',
    'X-Request-Id, RateLimit, RateLimit-Policy, Retry-After',
  )
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin')
  return true
}
