import { ArrayMaxSize, ArrayMinSize, IsOptional, Max, Min } from 'class-validator'
import { GraphQLBoolean, GraphQLInt, GraphQLString } from 'graphql'
import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { IncidentConditionsInput } from '../incidents/index.js'
import { OrganizationType } from '../organizations/index.js'
import { DurationScalar } from '../scalars/index.js'
import { MaxLength } from '../scalars/max-length.js'
import { NotBlank } from '../scalars/not-blank.js'
import { ServiceType } from '../services/index.js'
import { EscalationPolicyType } from './policy.types.js'

const mostSteps = 20
const mostTargets = 20
const mostRepeats = 10

@InputType({ description: 'One step of a ladder.' })
export class EscalationStepInput {
  @Field(() => DurationScalar, {
    description: 'How long it waits for an acknowledgement: a minute to seven days.',
  })
  timeout: number
  @ArrayMinSize(1)
  @ArrayMaxSize(mostTargets)
  @Field(() => [ID], { description: 'Users, teams and schedules, at most 20.' })
  targetIds: string[]
}

@InputType({ description: 'A new escalation policy.' })
export class CreateEscalationPolicyInput {
  @NotBlank()
  @MaxLength(200)
  @Field({ description: 'What it is called.' })
  name: string
  @IsOptional()
  @MaxLength(20_000)
  @Field(() => GraphQLString, { nullable: true, description: 'What it is for.' })
  description?: string | null
  @Field(() => IncidentConditionsInput, {
    nullable: true,
    description: 'For which incidents it is meant; for all if left out.',
  })
  conditions?: IncidentConditionsInput | null
  @Field(() => ID, { nullable: true, description: 'The team that looks after it.' })
  ownerTeamId?: string | null
  @ArrayMinSize(1)
  @ArrayMaxSize(mostSteps)
  @Field(() => [EscalationStepInput], { description: 'Its steps in order, one to twenty.' })
  steps: EscalationStepInput[]
  @IsOptional()
  @Min(0)
  @Max(mostRepeats)
  @Field(() => GraphQLInt, {
    nullable: true,
    description: 'How often the whole ladder runs again, 0 to 10; 0 if left out.',
  })
  repeat?: number | null
  @Field(() => DurationScalar, {
    nullable: true,
    description: 'How long an acknowledgement holds, a minute to thirty days; for good if left out.',
  })
  acknowledgementTimeout?: number | null
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class CreateEscalationPolicyPayload {
  @Field(() => EscalationPolicyType, { description: 'The new policy.' }) escalationPolicy: string
}

@InputType({
  description:
    'What is to change of a policy; a field left out stays. Running ladders keep the version they started with, unless `rebase` moves them to the new one.',
})
export class UpdateEscalationPolicyInput {
  @Field(() => ID, { description: 'Which policy.' }) id: string
  @IsOptional()
  @NotBlank()
  @MaxLength(200)
  @Field(() => GraphQLString, { nullable: true, description: 'The new name.' })
  name?: string | null
  @IsOptional()
  @MaxLength(20_000)
  @Field(() => GraphQLString, { nullable: true, description: 'What it is for; null clears it.' })
  description?: string | null
  @Field(() => IncidentConditionsInput, {
    nullable: true,
    description: 'For which incidents it is meant: replaces those before; null is for all.',
  })
  conditions?: IncidentConditionsInput | null
  @Field(() => ID, { nullable: true, description: 'The team that looks after it; null: nobody.' })
  ownerTeamId?: string | null
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(mostSteps)
  @Field(() => [EscalationStepInput], { nullable: true, description: 'All steps: replaces those before.' })
  steps?: EscalationStepInput[] | null
  @IsOptional()
  @Min(0)
  @Max(mostRepeats)
  @Field(() => GraphQLInt, { nullable: true, description: 'How often the whole ladder runs again; null: 0.' })
  repeat?: number | null
  @Field(() => DurationScalar, {
    nullable: true,
    description: 'How long an acknowledgement holds; null: for good.',
  })
  acknowledgementTimeout?: number | null
  @Field(() => GraphQLBoolean, {
    defaultValue: false,
    description: 'Whether running ladders go on with the new version: on the same step, or the last.',
  })
  rebase: boolean
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class UpdateEscalationPolicyPayload {
  @Field(() => EscalationPolicyType, { description: 'As it stands now.' }) escalationPolicy: string
}

@InputType({ description: 'A policy that is no more.' })
export class RetireEscalationPolicyInput {
  @Field(() => ID, { description: 'Which policy.' }) id: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class RetireEscalationPolicyPayload {
  @Field(() => EscalationPolicyType, { description: 'The policy, gone from lists.' }) escalationPolicy: string
}

@InputType({ description: 'Whom the incidents of a service page.' })
export class SetServiceEscalationPolicyInput {
  @Field(() => ID, { description: 'Which service.' }) serviceId: string
  @Field(() => ID, { nullable: true, description: 'Its policy; null or left out: none of its own.' })
  policyId?: string | null
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class SetServiceEscalationPolicyPayload {
  @Field(() => ServiceType, { description: 'As the service stands now.' }) service: string
}

@InputType({ description: 'How the organisation responds; a field left out stays.' })
export class UpdateResponseSettingsInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The policy for incidents whose services and owner team name none; null: none.',
  })
  defaultEscalationPolicyId?: string | null
  @Field(() => ID, { nullable: true, description: 'The calendar by which working days are counted.' })
  calendarId?: string | null
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class UpdateResponseSettingsPayload {
  @Field(() => OrganizationType, { description: 'As it stands now.' }) organization: string
}
