import { makeServer, type Server, type ServerOptions } from 'graphql-ws'
import { OperationTypeNode, type GraphQLError, type ExecutionArgs } from 'graphql'
import type { Logger } from 'pino'
import type { Authenticate } from '../access/authenticator.js'
import { DeskError } from '../errors/desk-error.js'
import { Refusal, type Documents, type ReadyOperation } from './documents.js'
import { clientError, codesOf, formatted } from './errors.js'
import { limits, socketLimits } from './limits.js'
import type { Caller } from './context.js'
import type { Operations } from './operations.js'
import type { Figures } from './figures.js'
import type { Clock } from '../time/clock.js'
import { continuing } from '../tracing/traced.js'
import type { SocketCounts } from './websocket-counts.js'
import { closing, type Peer } from './websocket-peer.js'
import { Session } from './websocket-session.js'
import { Subscriber } from './subscriber.js'
import { Broadcast } from './broadcast.js'

export interface ProtocolParts {
  documents: Documents
  operations: Operations
  authenticate: Authenticate
  newRequestId: () => string
  sockets: SocketCounts
  clock: Clock
  /** What is counted for Prometheus; null: nothing. */
  figures: Figures | null
  log: Logger
}

/** What is known of one socket. */
export interface SocketExtra {
  peer: Peer
  /** The header of the request that became the socket; nothing else of that is kept. */
  authorization: string | undefined
  ipAddress: string | null
  session?: Session
  /** Counts it out, once it has been counted. */
  leave?: () => void
}

/** What `onSubscribe` hands on to execution. */
interface Run extends ExecutionArgs {
  ready: ReadyOperation
  caller: Caller
  key: unknown
  /** Where `traceparent` may stand. */
  trace: unknown
  peer: Peer
}

/**
 * The graphql-transport-ws protocol, with the same documents, limits and errors as over HTTP. Whatever is wrong
 * with one operation is told to that operation: the socket carries others, and most closing codes end a client
 * for good.
 */
export function createProtocol(parts: ProtocolParts): Server<SocketExtra> {
  const { documents, operations, log } = parts
  const broadcast = new Broadcast(parts)
  const refusalOf = (error: unknown, caller: Caller): GraphQLError[] =>
    (error instanceof Refusal ? error.errors : [error]).map((each) => clientError(each, { ...caller, log }))

  const options: ServerOptions<Record<string, unknown>, SocketExtra> = {
    connectionInitWaitTimeout: socketLimits.initWait,
    onConnect: async ({ extra, connectionParams }) => {
      try {
        const { peer, ipAddress } = extra
        const authorization = authorizationOf(connectionParams) ?? extra.authorization
        const session = await Session.open(peer, parts.authenticate, authorization, ipAddress)
        // Who left meanwhile would never be counted out.
        if (peer.isClosed) return false
        const leave = parts.sockets.enter(session.viewer.principal)
        if (!leave) {
          peer.close(closing.tooManySockets)
          return false
        }
        extra.leave = leave
        extra.session = session
        return true
      } catch (error) {
        if (!(error instanceof DeskError && error.code === 'UNAUTHENTICATED')) {
          log.error({ err: error }, 'A socket could not be authenticated')
          extra.peer.close(closing.tryLater)
        }
        return false
      }
    },
    onSubscribe: async ({ extra, subscriptions }, id, payload) => {
      const { peer } = extra
      const session = extra.session as Session
      const caller = session.caller(parts.newRequestId())
      try {
        if (Object.keys(subscriptions).length > limits.socketOperations) throw tooManyOperations()
        const ready = await operations.ready(payload, caller)
        const run: Run = {
          schema: documents.schema,
          document: ready.prepared.document,
          operationName: payload.operationName,
          contextValue: null,
          ready,
          caller,
          key: payload.extensions?.idempotencyKey,
          trace: payload.extensions,
          peer,
        }
        // Attached here and not in `subscribe`, so that what it throws is an error of the operation.
        if (ready.prepared.operation.operation === OperationTypeNode.SUBSCRIPTION) {
          const source = await continuing(run.trace, () => operations.subscribe(ready, caller))
          run.rootValue = new Subscriber(broadcast, { id, ready, caller, session, peer, source })
        }
        note(log, caller, ready)
        return run
      } catch (error) {
        const errors = refusalOf(error, caller)
        log.info({ requestId: caller.requestId, codes: codesOf(errors) }, 'operation refused')
        return errors
      }
    },
    execute: async (args) => {
      const { ready, caller, key, trace } = args as Run
      return continuing(trace, () => operations.execute(ready, caller, key))
        .then(({ result }) => result)
        .catch((error: unknown) => ({ errors: refusalOf(error, caller) }))
    },
    subscribe: (args) => args.rootValue as Subscriber,
    onError: (_context, _id, _payload, errors) =>
      errors.map((error) => formatted(error, { requestId: parts.newRequestId(), log })),
  }
  return makeServer(options)
}

/** From connection_init, by whatever case its header is written in. */
function authorizationOf(parameters: Readonly<Record<string, unknown>> = {}): string | undefined {
  const entry = Object.entries(parameters).find(([name]) => name.toLowerCase() === 'authorization')
  return typeof entry?.[1] === 'string' ? entry[1] : undefined
}

function tooManyOperations(): DeskError {
  return new DeskError(
    'RATE_LIMITED',
    `One socket carries at most ${limits.socketOperations} operations at a time.`,
  )
}

function note(log: Logger, { requestId }: Caller, { prepared }: ReadyOperation): void {
  const { operation, name } = prepared.operation
  log.info({ requestId, operation, name: name?.value ?? null, over: 'websocket' }, 'operation')
}
