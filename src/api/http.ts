import { isUtf8 } from 'node:buffer'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { expressMiddleware } from '@as-integrations/express5'
import type { ApolloServer } from '@apollo/server'
import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Router } from 'express'
import type { Logger } from 'pino'
import type { AddressOf } from './address.js'
import type { Authenticate } from '../access/authenticator.js'
import type { Viewer } from '../database/work.js'
import { answerFaults, bodyFault, type AnswerFault } from './faults.js'
import { protocolError } from './errors.js'
import type { HttpCaller } from './http-operations.js'
import { limits } from './limits.js'
import type { Operations } from './operations.js'
import { letOriginRead } from './origin.js'
import { isPlain, plainPost } from './plain-post.js'
import { budgetHeaders, type Budgets } from './rate-limit.js'
import { localsOf, logRequests } from './request-log.js'

export interface HttpParts {
  apollo: ApolloServer<HttpCaller>
  operations: Operations
  authenticate: Authenticate
  budgets: Budgets | null
  allowedOrigins: readonly string[]
  explorer: Router | null
  pages: readonly Router[]
  health: Router
  isDraining: () => boolean
  addressOf: AddressOf
  log: Logger
}

/** Where GraphQL is answered, over HTTP and over WebSockets alike. */
export const endpoint = '/graphql'

/** Answers all that is asked over HTTP: plain questions by themselves, everything else through Express. */
export function createHandler(parts: HttpParts): RequestListener {
  const begin = logRequests(parts.log, parts.addressOf)
  const answerFault = answerFaults(parts.log)
  const app = createApp(parts, answerFault)
  const answerPlain = plainPost({ ...parts, answerFault, otherwise: app })
  return (request, response) => {
    begin(request, response)
    secure(response)
    // A connection that is kept open would keep the desk from stopping.
    if (parts.isDraining()) response.setHeader('Connection', 'close')
    if (request.url === endpoint && isPlain(request)) void answerPlain(request, response)
    else app(request, response)
  }
}

const securityHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
  // Of all but the explorer, which says its own: there is nothing in an answer for a page to run or show.
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
}

function secure(response: ServerResponse): void {
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value)
}

/** Whatever goes wrong is answered as JSON. */
function createApp(parts: HttpParts, answerFault: AnswerFault): Express {
  const { apollo, authenticate } = parts
  const app = express().disable('x-powered-by').disable('etag').set('query parser', false)
  app.use('/health', parts.health)
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
        ...localsOf(response),
        idempotencyKey: request.get('idempotency-key'),
      }),
  })
  app.use(endpoint, middleware)
  for (const page of parts.pages) app.use(page)
  if (parts.explorer) app.use(parts.explorer)
  app.use((request, response) => {
    const nothing = Object.assign(protocolError('BAD_REQUEST', 'There is nothing here.'), { status: 404 })
    answerFault(request, response, nothing)
  })
  // Express would answer HTML, with a stack.
  const jsonErrors: ErrorRequestHandler = (error, request, response, _next) => {
    answerFault(request, response, error)
  }
  app.use(jsonErrors)
  return app
}

function crossOrigin(allowedOrigins: readonly string[]): RequestHandler {
  return (request, response, next) => {
    const isAllowed = letOriginRead(request, response, allowedOrigins)
    if (!isAllowed || request.method !== 'OPTIONS') return next()
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

/** What the parser would decode leniently, it would alter. */
function onlyUtf8(_request: IncomingMessage, _response: ServerResponse, body: Buffer, charset: string): void {
  if (charset !== 'utf-8' || !isUtf8(body)) throw bodyFault('charset.unsupported')
}
