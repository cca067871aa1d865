import { createClient, type Client } from 'graphql-ws'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { WebSocket } from 'ws'
import { issueApiKey, type NewApiKey } from '../../src/access/api-keys.js'
import { protocolCodes } from '../../src/api/errors.js'
import type { Api } from '../../src/api/server.js'
import type { Viewer } from '../../src/database/work.js'
import type { Desk } from '../../src/desk.js'
import { desk } from '../../src/engine/engine.js'
import { errorCodes } from '../../src/errors/desk-error.js'
import { posterTo, type Poster } from './post.js'
import { apiOf, type ServedOptions } from './api.js'
import { testDesk, type TestDesk } from './desk.js'

type Json = Record<string, unknown>

/** What came back, whichever way it went. */
export interface Reply {
  /** Of HTTP; 0 over a WebSocket. */
  status: number
  data?: Json | null
  errors?: { message: string; path?: unknown[]; extensions: Json }[]
  /** The socket was closed with this instead of an answer. */
  closed?: number
}

/** One question over one transport; `key` is an idempotency key. */
export type Ask = (query: string, variables?: unknown, key?: string) => Promise<Reply>

/** Somebody with a key, over both transports. */
export interface Asker {
  key: string
  http: Ask
  ws: Ask
  socket: Client
}

/** The whole desk as clients meet it: real database, real schema, both transports, on a free port. */
export interface ServedDesk {
  desk: TestDesk
  api: Api
  url: string
  poster: Poster
  admin: Asker
  /** The same for somebody else, also of another organisation. */
  asker(viewer: Viewer): Promise<Asker>
  /** The same for whoever holds this key or token. */
  holder(credential: string): Asker
  /** Fails where the desk logged an error. */
  close(): Promise<void>
}

export async function servedDesk(options: ServedOptions = {}): Promise<ServedDesk> {
  const { inbox, redisUrl = null } = options
  const desk = await testDesk({ redisUrl, ...(inbox && { inbox }) })
  const failures: string[] = []
  const sockets: Client[] = []
  const api = await apiOf(desk, desk.desk, options, (line) => failures.push(line))
  const poster = posterTo(api.url)
  const holder = (key: string): Asker => {
    const socket = createClient({
      url: api.url.replace('http', 'ws'),
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${key}` },
      retryAttempts: 0,
      lazyCloseTimeout: 30_000,
    })
    sockets.push(socket)
    return { key, socket, http: overHttp(poster, key), ws: overSocket(socket) }
  }
  const asker = async (viewer: Viewer) => holder(await keyOf(desk.desk, viewer))
  return {
    desk,
    api,
    url: api.url,
    poster,
    asker,
    holder,
    admin: await asker(desk.admin),
    close: async () => {
      for (const socket of sockets) await socket.dispose()
      await api.drain()
      poster.close()
      await desk.close()
      if (failures.length > 0) throw new Error(`The API logged what no test expects:\n${failures.join('')}`)
    },
  }
}

/** A new key with which the viewer acts; a person's own role is the one in the table. */
export async function keyOf({ transact }: Desk, viewer: Viewer): Promise<string> {
  const { actor, organizationId, role } = viewer
  const input: NewApiKey = {
    userId: actor.userId,
    name: actor.name,
    role: role === 'SYSTEM' ? 'ADMIN' : role,
  }
  return (await transact(desk(organizationId), issueApiKey, input)).secret
}

const overHttp =
  (poster: Poster, key: string): Ask =>
  async (query, variables, idempotencyKey) => {
    const { status, text } = await poster.send({ query, variables }, key, idempotencyKey)
    return { status, ...(JSON.parse(text) as Json) }
  }

const overSocket =
  (socket: Client): Ask =>
  (query, variables, idempotencyKey) =>
    new Promise((resolve, reject) => {
      let last: Reply = { status: 0 }
      const extensions = idempotencyKey === undefined ? undefined : { idempotencyKey }
      socket.subscribe(
        { query, variables: variables as Json, extensions },
        {
          next: (result) => {
            last = { status: 0, ...(result as object) }
          },
          error: (error) => {
            const { code } = error as { code?: number }
            if (Array.isArray(error)) resolve({ status: 0, errors: error as Reply['errors'] })
            else if (typeof code === 'number') resolve({ status: 0, closed: code })
            else reject(error instanceof Error ? error : new Error(JSON.stringify(error)))
          },
          complete: () => resolve(last),
        },
      )
    })

export const codesOf = ({ errors }: Reply) => errors?.map(({ extensions }) => extensions.code)

const documented = new Set<unknown>([...errorCodes, ...protocolCodes])
documented.delete('INTERNAL_SERVER_ERROR')

/** An answer, or a refusal that says why with a code of the documentation; never a fault of ours. */
export function expectClear(reply: Reply): void {
  if (!isClear(reply)) throw new Error(`That is no clear answer: ${JSON.stringify(reply)}`)
}

// Without `expect`, which takes longer than the desk where tests ask it ten thousand times.
function isClear(reply: Reply): boolean {
  const { status, closed, errors, data } = reply
  if (status >= 500) return false
  if (closed !== undefined) return [1007, 1009, 4400].includes(closed)
  if (errors === undefined) return data !== undefined
  return errors.length > 0 && errors.every(({ extensions }) => documented.has(extensions.code))
}

/** What stands at `a.b.0.c` of the data. */
export function dig(reply: Reply, path: string): unknown {
  if (reply.errors || reply.closed !== undefined) throw new Error(JSON.stringify(reply))
  return path.split('.').reduce<unknown>((value, name) => (value as Json | null)?.[name], reply.data)
}

/**
 * Longest pause of the process while something is done, in milliseconds. A busy machine pauses it too: so no more
 * counts than the processor has worked for it, and of six turns the least.
 */
export async function pauseDuring(act: () => Promise<unknown>, enough = 100): Promise<number> {
  let least = Infinity
  for (let turn = 0; turn < 6 && least > enough; turn += 1) {
    const delay = monitorEventLoopDelay({ resolution: 1 })
    delay.enable()
    const worked = process.cpuUsage()
    await act()
    await new Promise((resolve) => setImmediate(resolve))
    delay.disable()
    const { user, system } = process.cpuUsage(worked)
    least = Math.min(least, delay.max / 1e6, (user + system) / 1e3)
  }
  return least
}
