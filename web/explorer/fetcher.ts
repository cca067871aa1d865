import { getOperationAST, Kind, parse } from 'graphql'
import { createClient, type Client } from 'graphql-ws'
import { follow, type Observable, type Result } from './streams'

export interface Params {
  query: string
  operationName?: string | null
  variables?: Record<string, unknown>
}
export type Headers = Record<string, unknown>

/**
 * Queries and mutations go over HTTP, subscriptions over the WebSocket on the same path. GraphiQL reads the
 * schema before its headers editor is there: that request carries `firstHeaders`.
 */
export function createFetcher(endpoint: string, firstHeaders: () => Headers) {
  const socketFor = sockets(endpoint)
  return (sent: Params, options?: { headers?: Headers }): Promise<Result> | Observable => {
    const params = withoutStaleName(sent)
    const headers = options?.headers ?? (sent.operationName === 'IntrospectionQuery' ? firstHeaders() : {})
    const name = subscriptionName(params)
    if (name === undefined) return post(endpoint, params, headers)
    return follow(name, (sink) =>
      socketFor(headers).subscribe(params as Required<Params>, {
        next: (result) => sink.next(result as Result),
        error: (error) => sink.error(readable(error)),
        complete: () => sink.complete(),
      }),
    )
  }
}

/**
 * Who changes the tab and presses play at once gets the name of the tab before from GraphiQL, which reads
 * the names a moment later. A document with one operation needs none.
 */
function withoutStaleName(params: Params): Params {
  try {
    const { definitions } = parse(params.query)
    const operations = definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION)
    return operations.length === 1 ? { ...params, operationName: undefined } : params
  } catch {
    return params
  }
}

/** The name to show for a subscription; undefined for anything else, broken documents included. */
function subscriptionName({ query, operationName }: Params): string | undefined {
  try {
    const operation = getOperationAST(parse(query), operationName)
    if (operation?.operation !== 'subscription') return undefined
    return operation.name?.value ?? 'Subscription'
  } catch {
    return undefined
  }
}

async function post(endpoint: string, params: Params, headers: Headers): Promise<Result> {
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        accept: 'application/graphql-response+json, application/json;q=0.9',
        'content-type': 'application/json',
        ...(headers as Record<string, string>),
      },
      body: JSON.stringify(params),
    })
    const text = await response.text()
    return parseResult(text) ?? failure(`${response.status} ${response.statusText} ${text.slice(0, 500)}`)
  } catch (error) {
    return failure(`The desk cannot be reached: ${(error as Error).message}`)
  }
}

function parseResult(text: string): Result | undefined {
  try {
    const result: unknown = JSON.parse(text)
    return typeof result === 'object' && result !== null ? (result as Result) : undefined
  } catch {
    return undefined
  }
}

const failure = (message: string): Result => ({ errors: [{ message: message.trim() }] })

/**
 * One socket for each set of headers, opened with the first subscription and closed after the last. What
 * the headers editor holds is what `connection_init` carries, its names in lower case.
 */
function sockets(endpoint: string) {
  const url = new URL(endpoint, location.href)
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  const open = new Map<string, Client>()
  return (headers: Headers): Client => {
    const params = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
    )
    const key = JSON.stringify(params)
    const client = open.get(key) ?? connect(url.href, params)
    open.set(key, client)
    return client
  }
}

function connect(url: string, connectionParams: Headers): Client {
  return createClient({
    url,
    connectionParams,
    retryAttempts: 60,
    retryWait: (tries) => new Promise((go) => setTimeout(go, Math.min(10_000, 500 * 2 ** tries))),
  })
}

/** GraphiQL prints errors as JSON, and the JSON of a CloseEvent says nothing. */
function readable(error: unknown): { message: string }[] {
  if (Array.isArray(error)) return error as { message: string }[]
  if (error instanceof CloseEvent) {
    return [{ message: `The desk closed the socket: ${error.code} ${error.reason}`.trim() }]
  }
  if (error instanceof Event) return [{ message: 'The WebSocket cannot be opened' }]
  return [{ message: error instanceof Error ? error.message : String(error) }]
}
