import { IsOptional, Matches } from 'class-validator'
import { GraphQLBoolean, GraphQLString } from 'graphql'
import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { MaxLength } from '../scalars/max-length.js'
import { NotBlank } from '../scalars/not-blank.js'
import { CategoryKind, CategoryType, Priority, Severity, Urgency } from './classification.types.js'

@InputType({ description: 'A category of your own, beside the standard ones.' })
export class CreateCategoryInput {
  @Field(() => CategoryKind, { description: 'Which question it answers.' }) kind: CategoryKind
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/, { message: 'must be words of a-z and 0-9 joined by hyphens' })
  @MaxLength(64)
  @Field({ description: 'A machine name that no other category of this kind has: `service-outage`.' })
  key: string
  @NotBlank()
  @MaxLength(200)
  @Field({ description: 'What people call it.' })
  name: string
  @IsOptional()
  @MaxLength(20_000)
  @Field(() => GraphQLString, { nullable: true, description: 'When to choose it.' })
  description?: string | null
}

@InputType({
  description: 'What is to change of a category; a field left out stays, a description of null is cleared.',
})
export class UpdateCategoryInput {
  @Field(() => ID, { description: 'Which category.' }) id: string
  @IsOptional()
  @NotBlank()
  @MaxLength(200)
  @Field(() => GraphQLString, { nullable: true, description: 'The new name.' })
  name?: string | null
  @IsOptional()
  @MaxLength(20_000)
  @Field(() => GraphQLString, { nullable: true, description: 'When to choose it.' })
  description?: string | null
  @Field(() => GraphQLBoolean, {
    nullable: true,
    description: 'True takes it out of the choice, false offers it again.',
  })
  retired?: boolean | null
}

@InputType({ description: 'One rule of the priority matrix. Touches new incidents only.' })
export class SetPriorityRuleInput {
  @Field(() => Severity, { description: 'How bad it is.' }) severity: Severity
  @Field(() => Urgency, { description: 'How soon it hurts more.' }) urgency: Urgency
  @Field(() => Priority, { description: 'What the two shall give.' }) priority: Priority
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class CreateCategoryPayload {
  @Field(() => CategoryType, { description: 'The new category.' }) category: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class UpdateCategoryPayload {
  @Field(() => CategoryType, { description: 'As the category stands now.' }) category: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class SetPriorityRulePayload {}
