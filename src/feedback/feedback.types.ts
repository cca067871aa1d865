import { IsOptional, Max, Min } from 'class-validator'
import { GraphQLInt, GraphQLString } from 'graphql'
import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { IncidentType } from '../incidents/index.js'
import { DateTimeScalar } from '../scalars/index.js'
import { MaxLength } from '../scalars/max-length.js'
import { NotBlank } from '../scalars/not-blank.js'

@ObjectType('Feedback', {
  description: 'What somebody says of how an incident was handled.',
  simpleResolvers: true,
})
export class FeedbackType {
  @Field(() => GraphQLInt, { description: 'From 1, badly, to 5, very well.' }) rating: number
  @Field(() => GraphQLString, { nullable: true, description: 'Why, in their words.' }) comment: string | null
  @Field(() => DateTimeScalar, { description: 'When they last said so.' }) at: Date
}

@InputType({
  description: 'rating from 1 to 5; once for each person and incident, a second one replaces the first.',
})
export class GiveFeedbackInput {
  @Field(() => ID, { description: 'Which incident; resolved or closed.' }) incidentId: string
  @Min(1)
  @Max(5)
  @Field(() => GraphQLInt, { description: 'From 1, badly, to 5, very well.' })
  rating: number
  @IsOptional()
  @NotBlank()
  @MaxLength(5_000)
  @Field(() => GraphQLString, { nullable: true, description: 'Why, in your words.' })
  comment?: string | null
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class GiveFeedbackPayload {
  @Field(() => IncidentType, { description: 'The incident with what is said of it.' }) incident: string
}
