import { ArrayMaxSize, IsOptional } from 'class-validator'
import { GraphQLString } from 'graphql'
import { Field, ID, InputType } from 'type-graphql'
import { MaxLength } from '../scalars/max-length.js'
import { NotBlank } from '../scalars/not-blank.js'
import * as kinds from './analysis.enums.js'

@InputType({ description: 'Another answer to why.' })
export class AddCauseInput {
  @Field(() => ID, { description: 'Of which analysis.' }) analysisId: string
  @Field(() => kinds.CauseKind, { description: 'What part it had.' }) kind: kinds.CauseKind
  @Field(() => kinds.CauseCategory, { description: 'Where it lies.' }) category: kinds.CauseCategory
  @NotBlank()
  @MaxLength(5_000)
  @Field({ description: 'The answer.' })
  statement: string
  @Field(() => ID, { nullable: true, description: 'The cause that this one explains.' }) explainsId?:
    string | null
  @IsOptional()
  @ArrayMaxSize(50)
  @Field(() => [ID], { nullable: true, description: 'Entries of the log of its incidents that show it.' })
  evidenceIds?: string[] | null
}

@InputType({ description: 'What is to change of a cause; a field left out stays.' })
export class UpdateCauseInput {
  @Field(() => ID, { description: 'Which cause.' }) id: string
  @Field(() => kinds.CauseKind, { nullable: true, description: 'What part it had.' })
  kind?: kinds.CauseKind | null
  @Field(() => kinds.CauseCategory, { nullable: true, description: 'Where it lies.' })
  category?: kinds.CauseCategory | null
  @IsOptional()
  @NotBlank()
  @MaxLength(5_000)
  @Field(() => GraphQLString, { nullable: true, description: 'The answer.' })
  statement?: string | null
  @Field(() => ID, { nullable: true, description: 'The cause that this one explains; null for none.' })
  explainsId?: string | null
  @IsOptional()
  @ArrayMaxSize(50)
  @Field(() => [ID], { nullable: true, description: 'Entries of the log of its incidents that show it.' })
  evidenceIds?: string[] | null
}

@InputType({ description: 'A cause that is none.' })
export class RemoveCauseInput {
  @Field(() => ID, { description: 'Which cause.' }) id: string
}
