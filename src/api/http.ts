import { isUtf8 } from 'node:buffer'
import { expressMiddleware } from '@as-integrations/express5'
import type { ApolloServer } from '@apollo/server'
import express, {
  type ErrorRequestHandler,
  type Express,
  type RequestHandler,
  type Response,
  type Router,
} from 'express'
import type { Logger } from 'pino'
import type { AddressOf } from './address.js'
import type { Authenticate } from '../access/authenticator.js'
import type { Viewer } from '../database/work.js'
import { DeskError } from '../errors/desk-error.js'
import type { HttpCaller } from './apollo.js'
import { takeIdAside } from './by-id.js'
import { formatted, protocolError } from './errors.js'
import { limits } from './limits.js'
import { isAllowedOrigin } from './origin.js'
import { budgetHeaders, type Budgets } from './rate-limit.js'
import { localsOf, logRequests } from './request-log.js'

/** What every copy answers over HTTP: how it does, and pages of its own. */
export interface PagesParts {
  pages: readonly Router[]
  health: Router
  isDraining: () => boolean
  addressOf: AddressOf
  log: Logger
}

export interface HttpParts extends PagesParts {
  apollo: ApolloServer<HttpCaller>
  authenticate: Authenticate
  budgets: Budgets | null
  allowedOrigins: readonly string[]
  explorer: Router | null
}

/** Where GraphQL is answered, over HTTP and over WebSockets alike. */
export const endpoint = '/graphql'

/** Everything that the desk answers over HTTP. */
export function createApp(parts: HttpParts): Express {
  const pages = parts.explorer ? [...parts.pages, parts.explorer] : parts.pages
  return createPages({ ...parts, pages }, (app) => serveGraphQL(app, parts))
}

/** The probes, what `first` puts there, and the pages. Whatever goes wrong is answered as JSON. */
export function createPages(parts: PagesParts, first?: (app: Express) => void): Express {
  const { addressOf, log } = parts
  const app = express().disable('x-powered-by').disable('etag').set('query parser', false)
  app.use(logRequests(log, addressOf), securityHeaders, closeWhen(parts.isDraining))
  app.use('/health', parts.health)
  first?.(app)
  for (const page of parts.pages) app.use(page)
  app.use((_request, response) => {
    answerError(response, 404, protocolError('BAD_REQUEST', 'There is nothing here.'), log)
  })
  app.use(jsonErrors(log))
  return app
}

function serveGraphQL(app: Express, parts: HttpParts): void {
  const { apollo, authenticate, addressOf } = parts
  app.use(endpoint, crossOrigin(parts.allowedOrigins), onlyGetAndPost)
  app.use(endpoint, async (request, response, next) => {
    const viewer = await authenticate(request.get('authorization'))
    response.locals.viewer = viewer
    // For what is refused before it is read; Apollo's plugin says it anew for all else.
    for (const header of budgetHeaders(parts.budgets, viewer.principal)) response.setHeader(...header)
    next()
  })
  app.use(endpoint, express.json({ limit: limits.messageBytes, inflate: false, verify: onlyUtf8 }))
  const middleware = expressMiddleware(apollo, {
    context: ({ req: request, res: response }) =>
      Promise.resolve({
        viewer: response.locals.viewer as Viewer,
        revalidate: () => Promise.resolve(response.locals.viewer as Viewer),
        requestId: localsOf(response).requestId,
        ipAddress: addressOf(request),
        note: localsOf(response).note,
        idempotencyKey: request.get('idempotency-key'),
        documentId: localsOf(response).documentId,
      }),
  })
  app.use(endpoint, takeIdAside, middleware)
}

const securityHeaders: RequestHandler = (_, response, next) => {
  response.set({
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
    // Of all but the explorer, which says its own: there is nothing in an answer for a page to run or show.
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  })
  next()
}

/** A connection that is kept open would keep the desk from stopping. */
function closeWhen(isDraining: () => boolean): RequestHandler {
  return (_, response, next) => {
    if (isDraining()) response.set('Connection', 'close')
    next()
  }
}

/** For frontends that are served from elsewhere: the same origins that may open sockets. */
function crossOrigin(allowedOrigins: readonly string[]): RequestHandler {
  return (request, response, next) => {
    const { origin } = request.headers
    response.vary('Origin')
    if (origin === undefined || !isAllowedOrigin(origin, request.headers.host, allowedOrigins)) return next()
    response.set({
      'Access-Control-Allow-Origin': origin,
      'Access-Control-Expose-Headers': 'X-Request-Id, RateLimit, RateLimit-Policy, Retry-After',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    })
    if (request.method !== 'OPTIONS') return next()
    response.set({
      'Access-Control-Allow-Methods': 'GET, POST',
      'Access-Control-Allow-Headers':
        'Authorization, Content-Type, Idempotency-Key, X-Request-Id, Apollo-Require-Preflight, X-Apollo-Operation-Name',
      'Access-Control-Max-Age': '600',
    })
    response.status(204).end()
  }
}

const onlyGetAndPost: RequestHandler = (request, response, next) => {
  if (request.method === 'GET' || request.method === 'POST') return next()
  response.set('Allow', 'GET, POST')
  next(Object.assign(protocolError('BAD_REQUEST', 'GraphQL is asked with POST or GET.'), { status: 405 }))
}

const statusOfCode: Record<string, number> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, UNAVAILABLE: 503 }

/** What the parser would decode leniently, it would alter. */
function onlyUtf8(_request: unknown, _response: unknown, body: Buffer, charset: string): void {
  if (charset !== 'utf-8' || !isUtf8(body)) {
    throw Object.assign(new Error('not UTF-8'), { type: 'charset.unsupported' })
  }
}

/** What the body parser and everything before GraphQL throw. Express would answer HTML, with a stack. */
function jsonErrors(log: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error)
    const { status, type } = error as { status?: number; type?: string }
    if (error instanceof DeskError) {
      const given = statusOfCode[error.code] ?? 400
      if (given === 401) response.set('WWW-Authenticate', 'Bearer realm="Tocsin"')
      return answerError(response, given, error, log)
    }
    if (status === undefined || status >= 500) return answerError(response, 500, error, log)
    const fault = bodyFaults[type ?? '']
    const message = fault?.message ?? (type ? 'The request could not be read.' : (error as Error).message)
    return answerError(response, fault?.status ?? status, protocolError('BAD_REQUEST', message), log)
  }
}

const bodyFaults: Record<string, { status: number; message: string }> = {
  'entity.parse.failed': { status: 400, message: 'The body is not JSON.' },
  'entity.too.large': { status: 413, message: `The body is larger than ${limits.messageBytes} bytes.` },
  'encoding.unsupported': { status: 415, message: 'The body must not be compressed.' },
  'charset.unsupported': { status: 415, message: 'The body must be UTF-8.' },
}

function answerError(response: Response, status: number, error: unknown, log: Logger): void {
  const { requestId, note } = localsOf(response)
  const answer = formatted(error, { requestId, log })
  note.codes = [answer.extensions?.code]
  const type = response.req.get('accept')?.includes('application/graphql-response+json')
    ? 'application/graphql-response+json; charset=utf-8'
    : 'application/json; charset=utf-8'
  response
    .status(status)
    .set('Content-Type', type)
    .send(JSON.stringify({ errors: [answer] }))
}
