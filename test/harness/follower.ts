import { createClient } from 'graphql-ws'
import { setTimeout as delay } from 'node:timers/promises'
import { WebSocket } from 'ws'

/** A client that follows all incidents over sockets, and comes back with its last cursor when one breaks. */
export interface Follower {
  /** The ids of the events that it was told, in that order. */
  readonly events: string[]
  /** How often it was connected. */
  readonly connections: number
  stop(): Promise<void>
}

const document =
  'subscription Follow($after: String!) { incidentChanged(after: $after) { cursor event { id } } }'

interface Told {
  incidentChanged: { cursor: string; event: { id: string } }
}

export function followFrom(url: string, key: string, cursor: string): Follower {
  const events: string[] = []
  let after = cursor
  let connections = 0
  let stopped = false
  let drop = (): void => undefined

  /** One connection, until it ends. */
  async function follow(): Promise<void> {
    const client = createClient({
      url,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${key}` },
      retryAttempts: 0,
      on: { connected: () => (connections += 1) },
    })
    drop = () => client.terminate()
    const told = client.iterate<Told>({ query: document, variables: { after } })
    try {
      for await (const { data, errors } of told) {
        if (!data) throw new Error(JSON.stringify(errors))
        events.push(data.incidentChanged.event.id)
        after = data.incidentChanged.cursor
      }
    } finally {
      await client.dispose()
    }
  }

  const following = (async () => {
    while (!stopped) {
      await follow().catch(() => undefined)
      await delay(Math.random() * 100)
    }
  })()
  return {
    events,
    get connections() {
      return connections
    },
    stop: async () => {
      stopped = true
      drop()
      await following
    },
  }
}
