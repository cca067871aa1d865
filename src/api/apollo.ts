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
import { OperationTypeNode, parse, type ExecutionResult, type GraphQLError } from 'graphql'
import type { Logger } from 'pino'
import { Refusal, type Documents, type ReadyOperation } from './documents.js'
import { clientError, formatted, protocolError } from './errors.js'
import type { Caller } from './context.js'
import type { Operations } from './operations.js'
import { budgetHeaders, type Budgets } from './rate-limit.js'
import type { RequestNote } from './request-log.js'

/** What a request carries through Apollo Server. */
export interface HttpCaller extends Caller {
  idempotencyKey: string | undefined
  /** What was sent in place of a text, see by-id.ts. */
  documentId: unknown
  note: RequestNote
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
export function createApollo(parts: ApolloParts): ApolloServer<HttpCaller> {
  const { documents, operations, log } = parts
  const execute = async (caller: HttpCaller): Promise<ExecutionResult> => {
    if (!caller.ready) throw new Error('Nothing was made ready')
    try {
      return (await operations.execute(caller.ready, caller, caller.idempotencyKey)).result
    } catch (error) {
      return { errors: refusalOf(error).map((each) => clientError(each, { ...caller, log })) }
    }
  }
  return new ApolloServer<HttpCaller>({
    gateway: {
      onSchemaLoadOrUpdate: (use) => {
        use({ apiSchema: documents.schema, coreSupergraphSdl: '' })
        return () => undefined
      },
      load: () =>
        Promise.resolve({
          executor: async ({ context }) => {
            const result = await execute(context as HttpCaller)
            ;(context as HttpCaller).note.codes = codesOf(result.errors)
            return result
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

function ownDocuments({ operations, budgets, log }: ApolloParts): ApolloServerPlugin<HttpCaller> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveSource: async ({ contextValue: caller, source, request }) => {
          const { operationName, variables } = request
          const asked = caller.documentId === null ? { query: source } : { documentId: caller.documentId }
          try {
            caller.ready = await operations.ready({ ...asked, operationName, variables }, caller)
          } catch (error) {
            caller.refusal = refusalOf(error)
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
          if (caller.refusal) return refused(context, caller.refusal, log)
          if (kind === OperationTypeNode.SUBSCRIPTION) {
            const error = protocolError('BAD_REQUEST', 'Subscriptions are served over WebSockets only.')
            return refused(context, [error], log)
          }
          if (kind === OperationTypeNode.MUTATION && context.request.http?.method === 'GET') {
            const error = protocolError('BAD_REQUEST', 'GET is for queries only.')
            return refused(context, [error], log, 405)
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

/**
 * A refusal is 400 or 429 to clients that know the media type of GraphQL. To the others it is 200, as the
 * specification of GraphQL over HTTP asks: to them 4xx says that something on the way refused.
 */
function refused(
  { contextValue: caller, request }: GraphQLRequestContext<HttpCaller>,
  errors: readonly unknown[],
  log: Logger,
  status?: number,
): GraphQLResponse {
  const knowing = request.http?.headers.get('accept')?.includes('application/graphql-response+json')
  const answer = errors.map((error) => clientError(error, { ...caller, log }))
  caller.note.codes = codesOf(answer)
  const retryAfter = answer[0]?.extensions.retryAfter as number | undefined
  const headers = new HeaderMap(status === 405 ? [['allow', 'POST']] : [])
  if (retryAfter !== undefined) headers.set('retry-after', String(retryAfter))
  const refusedAs = retryAfter === undefined ? 400 : 429
  return {
    http: { status: status ?? (knowing ? refusedAs : 200), headers },
    body: { kind: 'single', singleResult: { errors: answer.map((error) => error.toJSON()) } },
  }
}

function refusalOf(error: unknown): readonly GraphQLError[] {
  return error instanceof Refusal ? error.errors : [error as GraphQLError]
}

export function codesOf(errors: readonly GraphQLError[] | undefined): unknown[] | undefined {
  return errors?.map(({ extensions }) => extensions.code)
}
