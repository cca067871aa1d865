import { randomUUID } from 'node:crypto'
import type { Router } from 'express'
import type { GraphQLSchema } from 'graphql'
import type { Logger } from 'pino'
import type { DataSource } from 'typeorm'
import type { RefusedCall } from '../access/audit.js'
import type { SettledRows } from '../access/settled-rows.js'
import type { Authenticate } from '../access/authenticator.js'
import type { Transact } from '../database/transact.js'
import type { Tables } from '../database/watched.js'
import type { Follower } from '../log/follow.js'
import type { Heads } from '../log/heads.js'
import type { Replicas } from '../log/replicas.js'
import type { Wakeups } from '../log/wakeups.js'
import type { Clock } from '../time/clock.js'
import { createApollo } from './apollo.js'
import type { Nodes } from './context.js'
import type { AddressOf } from './address.js'
import { createDocuments, type Documents } from './documents.js'
import type { AskedFigure, Figures } from './figures.js'
import { healthRouter, type HealthParts } from './health.js'
import { createHandler, endpoint } from './http.js'
import { drainWait } from './limits.js'
import { aborted, endServer, listen, patientServer } from './listen.js'
import { createOperations } from './operations.js'
import type { Budgets } from './rate-limit.js'
import { tracedRequests } from './traced-requests.js'
import type { TrustedDocuments } from './trusted-documents.js'
import { serveWebSockets, type WebSockets } from './websocket.js'

export interface ApiParts {
  schema: GraphQLSchema
  dataSource: DataSource
  clock: Clock
  follower: Follower
  wakeups: Wakeups
  engineProbe: HealthParts['engine']
  transact: Transact
  /** Rows of settings for those who read; null: they are read like all others. */
  settled: SettledRows | null
  replicas: Replicas | null
  heads: Heads
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
  /** The only documents that run; null: any. */
  trusted: TrustedDocuments | null
  addressOf: AddressOf
  /** What each principal may ask for; null: as much as they like. */
  budgets: Budgets | null
  /** Sockets that one principal may hold open. */
  socketsPerPrincipal: number
  /** What is counted for Prometheus; null: nothing. */
  figures: Figures | null
  /** Milliseconds from which on an operation is written down as slow; null: none. */
  slowAfter: number | null
  /** Characters of answers that are kept for who asks the same again; null: none are. */
  keptAnswers: number | null
  /** Which tables change only together with an entry of the log. */
  tables: Tables
  /** What may be under way at a time (under-way.ts); left out: as much as limits.ts says. */
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
  const documents = createDocuments(parts.schema, parts.introspection, parts.trusted)
  const operations = createOperations({ ...parts, publicUrl, documents, manager: parts.dataSource.manager })
  const apollo = createApollo({ documents, operations, budgets, log })
  await apollo.start()
  const health = healthRouter({ ...parts, engine: parts.engineProbe, isDraining })
  const handler = createHandler({ ...parts, apollo, operations, health, isDraining })
  const server = patientServer(tracedRequests(handler))
  const sockets = serveWebSockets(server, {
    ...parts,
    documents,
    operations,
    newRequestId,
  })
  for (const figure of figuresOf(sockets, documents)) parts.figures?.ask(figure)
  const { base, port, address } = await listen(server, parts)
  listening = base

  let drained: Promise<void> | null = null
  const drain = async () => {
    draining = true
    const deadline = AbortSignal.timeout(drainWait)
    const left = sockets.drain(deadline)
    await Promise.all([left, endServer(server, deadline)])
    // The database is closed behind us.
    await Promise.race([operations.rest(), aborted(deadline)])
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

const figuresOf = (sockets: WebSockets, documents: Documents): AskedFigure[] => [
  { name: 'tocsin_sockets', help: 'WebSockets that are open at this copy.', read: () => sockets.size },
  {
    name: 'tocsin_documents_prepared',
    help: 'Documents that were parsed and validated since the start; beside operations it tells how few are met again.',
    read: () => documents.prepared,
  },
  {
    name: 'tocsin_documents_kept_bytes',
    help: 'What the documents that are kept ready hold, by estimate.',
    read: () => documents.keptBytes,
  },
]
