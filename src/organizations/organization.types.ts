import { IsOptional } from 'class-validator'
import { GraphQLString } from 'graphql'
import { Field, InputType, ObjectType } from 'type-graphql'
import { NodeType, nodeTypes } from '../access/node.types.js'
import { DateTimeScalar, DurationScalar, TimeZoneScalar } from '../scalars/index.js'
import { MaxLength } from '../scalars/max-length.js'
import { NotBlank } from '../scalars/not-blank.js'

nodeTypes.set('organization', 'Organization')

@ObjectType('OrganizationSettings', {
  description: 'What an organisation decides for itself; each setting has a default.',
  simpleResolvers: true,
})
export class OrganizationSettingsType {
  @Field(() => DurationScalar, {
    description: 'How long after closing an incident may be reopened. 14 days by default.',
  })
  reopenWindow: number
  @Field(() => DurationScalar, {
    nullable: true,
    description:
      'How long a resolved incident stays quiet before it closes by itself. 7 days by default; null never closes it.',
  })
  closeAfter: number | null
}

@ObjectType('Organization', {
  implements: NodeType,
  description:
    'A tenant of the desk: its people, services and incidents are its own and seen by nobody else.',
  simpleResolvers: true,
})
export class OrganizationType extends NodeType {
  @Field({ description: 'What it is called.' }) name: string
  @Field(() => TimeZoneScalar, { description: 'Where its day begins, for whoever has no zone of their own.' })
  timeZone: string
  @Field(() => DateTimeScalar, { description: 'When it was set up here.' }) createdAt: Date
}

@InputType({ description: 'What is to change; a field left out stays.' })
export class UpdateOrganizationInput {
  @IsOptional()
  @NotBlank()
  @MaxLength(200)
  @Field(() => GraphQLString, { nullable: true, description: 'The new name.' })
  name?: string | null
  @Field(() => TimeZoneScalar, { nullable: true, description: 'The new time zone.' })
  timeZone?: string | null
  @Field(() => DurationScalar, {
    nullable: true,
    description: 'How long after closing incidents may be reopened.',
  })
  reopenWindow?: number | null
  @Field(() => DurationScalar, {
    nullable: true,
    description: 'How long resolved incidents wait before they close by themselves; null: they never do.',
  })
  closeAfter?: number | null
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class UpdateOrganizationPayload {
  @Field(() => OrganizationType, { description: 'As it stands now.' }) organization: string
}
