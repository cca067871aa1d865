import { ArrayMaxSize, IsOptional, Matches } from 'class-validator'
import { GraphQLBoolean, GraphQLString } from 'graphql'
import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { Severity, Urgency } from '../classification/index.js'
import { IncidentConditionsInput, IncidentRoleKind, IncidentType } from '../incidents/index.js'
import { MaxLength } from '../scalars/max-length.js'
import { NotBlank } from '../scalars/not-blank.js'
import { ResponsePlanType } from './plan.types.js'

@InputType({ description: 'A part in the response that a plan gives.' })
export class PlannedRoleInput {
  @Field(() => IncidentRoleKind, { description: 'Which part.' }) kind: IncidentRoleKind
  @Field(() => ID, { description: 'A user or an on-call schedule.' }) responderId: string
}

/** What a plan does, as far as it is given. */
@InputType()
abstract class PlanSteps {
  @Field(() => ID, { nullable: true, description: 'The team that looks after it.' })
  ownerTeamId?: string | null
  @Field(() => IncidentConditionsInput, {
    nullable: true,
    description: 'To which incidents it is applied; to all where there are none.',
  })
  conditions?: IncidentConditionsInput | null
  @IsOptional()
  @ArrayMaxSize(20)
  @Field(() => [PlannedRoleInput], {
    nullable: true,
    description: 'All parts that it gives, at most 20; a part of one only once.',
  })
  roles?: PlannedRoleInput[] | null
  @IsOptional()
  @ArrayMaxSize(50)
  @MaxLength(300, { each: true })
  @Matches(/\S/, { each: true, message: 'each task needs a character that can be seen' })
  @Field(() => [GraphQLString], {
    nullable: true,
    description: 'The titles of all its tasks in order, at most 50.',
  })
  tasks?: string[] | null
  @IsOptional()
  @ArrayMaxSize(50)
  @Field(() => [ID], { nullable: true, description: 'All who watch the incident from then on, at most 50.' })
  watcherIds?: string[] | null
  @IsOptional()
  @ArrayMaxSize(20)
  @Field(() => [ID], { nullable: true, description: 'All articles to link to the incident, at most 20.' })
  articleIds?: string[] | null
  @IsOptional()
  @NotBlank()
  @MaxLength(5_000)
  @Field(() => GraphQLString, {
    nullable: true,
    description:
      'What stakeholders are told at once; `{title}`, `{priority}` and `{services}` are replaced, nothing else may stand in braces.',
  })
  statusUpdateTemplate?: string | null
}

@InputType({ description: 'A new response plan; it is active.' })
export class CreateResponsePlanInput extends PlanSteps {
  @NotBlank()
  @MaxLength(200)
  @Field({ description: 'What it is called.' })
  name: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class CreateResponsePlanPayload {
  @Field(() => ResponsePlanType, { description: 'The new plan.' }) responsePlan: string
}

@InputType({
  description: 'What is to change of a plan. A field left out stays; null clears; lists replace as a whole.',
})
export class UpdateResponsePlanInput extends PlanSteps {
  @Field(() => ID, { description: 'Which plan.' }) id: string
  @IsOptional()
  @NotBlank()
  @MaxLength(200)
  @Field(() => GraphQLString, { nullable: true, description: 'What it is called; cannot be cleared.' })
  name?: string | null
  @Field(() => GraphQLBoolean, {
    nullable: true,
    description: 'Whether it is applied by itself; cannot be cleared.',
  })
  active?: boolean | null
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class UpdateResponsePlanPayload {
  @Field(() => ResponsePlanType, { description: 'As it stands now.' }) responsePlan: string
}

@InputType({
  description:
    'Opens an exercise from a plan: clocks and ladder run, pages are marked as a drill, metrics leave it out.',
})
export class StartDrillInput {
  @Field(() => ID, { description: 'Which plan is tried; its owner team owns the exercise.' })
  responsePlanId: string
  @NotBlank()
  @MaxLength(300)
  @Field({ description: 'What is supposed to be wrong, in one line of up to 300 characters.' })
  title: string
  @Field(() => Severity, { description: 'The impact that is supposed.' }) severity: Severity
  @Field(() => Urgency, { defaultValue: 'HIGH', description: 'How soon it would hurt more.' })
  urgency: Urgency
  @IsOptional()
  @ArrayMaxSize(100)
  @Field(() => [ID], { nullable: true, description: 'All services that are supposed to be affected.' })
  serviceIds?: string[] | null
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class StartDrillPayload {
  @Field(() => IncidentType, { description: 'The exercise.' }) incident: string
}
