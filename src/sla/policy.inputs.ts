import { ArrayMaxSize, ArrayMinSize, IsOptional, Max, Min } from 'class-validator'
import { GraphQLBoolean, GraphQLFloat, GraphQLInt, GraphQLString } from 'graphql'
import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { Priority } from '../classification/index.js'
import { IncidentConditionsInput, IncidentStatus } from '../incidents/index.js'
import { DurationScalar } from '../scalars/index.js'
import { MaxLength } from '../scalars/max-length.js'
import { NotBlank } from '../scalars/not-blank.js'
import { AgreementKind, SlaMetric, SlaPolicyType } from './policy.types.js'
import type { Agreement, Metric } from './terms.js'

/** Three metrics of four priorities. */
const mostTargets = 12
const mostWarnings = 10
const mostRank = 1_000_000

@InputType({ description: 'How long something may take.' })
export class SlaTargetInput {
  @Field(() => SlaMetric, { description: 'What is measured.' }) metric: Metric
  @Field(() => Priority, { description: 'For incidents of which priority.' }) priority: Priority
  @Field(() => DurationScalar, { description: 'Time of the calendar, positive, at most a year.' })
  target: number
}

@InputType({ description: 'A new policy.' })
export class CreateSlaPolicyInput {
  @NotBlank()
  @MaxLength(200)
  @Field({ description: 'What it is called.' })
  name: string
  @IsOptional()
  @MaxLength(20_000)
  @Field(() => GraphQLString, { nullable: true, description: 'What else there is to say.' })
  description?: string | null
  @Field(() => AgreementKind, { defaultValue: 'SLA', description: 'Between whom.' }) agreement: Agreement
  @Field(() => ID, { nullable: true, description: 'The team that looks after it.' }) ownerTeamId?:
    string | null
  @IsOptional()
  @Min(0)
  @Max(mostRank)
  @Field(() => GraphQLInt, { nullable: true, description: 'Lower ones win; after all others if left out.' })
  rank?: number | null
  @Field(() => IncidentConditionsInput, {
    nullable: true,
    description: 'For which incidents; all if left out.',
  })
  conditions?: IncidentConditionsInput | null
  @Field(() => ID, { description: 'The calendar on which time counts.' }) calendarId: string
  @ArrayMinSize(1)
  @ArrayMaxSize(mostTargets)
  @Field(() => [SlaTargetInput], { description: 'What is promised: each metric once for each priority.' })
  targets: SlaTargetInput[]
  @IsOptional()
  @ArrayMaxSize(8)
  @Field(() => [IncidentStatus], {
    nullable: true,
    description: 'The statuses in which the clocks stand still; ON_HOLD if left out.',
  })
  pausedIn?: IncidentStatus[] | null
  @IsOptional()
  @ArrayMaxSize(mostWarnings)
  @Field(() => [GraphQLFloat], {
    nullable: true,
    description:
      'Fractions of the target at which a warning goes out, between 0 and 1; 0.5, 0.75 and 0.9 if left out.',
  })
  warnAt?: number[] | null
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class CreateSlaPolicyPayload {
  @Field(() => SlaPolicyType, { description: 'The new policy.' }) slaPolicy: string
}

@InputType({
  description:
    'What is to change of a policy; a field left out stays. New targets hold for open incidents too: their clocks are computed again from the log.',
})
export class UpdateSlaPolicyInput {
  @Field(() => ID, { description: 'Which policy.' }) id: string
  @IsOptional()
  @NotBlank()
  @MaxLength(200)
  @Field(() => GraphQLString, { nullable: true, description: 'The new name.' })
  name?: string | null
  @IsOptional()
  @MaxLength(20_000)
  @Field(() => GraphQLString, { nullable: true, description: 'What else there is to say.' })
  description?: string | null
  @Field(() => ID, { nullable: true, description: 'The team that looks after it; null: nobody.' })
  ownerTeamId?: string | null
  @IsOptional()
  @Min(0)
  @Max(mostRank)
  @Field(() => GraphQLInt, { nullable: true, description: 'Lower ones win.' })
  rank?: number | null
  @Field(() => IncidentConditionsInput, {
    nullable: true,
    description: 'For which incidents; null: for all.',
  })
  conditions?: IncidentConditionsInput | null
  @Field(() => ID, { nullable: true, description: 'The calendar on which time counts.' }) calendarId?:
    string | null
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(mostTargets)
  @Field(() => [SlaTargetInput], { nullable: true, description: 'All targets: replaces those before.' })
  targets?: SlaTargetInput[] | null
  @IsOptional()
  @ArrayMaxSize(8)
  @Field(() => [IncidentStatus], {
    nullable: true,
    description: 'The statuses in which the clocks stand still; an empty list: none.',
  })
  pausedIn?: IncidentStatus[] | null
  @IsOptional()
  @ArrayMaxSize(mostWarnings)
  @Field(() => [GraphQLFloat], {
    nullable: true,
    description: 'Fractions of the target at which a warning goes out.',
  })
  warnAt?: number[] | null
  @Field(() => GraphQLBoolean, {
    nullable: true,
    description:
      'False takes it out of force: its running clocks are canceled, or pass to the next policy by rank.',
  })
  active?: boolean | null
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class UpdateSlaPolicyPayload {
  @Field(() => SlaPolicyType, { description: 'As it stands now.' }) slaPolicy: string
}
