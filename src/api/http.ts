import { isUtf8 } from 'node:buffer'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { expressMiddleware } from '@as-integrations/express5'
import type { ApolloServer } from '@apollo/server'
import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Router } from 'express'
import type { Logger } from 'pino'
import type { AddressOf } from './address.js'
import type { ApolloCaller } from './apollo.js'
import type { Authenticate } from '../access/authenticator.js'
import type { Viewer } from '../database/work.js'
import { takeIdAside } from './by-id.js'
import { answerFaults, bodyFault, type AnswerFault } from './faults.js'
import { protocolError } from './errors.js'
import { limits } from './limits.js'
import type { Operations } from './operations.js'
import { letOriginRead } from './origin.js'
import { isPlain, plainPost } from './plain-post.js'
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
  apollo: ApolloServer<ApolloCaller>
  operations: Operations
  authenticate: Authenticate
  budgets: Budgets | null
  allowedOrigins: readonly string[]
  explorer: Router | null
}

/** Where GraphQL is answered, over HTTP and over WebSockets alike. */
export const endpoint = '/graphql'

/** Answers all that is asked over HTTP: plain questions by themselves, everything else through Express. */
export function createHandler(parts: HttpParts): RequestListener {
  const answerFault = answerFaults(parts.log)
  const pages = parts.explorer ? [...parts.pages, parts.explorer] : parts.pages
  const app = createApp({ ...parts, pages }, answerFault, (whole) => serveGraphQL(whole, parts))
  const answerPlain = plainPost({ ...parts, answerFault, otherwise: app })
  return begun(parts, (request, response) => {
    if (request.url === endpoint && isPlain(request)) void answerPlain(request, response)
    else app(request, response)
  })
}

/** Answers what a copy without GraphQL does: the probes, and its pages. */
export function createPages(parts: PagesParts): RequestListener {
  return begun(parts, createApp(parts, answerFaults(parts.log)))
}

/** What holds for every answer, before it is looked for. */
function begun({ log, addressOf, isDraining }: PagesParts, answer: RequestListener): RequestListener {
  const begin = logRequests(log, addressOf)
  return (request, response) => {
    begin(request, response)
    secure(response)
    // A connection that is kept open would keep the desk from stopping.
    if (isDraining()) response.setHeader('Connection', 'close')
    answer(request, response)
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

/** The probes, what `first` puts there, and the pages. Whatever goes wrong is answered as JSON. */
function createApp(parts: PagesParts, answerFault: AnswerFault, first?: (app: Express) => void): Express {
  const app = express().disable('x-powered-by').disable('etag').set('query parser', false)
  app.use('/health', parts.health)
  first?.(app)
  for (const page of parts.pages) app.use(page)
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

function serveGraphQL(app: Express, parts: HttpParts): void {
  const { apollo, authenticate } = parts
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
  app.use(endpoint, takeIdAside, middleware)
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
