import { IsOptional } from 'class-validator'
import { GraphQLString } from 'graphql'
import { Field, ID, InputType } from 'type-graphql'
import { Priority } from '../classification/index.js'
import { DateTimeScalar, UrlScalar } from '../scalars/index.js'
import { MaxLength } from '../scalars/max-length.js'
import { NotBlank } from '../scalars/not-blank.js'
import { ActionItemKind, ActionItemState } from './analysis.enums.js'

@InputType({ description: 'Something to be done so that it does not come back.' })
export class AddActionItemInput {
  @Field(() => ID, { description: 'Of which analysis.' }) analysisId: string
  @NotBlank()
  @MaxLength(300)
  @Field({ description: 'What is to be done.' })
  title: string
  @Field(() => ActionItemKind, { description: 'What for.' }) kind: ActionItemKind
  @Field(() => Priority, { description: 'In which order.' }) priority: Priority
  @Field(() => ID, { nullable: true, description: 'Who sees to it: a user or a team.' })
  ownerId?: string | null
  @Field(() => DateTimeScalar, { nullable: true, description: 'By when.' }) dueAt?: Date | null
  @Field(() => ID, { nullable: true, description: 'The cause of the analysis that it is about.' })
  causeId?: string | null
  @Field(() => UrlScalar, { nullable: true, description: 'Where the work is tracked.' })
  ticketUrl?: string | null
}

@InputType({
  description: 'What is to change of a follow-up action; a field left out stays, null clears.',
})
export class UpdateActionItemInput {
  @Field(() => ID, { description: 'Which one.' }) id: string
  @IsOptional()
  @NotBlank()
  @MaxLength(300)
  @Field(() => GraphQLString, { nullable: true, description: 'What is to be done; cannot be cleared.' })
  title?: string | null
  @Field(() => Priority, { nullable: true, description: 'In which order; cannot be cleared.' })
  priority?: Priority | null
  @Field(() => ID, { nullable: true, description: 'Who sees to it: a user or a team.' })
  ownerId?: string | null
  @Field(() => DateTimeScalar, { nullable: true, description: 'By when.' }) dueAt?: Date | null
  @Field(() => ActionItemState, { nullable: true, description: 'How far it is; cannot be cleared.' })
  state?: ActionItemState | null
  @Field(() => UrlScalar, { nullable: true, description: 'Where the work is tracked.' })
  ticketUrl?: string | null
}
