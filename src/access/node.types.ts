import { Field, ID, InterfaceType } from 'type-graphql'
import { prefixOf } from '../ids/type-id.js'

/** Which GraphQL type the ids of a prefix name; rooms add theirs. */
export const nodeTypes = new Map<string, string>()

@InterfaceType('Node', {
  description: 'Whatever has a life of its own and can be fetched again by its id.',
  resolveType: (value: { id: string }) => nodeTypes.get(prefixOf(value.id) ?? ''),
})
export abstract class NodeType {
  @Field(() => ID, {
    description:
      'A TypeID (`incident_01h455vb4pex5vsknk084sn02q`): opaque to clients, names its type to people. Stays the same for ever.',
  })
  id: string
}
