import { createClient } from 'graphql-ws'
import { pino } from 'pino'
import type { DataSource } from 'typeorm'
import { WebSocket } from 'ws'
import { addressOf } from '../../src/api/address.js'
import { NodeResolver } from '../../src/api/node.resolver.js'
import { buildDeskSchema } from '../../src/api/schema.js'
import { startApi, type Api, type ApiParts } from '../../src/api/server.js'
import type { Viewer } from '../../src/database/work.js'
import { DeskError } from '../../src/errors/desk-error.js'
import { Heads } from '../../src/log/heads.js'
import { localWakeups } from '../../src/log/wakeups.js'
import { systemClock } from '../../src/time/clock.js'
import { bell, bellId, BellResolver, RingResolver } from './tiny-schema.js'

export const key = 'Bearer tocsin_test'

const program: Viewer = {
  organizationId: 'organization_1',
  principal: 'api_key_1',
  actor: { kind: 'API_KEY', userId: null, name: 'test' },
  role: 'ADMIN',
  teams: [],
  sight: 'ALL',
  apiKeyId: 'api_key_1',
}

export interface TinyDesk extends Api {
  logged: string[]
  authorize: { fails: Error | null }
  idempotencyKeys: unknown[]
}

export async function startTinyDesk(options: Partial<ApiParts> = {}): Promise<TinyDesk> {
  const logged: string[] = []
  const idempotencyKeys: unknown[] = []
  const authorize: { fails: Error | null } = { fails: null }
  const api = await startApi({
    schema: await buildDeskSchema([BellResolver, RingResolver, NodeResolver]),
    dataSource: { manager: {}, query: () => Promise.resolve([]) } as unknown as DataSource,
    clock: systemClock,
    follower: { follow: () => ({}) as never, close: () => Promise.resolve() },
    wakeups: localWakeups(),
    auditRefused: () => Promise.resolve(),
    transact: (_viewer, useCase, input, request) => {
      idempotencyKeys.push(request?.key)
      return useCase({} as never, input)
    },
    settled: null,
    replicas: null,
    heads: new Heads(() => Promise.resolve(0)),
    nodes: {
      bell: {
        name: 'bells',
        read: (_, ids) => Promise.resolve(ids.map((id) => (id === bellId ? bell : null))),
      },
    },
    authenticate: (authorization) => {
      if (authorize.fails) return Promise.reject(authorize.fails)
      return authorization === key
        ? Promise.resolve(program)
        : Promise.reject(new DeskError('UNAUTHENTICATED', 'Send a valid key.'))
    },
    log: pino({ level: 'debug' }, { write: (line: string) => logged.push(line) }),
    explorer: null,
    engineProbe: null,
    figures: null,
    slowAfter: null,
    pages: [],
    publicUrl: null,
    port: 0,
    host: '127.0.0.1',
    allowedOrigins: ['https://desk.example'],
    introspection: true,
    trusted: null,
    addressOf: addressOf(false),
    budgets: null,
    socketsPerPrincipal: 10_000,
    keptAnswers: null,
    tables: { logged: new Set(), unlogged: new Set() },
    ...options,
  })
  return { ...api, logged, authorize, idempotencyKeys }
}

export interface Answer {
  status: number
  body: {
    data?: Record<string, unknown> | null
    errors?: { message: string; path?: unknown[]; extensions: Record<string, unknown> }[]
  }
  headers: Headers
}

/** Asks over HTTP. */
export async function post(
  desk: TinyDesk,
  query: string,
  variables?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(desk.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: key, ...headers },
    body: JSON.stringify({ query, variables }),
  })
  return {
    status: response.status,
    body: (await response.json()) as Answer['body'],
    headers: response.headers,
  }
}

export const socketUrl = (desk: TinyDesk) => desk.url.replace('http', 'ws')

/** Asks over a WebSocket, one for each question. */
export async function ask(
  desk: TinyDesk,
  query: string,
  variables?: unknown,
  extensions?: Record<string, unknown>,
): Promise<Answer['body']> {
  const client = createClient({
    url: socketUrl(desk),
    webSocketImpl: WebSocket,
    connectionParams: { Authorization: key },
    retryAttempts: 0,
  })
  try {
    return await new Promise((resolve, reject) => {
      let last: Answer['body'] = {}
      client.subscribe(
        { query, variables: variables as Record<string, unknown>, extensions },
        {
          next: (result) => {
            last = result as Answer['body']
          },
          error: (error) =>
            Array.isArray(error)
              ? resolve({ errors: error as Answer['body']['errors'] })
              : reject(error instanceof Error ? error : new Error(JSON.stringify(error))),
          complete: () => resolve(last),
        },
      )
    })
  } finally {
    await client.dispose()
  }
}

export const codes = ({ errors }: Answer['body']) => errors?.map(({ extensions }) => extensions.code)
