import { GraphQLSchema } from 'graphql'
import { NodeResolver } from './api/node.resolver.js'
import { buildDeskSchema } from './api/schema.js'
import { resolvers } from './resolvers.js'
import { JSONObjectScalar } from './scalars/index.js'

/** The whole schema of the desk, ready to be executed. */
export async function buildSchema(): Promise<GraphQLSchema> {
  const schema = await buildDeskSchema([NodeResolver, ...resolvers])
  const config = schema.toConfig()
  // Promised to clients before the first field has it.
  return new GraphQLSchema({ ...config, types: [...config.types, JSONObjectScalar] })
}
