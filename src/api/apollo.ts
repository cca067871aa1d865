import {
  ApolloServer,
  HeaderMap,
  type ApolloServerPlugin,
  type GraphQLRequestContext,
  type GraphQLResponse,
} from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled'
import { OperationTypeNode, parse, type GraphQLError } from 'graphql'
import type { Logger } from 'pino'
import type { Documents, ReadyOperation } from './documents.js'
import { formatted, protocolError } from './errors.js'
import { executed, noSubscriptions, reasonsOf, refused, type HttpCaller } from './http-operations.js'
import type { Operations } from './operations.js'
import { budgetHeaders, type Budgets } from './rate-limit.js'

/** What a request carries through Apollo Server. */
export interface ApolloCaller extends HttpCaller {
  /** What was sent in place of a text, see by-id.ts. */
  documentId: unknown
  ready?: ReadyOperation
  refusal?: readonly GraphQLError[]
}

export interface ApolloParts {
  documents: Documents
  operations: Operations
  budgets: Budgets | null
  log: Logger
}

/**
 * Apollo Server speaks GraphQL over HTTP: methods, media types, CSRF. Documents go the same way as over
 * WebSockets: it is handed one that is parsed and valid, and instead of executing it asks us.
 */
export function createApollo(parts: ApolloParts): ApolloServer<ApolloCaller> {
  const { documents, operations, log } = parts
  return new ApolloServer<ApolloCaller>({
    gateway: {
      onSchemaLoadOrUpdate: (use) => {
        use({ apiSchema: documents.schema, coreSupergraphSdl: '' })
        return () => undefined
      },
      load: () =>
        Promise.resolve({
          executor: async ({ context }) => {
            const caller = context as ApolloCaller
            if (!caller.ready) throw new Error('Nothing was made ready')
            return (await executed(operations, caller.ready, caller, log)).result
          },
        }),
      stop: () => Promise.resolve(),
    },
    // Asked for every document, so that Apollo parses and validates none.
    documentStore: { get: () => Promise.resolve(anyDocument), set: nothing, delete: nothing },
    plugins: [
      ownDocuments(parts),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
    ],
    formatError: (_, error) => formatted(error, { requestId: '-', log }),
    logger: log,
    introspection: true,
    // Browsers never send a Bearer key by themselves, and ask before a page of elsewhere may. urql asks by GET.
    csrfPrevention: {
      requestHeaders: ['authorization', 'x-apollo-operation-name', 'apollo-require-preflight'],
    },
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: false,
    stopOnTerminationSignals: false,
    nodeEnv: 'production',
  })
}

const anyDocument = parse('{ __typename }')
const nothing = () => Promise.resolve()

function ownDocuments({ operations, budgets, log }: ApolloParts): ApolloServerPlugin<ApolloCaller> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveSource: async ({ contextValue: caller, source, request }) => {
          const { operationName, variables } = request
          const asked = caller.documentId === null ? { query: source } : { documentId: caller.documentId }
          try {
            caller.ready = await operations.ready({ ...asked, operationName, variables }, caller)
          } catch (error) {
            caller.refusal = reasonsOf(error)
          }
        },
        didResolveOperation: async (context) => {
          const operation = context.contextValue.ready?.prepared.operation
          const name = operation?.name?.value ?? null
          Object.assign(context, { operation, operationName: name })
          Object.assign(context.contextValue.note, { kind: operation?.operation, name })
        },
        responseForOperation: async (context) => {
          const caller = context.contextValue
          const kind = caller.ready?.prepared.operation.operation
          if (caller.refusal) return refusal(context, caller.refusal, log)
          if (kind === OperationTypeNode.SUBSCRIPTION) return refusal(context, [noSubscriptions()], log)
          if (kind === OperationTypeNode.MUTATION && context.request.http?.method === 'GET') {
            const error = protocolError('BAD_REQUEST', 'GET is for queries only.')
            return refusal(context, [error], log, true)
          }
          return null
        },
        willSendResponse: async ({ contextValue: caller, response }) => {
          const headers = budgetHeaders(budgets, caller.viewer.principal)
          for (const [name, value] of headers) response.http.headers.set(name, value)
        },
      }),
  }
}

function refusal(
  { contextValue: caller, request }: GraphQLRequestContext<ApolloCaller>,
  errors: readonly unknown[],
  log: Logger,
  onlyAsPost = false,
): GraphQLResponse {
  const {
    status,
    retryAfter,
    errors: answer,
  } = refused(errors, caller, request.http?.headers.get('accept'), log)
  const headers = new HeaderMap(onlyAsPost ? [['allow', 'POST']] : [])
  if (retryAfter !== undefined) headers.set('retry-after', String(retryAfter))
  return {
    http: { status: onlyAsPost ? 405 : status, headers },
    body: { kind: 'single', singleResult: { errors: answer.map((error) => error.toJSON()) } },
  }
}
