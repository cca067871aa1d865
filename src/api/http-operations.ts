import type { GraphQLError } from 'graphql'
import type { Logger } from 'pino'
import { Answer } from './answer.js'
import type { Caller } from './context.js'
import { Refusal, type ReadyOperation } from './documents.js'
import { clientError, codesOf, protocolError } from './errors.js'
import { knowsGraphql } from './media-types.js'
import type { Operations } from './operations.js'
import type { RequestNote } from './request-log.js'

/** Who asks over HTTP, whether through Apollo Server or plainly. */
export interface HttpCaller extends Caller {
  idempotencyKey: string | undefined
  note: RequestNote
}

/** An operation that is not executed, as it is answered. */
export interface Refused {
  status: number
  /** Seconds, for one that came too soon. */
  retryAfter: number | undefined
  errors: GraphQLError[]
}

/**
 * A refusal is 400 or 429 to clients that know the media type of GraphQL. To the others it is 200, as the
 * specification of GraphQL over HTTP asks: to them 4xx says that something on the way refused.
 */
export function refused(
  errors: readonly unknown[],
  caller: HttpCaller,
  accept: string | undefined,
  log: Logger,
): Refused {
  const answer = errors.map((error) => clientError(error, { ...caller, log }))
  caller.note.codes = codesOf(answer)
  const retryAfter = answer[0]?.extensions.retryAfter as number | undefined
  const refusedAs = retryAfter === undefined ? 400 : 429
  return { status: knowsGraphql(accept) ? refusedAs : 200, retryAfter, errors: answer }
}

/** Why it may not run. */
export function reasonsOf(error: unknown): readonly GraphQLError[] {
  return error instanceof Refusal ? error.errors : [error as GraphQLError]
}

export const noSubscriptions = () =>
  protocolError('BAD_REQUEST', 'Subscriptions are served over WebSockets only.')

/** Executes, and notes for the log what came of it. */
export async function executed(
  operations: Operations,
  ready: ReadyOperation,
  caller: HttpCaller,
  log: Logger,
): Promise<Answer> {
  const answer = await operations.execute(ready, caller, caller.idempotencyKey).catch((error: unknown) => {
    return new Answer({ errors: reasonsOf(error).map((each) => clientError(each, { ...caller, log })) })
  })
  caller.note.codes = codesOf(answer.result.errors)
  return answer
}
