import 'reflect-metadata'
import { createServer } from 'node:http'
import { ApolloServer } from '@apollo/server'
import { expressMiddleware } from '@as-integrations/express5'
import { createPubSub } from '@graphql-yoga/subscription'
import express from 'express'
import { useServer } from 'graphql-ws/use/ws'
import { buildSchema, type PubSub } from 'type-graphql'
import { DataSource } from 'typeorm'
import { WebSocketServer } from 'ws'
import { idText } from '../../src/ids/type-id.js'
import { Event, Head, Incident, Service, Team, User } from './entities.js'
import { createContext, EventResolver, IncidentResolver } from './resolvers.js'

// The textbook: each library as its own documentation shows it, nothing tuned and nothing made worse.
const dataSource = await new DataSource({
  type: 'mariadb',
  url: process.env.DATABASE_URL,
  entities: [User, Team, Service, Incident, Event, Head],
  timezone: 'Z',
  poolSize: 16,
}).initialize()
const organizationId = idText('organization', Buffer.from(process.env.ORGANIZATION ?? '', 'hex'))
const pubSub: PubSub = createPubSub()
const schema = await buildSchema({ resolvers: [IncidentResolver, EventResolver], pubSub, validate: false })
const context = () => Promise.resolve(createContext(dataSource, organizationId, pubSub))

const app = express()
const server = createServer(app)
const apollo = new ApolloServer({ schema })
await apollo.start()
app.use('/graphql', express.json(), expressMiddleware(apollo, { context }))
useServer({ schema, context }, new WebSocketServer({ server, path: '/graphql' }))
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as { port: number }
  process.stdout.write(`http://127.0.0.1:${port}/graphql\n`)
})
