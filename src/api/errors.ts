import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import type { Logger } from 'pino'
import { classifyFailure } from '../database/lost-race.js'
import { badInput, errorCodes } from '../errors/desk-error.js'

/** Besides the desk's own: what is wrong with the request itself, in the words that GraphQL servers share. */
export const protocolCodes = [
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_REQUEST',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'DOCUMENT_NOT_TRUSTED',
] as const
export type ProtocolCode = (typeof protocolCodes)[number]

const knownCodes = new Set<unknown>([...errorCodes, ...protocolCodes])

/** An error of the request itself. */
export function protocolError(code: ProtocolCode, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } })
}

/** The same error with a code, at the same place of the document. */
export function withCode(code: ProtocolCode, error: GraphQLError): GraphQLError {
  const { nodes, source, positions, message } = error
  return new GraphQLError(message, { nodes, source, positions, extensions: { code } })
}

/** Who asked, for the log and for what a client quotes when it asks for help. */
export interface ErrorPlace {
  requestId: string
  log: Logger
}

/** What may leave: made by `clientError` alone. */
class ClientError extends GraphQLError {
  override name = 'ClientError'

  constructor(message: string, from: GraphQLError | null, extensions: Record<string, unknown>) {
    super(message, { path: from?.path, extensions })
    // Compiled execution knows the places of the document, not its nodes, which the constructor asks for.
    Object.defineProperty(this, 'locations', { value: from?.locations, enumerable: true })
  }
}

/**
 * What a client is told of an error, on either transport: what was meant for it, as it is; of all else only
 * that it happened, and the id under which the log tells the rest.
 */
export function clientError(error: unknown, place: ErrorPlace): GraphQLError {
  if (error instanceof ClientError) return error
  const located = error instanceof GraphQLError ? error : null
  const origin = originOf(error)
  if (origin instanceof GraphQLError && knownCodes.has(origin.extensions?.code)) {
    return new ClientError(origin.message, located, withoutInside(origin.extensions))
  }
  const argument = located && nullArgument(located)
  if (argument) return new ClientError(argument.message, located, argument.extensions)
  const failure = classifyFailure(origin)
  if (failure === 'lost-connection' || failure === 'lost-race') {
    place.log.warn(
      { requestId: place.requestId, path: located?.path, err: origin },
      'The database did not answer',
    )
    return new ClientError('The database could not be reached. Try again.', located, { code: 'UNAVAILABLE' })
  }
  place.log.error({ requestId: place.requestId, path: located?.path, err: origin }, 'An operation failed')
  return new ClientError('Something went wrong inside the desk.', located, {
    code: 'INTERNAL_SERVER_ERROR',
    requestId: place.requestId,
  })
}

export function codesOf(errors: readonly GraphQLError[] | undefined): unknown[] | undefined {
  return errors?.map(({ extensions }) => extensions.code)
}

/** As it goes over the wire. */
export function formatted(error: unknown, place: ErrorPlace): GraphQLFormattedError {
  return clientError(error, place).toJSON()
}

/** Executors wrap what resolvers throw, some of them twice. */
function originOf(error: unknown): unknown {
  let origin = error
  while (origin instanceof GraphQLError && origin.originalError) origin = origin.originalError
  return origin
}

/** Apollo keeps its HTTP status among the extensions; a stack must never stand there. */
function withoutInside(extensions: Record<string, unknown>): Record<string, unknown> {
  const { http: _http, stacktrace: _stacktrace, ...rest } = extensions
  return rest
}

/** A variable that may be null given where the argument has a default and may not: found only when executed. */
function nullArgument(error: GraphQLError): GraphQLError | null {
  const name = error.originalError
    ? null
    : /^Argument "(\w+)" of (non-null|required) type/.exec(error.message)
  return name?.[1] ? badInput([name[1]], 'must not be null') : null
}
