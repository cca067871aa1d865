import { createPubSub } from '@graphql-yoga/subscription'
import { buildSchema, type PubSub } from 'type-graphql'
import { DataSource } from 'typeorm'
import { idText } from '../../src/ids/type-id.js'
import { Event, Head, Incident, Service, Team, User } from './entities.js'
import { createContext, EventResolver, IncidentResolver } from './resolvers.js'

/** The textbook's schema on its database, for whichever server is put before it. */
export async function openTextbook() {
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
  return { schema, context }
}
