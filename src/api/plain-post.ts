import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { OperationTypeNode } from 'graphql'
import type { Logger } from 'pino'
import type { Authenticate } from '../access/authenticator.js'
import { jsonOf } from './answer.js'
import type { OperationRequest, ReadyOperation } from './documents.js'
import { bodyFault, type AnswerFault } from './faults.js'
import { executed, noSubscriptions, reasonsOf, refused, type HttpCaller } from './http-operations.js'
import { limits } from './limits.js'
import { mediaTypes, type MediaType } from './media-types.js'
import type { Operations } from './operations.js'
import { letOriginRead } from './origin.js'
import { budgetHeaders, type Budgets } from './rate-limit.js'
import { localsOf } from './request-log.js'

export interface PlainParts {
  operations: Operations
  authenticate: Authenticate
  budgets: Budgets | null
  allowedOrigins: readonly string[]
  log: Logger
  answerFault: AnswerFault
  /** Who answers what turns out not to be plain; the body, once it is read, is with the request. */
  otherwise: (request: IncomingMessage & { body?: unknown }, response: ServerResponse) => void
}

const json = new Set([
  'application/json',
  'application/json; charset=utf-8',
  'application/json;charset=utf-8',
])

/** What clients usually accept, and what Apollo Server answers them with; what else there is, it works out itself. */
const answeredAs = new Map<string | undefined, MediaType>([
  [undefined, mediaTypes.json],
  ['*/*', mediaTypes.json],
  ['application/json', mediaTypes.json],
  ['application/json, */*', mediaTypes.json],
  ['application/json, text/plain, */*', mediaTypes.json],
  ['application/json, multipart/mixed', mediaTypes.json],
  ['application/graphql-response+json', mediaTypes.graphql],
  ['application/graphql-response+json, application/json', mediaTypes.graphql],
  ['application/graphql-response+json,application/json;q=0.9', mediaTypes.graphql],
  ['application/graphql-response+json, application/json;q=0.9', mediaTypes.graphql],
  [
    'application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed',
    mediaTypes.graphql,
  ],
])

/** Whether a request to the endpoint is of the kind that nearly all are: what its head says, its body must still keep. */
export function isPlain({ method, headers }: IncomingMessage): boolean {
  const length = Number(headers['content-length'])
  return (
    method === 'POST' &&
    json.has(headers['content-type'] ?? '') &&
    length > 0 &&
    length <= limits.messageBytes &&
    headers['content-encoding'] === undefined &&
    headers['transfer-encoding'] === undefined &&
    answeredAs.has(headers.accept)
  )
}

/**
 * Answers one operation in a body of JSON, as Apollo Server behind Express would, in a third of the time that those
 * take around it (bench: list query; decision 0013). `test/api/plain-post.test.ts` holds the two to the same answers.
 */
export function plainPost(parts: PlainParts): RequestListener {
  const { operations, authenticate, budgets, log } = parts

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { headers } = request
    letOriginRead(request, response, parts.allowedOrigins)
    const viewer = await authenticate(headers.authorization)
    const sayBudget = () => {
      for (const [name, value] of budgetHeaders(budgets, viewer.principal)) response.setHeader(name, value)
    }
    sayBudget()
    const body = parsed(await bodyOf(request))
    const asked = operationIn(body)
    if (!asked) return parts.otherwise(Object.assign(request, { body }), response)
    const caller: HttpCaller = {
      viewer,
      revalidate: () => Promise.resolve(viewer),
      ...localsOf(response),
      idempotencyKey: headers['idempotency-key'] as string | undefined,
    }
    const refuse = (reasons: readonly unknown[]) => {
      const { status, retryAfter, errors } = refused(reasons, caller, headers.accept, log)
      if (retryAfter !== undefined) response.setHeader('Retry-After', retryAfter)
      sayBudget()
      send(request, response, status, jsonOf({ errors }))
    }
    let ready: ReadyOperation
    try {
      ready = await operations.ready(asked, caller)
    } catch (error) {
      return refuse(reasonsOf(error))
    }
    const { operation, name } = ready.prepared.operation
    Object.assign(caller.note, { kind: operation, name: name?.value ?? null })
    if (operation === OperationTypeNode.SUBSCRIPTION) return refuse([noSubscriptions()])
    const { result, json } = await executed(operations, ready, caller, log)
    sayBudget()
    send(request, response, result.errors?.length && result.data === undefined ? 400 : 200, json)
  }

  return (request, response) => {
    answer(request, response).catch((error: unknown) => parts.answerFault(request, response, error))
  }
}

function send(request: IncomingMessage, response: ServerResponse, status: number, json: string): void {
  response.statusCode = status
  response.setHeader('Content-Type', answeredAs.get(request.headers.accept) ?? mediaTypes.json)
  response.end(json)
}

/** No longer than the length that it came with. */
function bodyOf(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.once('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)))
    request.once('error', () => reject(bodyFault('request.aborted')))
  })
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** An object or an array, as all that parsers of bodies take. */
function parsed(body: Buffer): unknown {
  let text: string
  try {
    text = utf8.decode(body)
  } catch {
    throw bodyFault('charset.unsupported')
  }
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null) return value
  } catch {
    // The same as for any other text.
  }
  throw bodyFault('entity.parse.failed')
}

/** One operation, and nothing about which Apollo Server has something to say; null for everything else. */
function operationIn(body: unknown): OperationRequest | null {
  if (!isRecord(body)) return null
  const { query, operationName = null, variables = null, extensions = null } = body
  if (typeof query !== 'string' || query === '') return null
  if (operationName !== null && typeof operationName !== 'string') return null
  if (variables !== null && !isRecord(variables)) return null
  if (extensions !== null && (!isRecord(extensions) || extensions.persistedQuery)) return null
  return { query, operationName, variables }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
