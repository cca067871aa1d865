import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Router } from 'express'
import type { GraphQLSchema } from 'graphql'
import type { Logger } from 'pino'
import type { DataSource } from 'typeorm'
import type { RefusedCall } from '../access/audit.js'
import type { Authenticate } from '../access/authenticator.js'
import type { Transact } from '../database/transact.js'
import type { Follower } from '../log/follow.js'
import type { Wakeups } from '../log/wakeups.js'
import type { Clock } from '../time/clock.js'
import { createApollo } from './apollo.js'
import type { Nodes } from './context.js'
import type { AddressOf } from './address.js'
import { createDocuments } from './documents.js'
import type { Figures } from './figures.js'
import { healthRouter, type HealthParts } from './health.js'
import { createApp, endpoint } from './http.js'
import { backlog, drainLinger, drainWait } from './limits.js'
import { createOperations } from './operations.js'
import type { Budgets } from './rate-limit.js'
import { serveWebSockets } from './websocket.js'

export interface ApiParts {
  schema: GraphQLSchema
  dataSource: DataSource
  clock: Clock
  follower: Follower
  wakeups: Wakeups
  engineProbe: HealthParts['engine']
  transact: Transact
  nodes: Nodes
  auditRefused: (call: RefusedCall) => Promise<void>
  authenticate: Authenticate
  log: Logger
  explorer: Router | null
  /** What else is answered over HTTP, each to whoever has its address. */
  pages: readonly Router[]
  /** Where people reach the desk; null: where it listens. */
  publicUrl: string | null
  /** 0 takes any free port. */
  port: number
  host: string
  /** Pages of other origins that may use the desk: `https://desk.example.com`. */
  allowedOrigins: readonly string[]
  /** Whether the schema may be asked for. */
  introspection: boolean
  addressOf: AddressOf
  /** What each principal may ask for; null: as much as they like. */
  budgets: Budgets | null
  /** Sockets that one principal may hold open. */
  socketsPerPrincipal: number
  /** What is counted for Prometheus; null: nothing. */
  figures: Figures | null
  /** Milliseconds from which on an operation is written down as slow; null: none. */
  slowAfter: number | null
  /** Queries and mutations at a time; left out: as many as limits.ts says. */
  mostUnderWay?: number
}

export interface Api {
  /** Where GraphQL is answered. */
  url: string
  port: number
  address: string
  /** Stops: no longer ready, nothing new, what has begun is answered, sockets are sent elsewhere. */
  drain(): Promise<void>
}

/** Serves GraphQL over HTTP and WebSockets, the explorer and the probes, on one port. */
export async function startApi(parts: ApiParts): Promise<Api> {
  const { log, budgets } = parts
  let draining = false
  const isDraining = () => draining
  let listening = ''
  const publicUrl = () => parts.publicUrl ?? listening
  const documents = createDocuments(parts.schema, parts.introspection)
  const operations = createOperations({ ...parts, publicUrl, documents, manager: parts.dataSource.manager })
  const apollo = createApollo({ documents, operations, budgets, log })
  await apollo.start()
  const health = healthRouter({ ...parts, engine: parts.engineProbe, isDraining })
  const app = createApp({ ...parts, apollo, health, isDraining })
  // Slow senders of headers and bodies give up their connection.
  const patience = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 2_000 }
  const server = createServer({ ...patience, maxHeaderSize: 16_384 }, app)
  server.maxHeadersCount = 100
  const sockets = serveWebSockets(server, {
    ...parts,
    documents,
    operations,
    newRequestId,
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port: parts.port, host: parts.host, backlog }, () => resolve())
  })
  const { port, address } = server.address() as AddressInfo

  listening = `http://${hostText(parts.host)}:${port}`

  let drained: Promise<void> | null = null
  const drain = async () => {
    draining = true
    const deadline = AbortSignal.timeout(drainWait)
    const left = sockets.drain(deadline)
    // Who has just connected, or has not yet heard that we are no longer ready, is still answered.
    if (await hasConnections(server)) await aborted(AbortSignal.timeout(drainLinger))
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    deadline.addEventListener('abort', () => server.closeAllConnections(), { once: true })
    await Promise.all([left, closed])
    await apollo.stop()
  }
  return {
    url: `${listening}${endpoint}`,
    port,
    address,
    drain: () => (drained ??= drain()),
  }
}

/** Copied: it is made as a rope of some twenty pieces, and each subscription holds one. */
const newRequestId = () => Buffer.from(randomUUID()).toString('latin1')

const hasConnections = (server: Server) =>
  new Promise<boolean>((resolve) => server.getConnections((_, count) => resolve(count > 0)))

const aborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))

/** As an address of the web: IPv6 in brackets, "any address" as the one of this machine. */
function hostText(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
