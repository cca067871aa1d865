import { randomUUID } from 'node:crypto'
import type { RequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import type { AddressOf } from './address.js'

/** What the answer of a request adds to its line in the log: never variables, never who proved what. */
export interface RequestNote {
  kind?: string
  name?: string | null
  codes?: unknown[]
}

export interface RequestLocals {
  requestId: string
  note: RequestNote
  /** What was sent in place of a text, see by-id.ts; else null. */
  documentId: unknown
}

export const localsOf = (response: Response): RequestLocals => response.locals as RequestLocals

/** A request id that a proxy gave is taken over where it can stand in a log as it is. */
export function requestIdOf(header: string | undefined): string {
  return header !== undefined && /^[\w.:-]{1,64}$/.test(header) ? header : randomUUID()
}

/** Below this path the address itself is the secret. */
const secretPath = /^(\/(?:calendar|acknowledge)\/).+/
export const withoutSecret = (path: string) => path.replace(secretPath, '$1…')

/** Gives each request its id, tells it to the client, and writes one line when the answer is out. */
export function logRequests(log: Logger, addressOf: AddressOf): RequestHandler {
  return (request, response, next) => {
    const begun = performance.now()
    // Asked now: the socket of who goes away before the answer has no address any more.
    const ip = addressOf(request)
    // Routers change it on the way. Without the query string, where a GET carries its variables.
    const path = withoutSecret(request.path)
    const requestId = requestIdOf(request.get('x-request-id'))
    const locals: RequestLocals = { requestId, note: {}, documentId: null }
    Object.assign(response.locals, locals)
    response.set('X-Request-Id', locals.requestId)
    response.once('close', () => {
      const { kind, name, codes } = locals.note
      const line = {
        requestId: locals.requestId,
        ip,
        method: request.method,
        path,
        status: response.statusCode,
        ms: Math.round((performance.now() - begun) * 10) / 10,
        ...(kind && { operation: kind, name }),
        ...(codes && { codes }),
        ...(!response.writableFinished && { aborted: true }),
      }
      if (path.startsWith('/health/')) log.debug(line, 'request')
      else log.info(line, 'request')
    })
    next()
  }
}
