import { GraphQLSchema } from 'graphql'
import { guardOperations } from './access/guard.js'
import { NodeResolver } from './api/node.resolver.js'
import { buildDeskSchema } from './api/schema.js'
import { resolvers } from './resolvers.js'
import { JSONObjectScalar } from './scalars/index.js'

/** The whole schema of the desk, ready to be executed. */
export async function buildSchema(): Promise<GraphQLSchema> {
  const schema = await buildDeskSchema([NodeResolver, ...resolvers])
  guardOperations(schema)
  const config = schema.toConfig()
  const { query, mutation, subscription } = config
  if (query) query.description = 'What can be read. Each read is bound to the organisation of the viewer.'
  if (mutation)
    mutation.description = 'What can be done. Each is done whole, with its entry in the log, or not at all.'
  if (subscription) subscription.description = 'What can be followed live, over graphql-ws.'
  // Promised to clients before the first field has it.
  return new GraphQLSchema({ ...config, types: [...config.types, JSONObjectScalar] })
}
