import { IsOptional, Min } from 'class-validator'
import { GraphQLInt, GraphQLString } from 'graphql'
import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { IncidentType } from '../incidents/index.js'
import { MaxLength } from '../scalars/max-length.js'
import { EscalationType } from './escalation.types.js'

@InputType({
  description:
    'Where the ladder stood when the request was made: a stale one changes nothing, so that two people who press at once move it once.',
})
export class EscalationPositionInput {
  @Field(() => ID, { description: 'Which ladder of the incident.' }) escalationId: string
  @Min(1)
  @Field(() => GraphQLInt, { description: 'In which round.' })
  round: number
  @Min(1)
  @Field(() => GraphQLInt, { description: 'On which step.' })
  position: number
}

@InputType({
  description:
    'To the next step of its policy, to another policy, or straight to one user, team or schedule. After the last step the first follows.',
})
export class EscalateIncidentInput {
  @Field(() => ID, { description: 'Which incident.' }) id: string
  @Field(() => GraphQLInt, {
    nullable: true,
    description: 'The version that was looked at; CONFLICT where it holds no more.',
  })
  expectedVersion?: number | null
  @Field(() => ID, {
    nullable: true,
    description: 'Another policy, from its first step, in the place of the ladder that runs.',
  })
  policyId?: string | null
  @Field(() => ID, {
    nullable: true,
    description: 'One user, team or schedule, beside the ladder that runs. Not with a policy.',
  })
  targetId?: string | null
  @Field(() => EscalationPositionInput, {
    nullable: true,
    description: 'Where the ladder stood; left out, each request counts.',
  })
  asOf?: EscalationPositionInput | null
  @IsOptional()
  @MaxLength(2_000)
  @Field(() => GraphQLString, { nullable: true, description: 'Why, for the timeline.' })
  note?: string | null
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class EscalateIncidentPayload {
  @Field(() => IncidentType, { description: 'As it stands now.' }) incident: string
  @Field(() => EscalationType, {
    description:
      'The ladder that was moved or started; where nothing changed the one that runs, or ran last.',
  })
  escalation: string
}
