import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import { DeskError } from '../errors/desk-error.js'
import { formatted, protocolError } from './errors.js'
import { limits } from './limits.js'
import { knowsGraphql, mediaTypes } from './media-types.js'
import { localsOf } from './request-log.js'

/** Answers what goes wrong around GraphQL: bodies, methods, credentials, addresses. Always in JSON. */
export type AnswerFault = (request: IncomingMessage, response: ServerResponse, error: unknown) => void

const statusOfCode: Record<string, number> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, UNAVAILABLE: 503 }

/** By the types that body parsers give to their errors. */
const bodyFaults: Record<string, { status: number; message: string }> = {
  'entity.parse.failed': { status: 400, message: 'The body is not JSON.' },
  'entity.too.large': { status: 413, message: `The body is larger than ${limits.messageBytes} bytes.` },
  'encoding.unsupported': { status: 415, message: 'The body must not be compressed.' },
  'charset.unsupported': { status: 415, message: 'The body must be UTF-8.' },
}

/** What body parsers throw, and what we throw in their words. */
export function bodyFault(type: 'entity.parse.failed' | 'charset.unsupported' | 'request.aborted'): Error {
  return Object.assign(new Error(type), { status: 400, type })
}

export function answerFaults(log: Logger): AnswerFault {
  return (request, response, error) => {
    // Too late to say anything.
    if (response.headersSent) return void response.destroy()
    const { status, shown } = judged(error)
    if (status === 401) response.setHeader('WWW-Authenticate', 'Bearer realm="Tocsin"')
    const { requestId, note } = localsOf(response)
    const answer = formatted(shown, { requestId, log })
    note.codes = [answer.extensions?.code]
    response.statusCode = status
    response.setHeader(
      'Content-Type',
      knowsGraphql(request.headers.accept) ? mediaTypes.graphql : mediaTypes.json,
    )
    response.end(JSON.stringify({ errors: [answer] }))
  }
}

function judged(error: unknown): { status: number; shown: unknown } {
  const { status, type } = error as { status?: number; type?: string }
  if (error instanceof DeskError) return { status: statusOfCode[error.code] ?? 400, shown: error }
  if (status === undefined || status >= 500) return { status: 500, shown: error }
  const fault = bodyFaults[type ?? '']
  const message = fault?.message ?? (type ? 'The request could not be read.' : (error as Error).message)
  return { status: fault?.status ?? status, shown: protocolError('BAD_REQUEST', message) }
}
