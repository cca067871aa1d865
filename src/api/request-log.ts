import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
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
  ipAddress: string | null
  note: RequestNote
  /** What was sent in place of a text, see by-id.ts; else null. */
  documentId: unknown
}

const locals = new WeakMap<ServerResponse, RequestLocals>()

/** Of every request that came in through `logRequests`. */
export function localsOf(response: ServerResponse): RequestLocals {
  const found = locals.get(response)
  if (!found) throw new Error('This request has not begun')
  return found
}

/** A request id that a proxy gave is taken over where it can stand in a log as it is. */
export function requestIdOf(header: string | undefined): string {
  return header !== undefined && /^[\w.:-]{1,64}$/.test(header) ? header : randomUUID()
}

/** Below this path the address itself is the secret. */
const secretPath = /^(\/(?:calendar|acknowledge)\/).+/
export const withoutSecret = (path: string) => path.replace(secretPath, '$1…')
/** What is asked for may be the whole address. Without the query string, where a GET carries its variables. */
const pathOf = (url = '') => /^(?:[a-z][a-z\d+.-]*:\/\/[^/?#]*)?([^?#]*)/i.exec(url)?.[1] ?? ''

/** Gives each request its id, tells it to the client, and writes one line when the answer is out. */
export function logRequests(
  log: Logger,
  addressOf: AddressOf,
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    const begun = performance.now()
    // Asked now: the socket of who goes away before the answer has no address any more.
    const ipAddress = addressOf(request)
    // Routers change both on the way.
    const path = withoutSecret(pathOf(request.url))
    const { method } = request
    const header = request.headers['x-request-id']
    const requestId = requestIdOf(typeof header === 'string' ? header : undefined)
    const note: RequestNote = {}
    locals.set(response, { requestId, ipAddress, note, documentId: null })
    response.setHeader('X-Request-Id', requestId)
    response.once('close', () => {
      const { kind, name, codes } = note
      const line = {
        requestId,
        ip: ipAddress,
        method,
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
  }
}
