import { GraphQLFloat } from 'graphql'
import { Arg, Ctx, Field, FieldResolver, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../access/context.js'
import { businessCalendarById, BusinessCalendarType } from '../calendars/index.js'
import { IncidentStatus, OpenIncidentInput } from '../incidents/index.js'
import { teamById, TeamType } from '../people/index.js'
import { DateTimeScalar, DurationScalar } from '../scalars/index.js'
import * as inputs from './policy.inputs.js'
import { forecast, listPolicies, slaPolicyById, termsOfPolicy, type Forecast } from './policy.reads.js'
import { SlaMetric, SlaPolicyType, SlaTargetType } from './policy.types.js'
import type { SlaPolicyEntity } from './sla.entity.js'
import type { Metric } from './terms.js'
import { createSlaPolicy } from './use-cases/create-sla-policy.js'
import { updateSlaPolicy } from './use-cases/update-sla-policy.js'

@ObjectType('SlaForecast', { description: 'What would be promised, and until when.', simpleResolvers: true })
export class SlaForecastType {
  @Field(() => SlaMetric, { description: 'What would be measured.' }) metric: Metric
  @Field(() => DurationScalar, { description: 'How long it may take.' }) target: number
  @Field(() => DateTimeScalar, { description: 'When it would breach without a pause.' }) dueAt: Date
}

@Resolver(() => SlaForecastType)
export class SlaForecastResolver {
  @FieldResolver(() => SlaPolicyType, { description: 'The policy that would promise it.' })
  policy(@Root() { policyId }: Forecast, @Ctx() context: Context) {
    return context.load(slaPolicyById).load(policyId)
  }
}

const termsOf = (context: Context, { id }: SlaPolicyEntity) => context.load(termsOfPolicy).load(id)

@Resolver(() => SlaPolicyType)
export class SlaPolicyResolver {
  @Query(() => [SlaPolicyType], {
    description: 'All policies, also those that are not active, by kind of agreement and rank.',
  })
  slaPolicies(@Ctx() context: Context) {
    return listPolicies(context)
  }

  @Query(() => [SlaForecastType], {
    description: 'What would be promised to such an incident, and when it would breach: nothing is written.',
  })
  previewSla(
    @Arg('input', { description: 'The incident, as it would be opened.' }) input: OpenIncidentInput,
    @Arg('openedAt', () => DateTimeScalar, { nullable: true, description: 'When; now if left out.' })
    openedAt: Date | null,
    @Ctx() context: Context,
  ) {
    return forecast(context, input, openedAt ?? context.clock.now())
  }

  @FieldResolver(() => TeamType, { nullable: true, description: 'The team that looks after it.' })
  ownerTeam(@Root() { ownerTeamId }: SlaPolicyEntity, @Ctx() context: Context) {
    return ownerTeamId && context.load(teamById).load(ownerTeamId)
  }

  @FieldResolver(() => BusinessCalendarType, { description: 'The calendar on which time counts.' })
  async calendar(@Root() policy: SlaPolicyEntity, @Ctx() context: Context) {
    const terms = await termsOf(context, policy)
    return terms && context.load(businessCalendarById).load(terms.calendarId)
  }

  @FieldResolver(() => [SlaTargetType], { description: 'What is promised.' })
  async targets(@Root() policy: SlaPolicyEntity, @Ctx() context: Context) {
    return (await termsOf(context, policy))?.targets
  }

  @FieldResolver(() => [IncidentStatus], { description: 'The statuses in which the clocks stand still.' })
  async pausedIn(@Root() policy: SlaPolicyEntity, @Ctx() context: Context) {
    return (await termsOf(context, policy))?.pausedIn
  }

  @FieldResolver(() => [GraphQLFloat], {
    description: 'Fractions of the target at which a warning goes out: 0.5, 0.75, 0.9.',
  })
  async warnAt(@Root() policy: SlaPolicyEntity, @Ctx() context: Context) {
    return (await termsOf(context, policy))?.warnAt
  }

  @Mutation(() => inputs.CreateSlaPolicyPayload, {
    description: 'Adds a policy, which holds at once, also for open incidents.',
  })
  createSlaPolicy(
    @Arg('input', { description: 'What is asked for.' }) input: inputs.CreateSlaPolicyInput,
    @Ctx() context: Context,
  ) {
    return context.transact(createSlaPolicy, input)
  }

  @Mutation(() => inputs.UpdateSlaPolicyPayload, {
    description: 'Changes a policy; the clocks of open incidents are computed again from the log.',
  })
  updateSlaPolicy(
    @Arg('input', { description: 'What is asked for.' }) input: inputs.UpdateSlaPolicyInput,
    @Ctx() context: Context,
  ) {
    return context.transact(updateSlaPolicy, input)
  }
}
