import express from 'express'
import { buildSchema, graphql, GraphQLError } from 'graphql'
import { useServer } from 'graphql-ws/use/ws'
import { EventEmitter, on } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import { explorerRouter } from '../../src/api/explorer.js'

const schema = buildSchema(`
  scalar DateTime
  enum Severity { "The business stands still." HIGH MEDIUM LOW }
  enum Urgency { HIGH MEDIUM LOW }
  type Query { "How many there are." count: Int! }
  type Mutation { "Logs an incident, whoever noticed it." openIncident(input: OpenIncidentInput!): OpenIncidentPayload! }
  type Subscription { "Every change." incidentChanged: IncidentChange! }
  input OpenIncidentInput {
    title: String!
    description: String
    "How bad it is for the business."
    severity: Severity!
    urgency: Urgency! = MEDIUM
    labels: [String!]
  }
  type OpenIncidentPayload { incident: Incident! }
  type Incident {
    id: ID! number: Int! title: String! status: String! priority: String!
    allowedTransitions: [String!]! openedAt: DateTime! version: Int!
  }
  type Actor { name: String! }
  type Event { summary: String! occurredAt: DateTime! actor: Actor! }
  type IncidentChange { cursor: String! kind: String! matches: Boolean! event: Event incident: Incident }
`)

/** Just enough of a desk for the first two examples of the explorer. */
export interface SmallDesk {
  /** In local mode. */
  url: string
  /** The same without a key for its visitors. */
  hostedUrl: string
  subscriptions(): number
  keysSeen(): { http: string[]; socket: string[] }
  close(): Promise<void>
}

/** Starts it on two free ports; only requests and sockets with this key are answered. */
export async function serveSmallDesk(key: string): Promise<SmallDesk> {
  const changes = new EventEmitter()
  const seen = { http: new Set<string>(), socket: new Set<string>() }
  const rootValue = desk(changes)
  const local = await listen(explorerRouter({ localKey: key }))
  const hosted = await listen(explorerRouter())
  const url = (port: number) => `http://localhost:${port}/`

  return {
    url: url(local.port),
    hostedUrl: url(hosted.port),
    subscriptions: () => changes.listenerCount('change'),
    keysSeen: () => ({ http: [...seen.http], socket: [...seen.socket] }),
    close: async () => {
      await local.close()
      await hosted.close()
    },
  }

  async function listen(explorer: express.Router) {
    const app = express().use(explorer).use(express.json())
    app.post('/graphql', async (request, response) => {
      const authorization = request.get('authorization') ?? ''
      seen.http.add(authorization)
      if (authorization !== `Bearer ${key}`) {
        response.json({ errors: [new GraphQLError('No such key')] })
        return
      }
      const { query, variables } = request.body as { query: string; variables: Record<string, unknown> }
      response.json(await graphql({ schema, source: query, variableValues: variables, rootValue }))
    })
    const server = createServer(app)
    const sockets = new WebSocketServer({ server, path: '/graphql' })
    const protocol = useServer<{ authorization?: string }, { request: IncomingMessage }>(
      {
        schema,
        roots: { subscription: rootValue },
        onConnect: ({ connectionParams }) => {
          seen.socket.add(connectionParams?.authorization ?? '')
          return connectionParams?.authorization === `Bearer ${key}`
        },
      },
      sockets,
    )
    await new Promise<void>((started) => server.listen(0, 'localhost', started))
    const close = async () => {
      await protocol.dispose()
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    }
    return { port: (server.address() as AddressInfo).port, close }
  }
}

function desk(changes: EventEmitter) {
  let number = 0
  const at = '2026-03-01T09:30:00.000Z'
  return {
    count: () => number,
    openIncident: ({ input }: { input: { title: string } }) => {
      const incident = {
        id: `incident_${++number}`,
        number,
        title: input.title,
        status: 'OPEN',
        priority: 'P1',
        allowedTransitions: ['ACKNOWLEDGED'],
        openedAt: at,
        version: 1,
      }
      const event = { summary: 'Ada Park opened the incident', occurredAt: at, actor: { name: 'Ada Park' } }
      const change = { cursor: String(number), kind: 'EVENT', matches: true, event, incident }
      changes.emit('change', { incidentChanged: change })
      return { incident }
    },
    incidentChanged: () => {
      const arrivals = on(changes, 'change')
      return {
        next: async () => {
          const arrival = (await arrivals.next()) as IteratorResult<unknown[], undefined>
          return { done: arrival.done, value: arrival.value?.[0] }
        },
        return: async () => arrivals.return?.(),
        [Symbol.asyncIterator]() {
          return this
        },
      }
    },
  }
}
