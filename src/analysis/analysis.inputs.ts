import { ArrayMaxSize, ArrayMinSize, IsOptional, Max, Min } from 'class-validator'
import { GraphQLBoolean, GraphQLInt, GraphQLString } from 'graphql'
import { Field, ID, InputType } from 'type-graphql'
import { Priority } from '../classification/index.js'
import { DateTimeScalar } from '../scalars/index.js'
import { MaxLength } from '../scalars/max-length.js'
import { NotBlank } from '../scalars/not-blank.js'
import { LessonKind, ReviewVerdict } from './analysis.enums.js'

const longestText = 100_000

@InputType({ description: 'Begins an analysis, with what the log knows already.' })
export class StartAnalysisInput {
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @Field(() => [ID], {
    description: 'Which incidents; more than one where the same failure showed up as several.',
  })
  incidentIds: string[]
  @IsOptional()
  @NotBlank()
  @MaxLength(300)
  @Field(() => GraphQLString, { nullable: true, description: 'What it is called; as the first incident.' })
  title?: string | null
}

@InputType({ description: 'Something that was learnt.' })
export class LessonInput {
  @Field(() => LessonKind, { description: 'Of which kind.' }) kind: LessonKind
  @NotBlank()
  @MaxLength(5_000)
  @Field({ description: 'What.' })
  text: string
}

@InputType({ description: 'What is to change of a draft; a field left out stays, null clears a date.' })
export class UpdateAnalysisInput {
  @Field(() => ID, { description: 'Which analysis.' }) id: string
  @Field(() => GraphQLInt, {
    nullable: true,
    description: 'The version that you have seen: CONFLICT where it is another one by now.',
  })
  expectedVersion?: number | null
  @IsOptional()
  @NotBlank()
  @MaxLength(300)
  @Field(() => GraphQLString, { nullable: true, description: 'What it is called.' })
  title?: string | null
  @IsOptional()
  @MaxLength(longestText)
  @Field(() => GraphQLString, { nullable: true, description: 'What happened. Markdown.' })
  summary?: string | null
  @IsOptional()
  @MaxLength(longestText)
  @Field(() => GraphQLString, { nullable: true, description: 'Whom it hurt, how much. Markdown.' })
  impact?: string | null
  @IsOptional()
  @MaxLength(longestText)
  @Field(() => GraphQLString, { nullable: true, description: 'How it was noticed. Markdown.' })
  detection?: string | null
  @IsOptional()
  @MaxLength(longestText)
  @Field(() => GraphQLString, { nullable: true, description: 'What was done about it. Markdown.' })
  response?: string | null
  @IsOptional()
  @ArrayMaxSize(50)
  @Field(() => [LessonInput], { nullable: true, description: 'All that was learnt, at most 50.' })
  lessonsLearned?: LessonInput[] | null
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @Field(() => [ID], { nullable: true, description: 'All who write it, at least one.' })
  authorIds?: string[] | null
  @Field(() => DateTimeScalar, { nullable: true, description: 'When people meet about it; null for never.' })
  meetingAt?: Date | null
  @Field(() => DateTimeScalar, { nullable: true, description: 'By when it is to be published.' })
  dueAt?: Date | null
}

@InputType({ description: 'A part of the story.' })
export class NarrativeEntryInput {
  @Field(() => DateTimeScalar, { description: 'When it happened.' }) at: Date
  @NotBlank()
  @MaxLength(5_000)
  @Field({ description: 'What happened, in your words.' })
  text: string
  @Field(() => ID, { nullable: true, description: 'The entry of the log that it tells of.' })
  eventId?: string | null
}

@InputType({ description: 'The whole story, in this order.' })
export class SetNarrativeInput {
  @Field(() => ID, { description: 'Of which analysis.' }) analysisId: string
  @Field(() => GraphQLInt, {
    nullable: true,
    description: 'The version that you have seen: CONFLICT where it is another one by now.',
  })
  expectedVersion?: number | null
  @ArrayMaxSize(500)
  @Field(() => [NarrativeEntryInput], { description: 'All its parts, at most 500.' })
  entries: NarrativeEntryInput[]
}

@InputType({ description: 'Asks for reviews; while it is in review, asks others.' })
export class SubmitAnalysisInput {
  @Field(() => ID, { description: 'Which analysis.' }) id: string
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @Field(() => [ID], { description: 'Whose approval is asked for; none of them its only author.' })
  reviewerIds: string[]
}

@InputType({ description: 'What you say of it, as a reviewer.' })
export class ReviewAnalysisInput {
  @Field(() => ID, { description: 'Which analysis.' }) id: string
  @Field(() => ReviewVerdict, { description: 'Whether it may be published.' }) verdict: ReviewVerdict
  @IsOptional()
  @NotBlank()
  @MaxLength(20_000)
  @Field(() => GraphQLString, { nullable: true, description: 'Why, or what is to be changed.' })
  comment?: string | null
}

@InputType({ description: 'Freezes what all reviewers have approved.' })
export class PublishAnalysisInput {
  @Field(() => ID, { description: 'Which analysis.' }) id: string
}

@InputType({ description: 'Takes a published analysis up again.' })
export class AmendAnalysisInput {
  @Field(() => ID, { description: 'Which analysis.' }) id: string
  @NotBlank()
  @MaxLength(5_000)
  @Field({ description: 'Why.' })
  reason: string
}

@InputType({ description: 'Which incidents need an analysis, and by when.' })
export class AnalysisRuleInput {
  @ArrayMaxSize(5)
  @Field(() => [Priority], { description: 'Those of these priorities.' })
  priorities: Priority[]
  @Field(() => GraphQLBoolean, { description: 'And major ones, whatever their priority.' }) major: boolean
  @Min(1)
  @Max(250)
  @Field(() => GraphQLInt, { description: 'So many working days after the resolution, 1 to 250.' })
  workingDays: number
}

@InputType({ description: 'For incidents that are resolved from now on.' })
export class UpdateAnalysisRuleInput {
  @Field(() => AnalysisRuleInput, { description: 'The whole rule.' })
  rule: AnalysisRuleInput
}
