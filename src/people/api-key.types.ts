import { Field, ObjectType } from 'type-graphql'
import { NodeType, nodeTypes } from '../access/node.types.js'
import { OrganizationRoles } from '../access/role.types.js'
import type { OrganizationRole } from '../database/work.js'
import { DateTimeScalar } from '../scalars/index.js'

nodeTypes.set('api_key', 'ApiKey')

@ObjectType('ApiKey', {
  implements: NodeType,
  description:
    'A credential for a program, or for a person who works with one. Its secret is shown once, when it is made, and stored only as a hash.',
  simpleResolvers: true,
})
export class ApiKeyType extends NodeType {
  @Field({ description: 'What it is for, in the words of who made it.' }) name: string
  @Field({ description: 'The first characters of its newest secret, to tell keys apart.' }) prefix: string
  @Field(() => OrganizationRoles, {
    description: 'What it may do; of this and of what its person may do the lower holds, in each team too.',
  })
  role: OrganizationRole
  @Field(() => DateTimeScalar, { description: 'When it was made.' }) createdAt: Date
  @Field(() => DateTimeScalar, { nullable: true, description: 'From when on it works no more; null: never.' })
  expiresAt: Date | null
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was last used, noted once a minute; null where it never was.',
  })
  lastUsedAt: Date | null
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Since when it works no more because somebody said so; null where nobody has.',
  })
  revokedAt: Date | null
}
