import { Client, fetchExchange, subscriptionExchange, type SubscriptionForwarder } from '@urql/core'
import { createClient, type Client as Socket } from 'graphql-ws'
import { noteDate } from './clock'
import { connected, connecting, left, lost } from './connection'
import { key, signOut } from './key'
import { settings } from './settings'

const REFUSED = 'The desk does not know this key (any more).'
/** Of a socket: the key was refused at the start, or has been revoked since. */
const REFUSING = [4401, 4403]

/** The one client of the page: questions over HTTP, subscriptions over a WebSocket. */
export function openClient(): { client: Client; close: () => void } {
  const socket = openSocket()
  const client = new Client({
    url: settings.endpoint,
    preferGetMethod: false,
    fetch: askOverHttp,
    fetchOptions: () => ({ headers: { authorization: `Bearer ${key.get()}` } }),
    exchanges: [subscriptionExchange({ forwardSubscription: forwardTo(socket) }), fetchExchange],
  })
  return { client, close: () => void socket.dispose() }
}

async function askOverHttp(...request: Parameters<typeof fetch>): Promise<Response> {
  const asked = Date.now()
  const response = await fetch(...request)
  noteDate(response.headers.get('date'), asked)
  if (response.status === 401) signOut(REFUSED)
  return response
}

function openSocket(): Socket {
  const url = new URL(settings.endpoint, location.href)
  url.protocol = url.protocol.replace('http', 'ws')
  let open: WebSocket | undefined
  let silence: ReturnType<typeof setTimeout> | undefined
  return createClient({
    url: url.href,
    connectionParams: () => ({ authorization: `Bearer ${key.get()}` }),
    retryAttempts: Infinity,
    retryWait: (tries) => new Promise((go) => setTimeout(go, Math.min(10_000, 500 * 2 ** tries))),
    shouldRetry: (event) => !(event instanceof CloseEvent && REFUSING.includes(event.code)),
    keepAlive: 10_000,
    // From one page to the next the socket stays, also where the next is read first.
    lazyCloseTimeout: 10_000,
    on: {
      opened: (socket) => (open = socket as WebSocket),
      connecting: () => connecting(),
      connected: () => connected(),
      closed: (event) => {
        clearTimeout(silence)
        if (event instanceof CloseEvent && REFUSING.includes(event.code)) signOut(REFUSED)
        // 1000 is our own good-bye, when a page is left.
        else if (event instanceof CloseEvent && event.code === 1000) left()
        else lost()
      },
      // A network that swallows everything closes nothing: a ping without its pong is the end.
      ping: (received) => {
        if (!received) silence = setTimeout(() => open?.close(4408, 'No answer'), 8_000)
      },
      pong: (received) => {
        if (received) clearTimeout(silence)
      },
    },
  })
}

/** After a loss graphql-ws subscribes with the variables as they then are: at the last cursor that came. */
function forwardTo(socket: Socket): SubscriptionForwarder {
  return ({ query = '', variables, extensions }) => ({
    subscribe: (sink) => {
      const current: Record<string, unknown> = { ...variables }
      const unsubscribe = socket.subscribe<Record<string, { cursor?: string } | null>>(
        { query, variables: current, extensions },
        {
          next: (result) => {
            const cursor = Object.values(result.data ?? {})[0]?.cursor
            if ('after' in current && cursor) current.after = cursor
            sink.next(result as never)
          },
          error: (error) => sink.error(error),
          complete: () => sink.complete(),
        },
      )
      return { unsubscribe }
    },
  })
}
