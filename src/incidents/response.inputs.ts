import { IsOptional } from 'class-validator'
import { GraphQLBoolean, GraphQLString } from 'graphql'
import { Field, ID, InputType } from 'type-graphql'
import { DateTimeScalar } from '../scalars/index.js'
import { MaxLength } from '../scalars/max-length.js'
import { NotBlank } from '../scalars/not-blank.js'
import { Audience } from './incident.enums.js'

@InputType({ description: 'A note for the timeline.' })
export class AddIncidentNoteInput {
  @Field(() => ID, { description: 'Which incident.' }) id: string
  @NotBlank()
  @MaxLength(20_000)
  @Field({ description: 'What is to be remembered.' })
  text: string
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it happened, where that was earlier.' })
  occurredAt?: Date | null
}

@InputType({ description: 'What an audience is told.' })
export class PostStatusUpdateInput {
  @Field(() => ID, { description: 'Which incident.' }) id: string
  @NotBlank()
  @MaxLength(20_000)
  @Field({ description: 'What is said.' })
  message: string
  @Field(() => Audience, { defaultValue: 'STAKEHOLDERS', description: 'For whom it is meant.' })
  audience: Audience
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the next one is promised; in the future.',
  })
  nextUpdateAt?: Date | null
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When service is expected back; changes the incident too.',
  })
  expectedResolutionAt?: Date | null
}

@InputType({ description: 'Something to do within the incident.' })
export class AddIncidentTaskInput {
  @Field(() => ID, { description: 'Which incident.' }) id: string
  @NotBlank()
  @MaxLength(300)
  @Field({ description: 'What is to be done.' })
  title: string
  @Field(() => ID, { nullable: true, description: 'Who does it.' }) assigneeId?: string | null
}

@InputType({
  description: 'What is to change of a task; a field left out stays, an assignee of null is cleared.',
})
export class UpdateIncidentTaskInput {
  @Field(() => ID, { description: 'Which task.' }) id: string
  @IsOptional()
  @NotBlank()
  @MaxLength(300)
  @Field(() => GraphQLString, { nullable: true, description: 'What is to be done.' })
  title?: string | null
  @Field(() => ID, { nullable: true, description: 'Who does it.' }) assigneeId?: string | null
}

@InputType({ description: 'A task that is not needed.' })
export class RemoveIncidentTaskInput {
  @Field(() => ID, { description: 'Which task.' }) id: string
}

@InputType({ description: 'A task that is done, or not after all.' })
export class CompleteIncidentTaskInput {
  @Field(() => ID, { description: 'Which task.' }) id: string
  @Field(() => GraphQLBoolean, { defaultValue: true, description: 'False takes it back.' }) done: boolean
}

@InputType({ description: 'Who watches an incident, or does no more.' })
export class WatchIncidentInput {
  @Field(() => ID, { description: 'Which incident.' }) id: string
  @Field(() => ID, { nullable: true, description: 'The viewer where left out.' }) userId?: string | null
}
