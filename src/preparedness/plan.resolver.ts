import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../access/context.js'
import { IncidentType, type IncidentEntity } from '../incidents/index.js'
import { ArticleType, articlesById } from '../knowledge/index.js'
import { TeamType, teamById, userById, UserType } from '../people/index.js'
import type { PlannedRole, ResponsePlanEntity } from './plan.entity.js'
import * as inputs from './plan.inputs.js'
import { plansAppliedTo, responderById } from './plan.reads.js'
import { plansOf } from './plan.store.js'
import { PlannedResponder, PlannedRoleType, ResponsePlanType } from './plan.types.js'
import { createResponsePlan } from './use-cases/create-response-plan.js'
import { startDrill } from './use-cases/start-drill.js'
import { updateResponsePlan } from './use-cases/update-response-plan.js'

const described = { description: 'What is asked for.' }

@Resolver(() => ResponsePlanType)
export class ResponsePlanResolver {
  @Query(() => [ResponsePlanType], {
    description: 'All response plans, also those that are not active, by name.',
  })
  responsePlans(@Ctx() context: Context) {
    return plansOf(context)
  }

  @FieldResolver(() => TeamType, { nullable: true, description: 'The team that looks after it.' })
  ownerTeam(@Root() { ownerTeamId }: ResponsePlanEntity, @Ctx() context: Context) {
    return ownerTeamId && context.load(teamById).load(ownerTeamId)
  }

  @FieldResolver(() => [PlannedRoleType], { description: 'The parts in the response that it gives.' })
  roles(@Root() { roles }: ResponsePlanEntity) {
    return roles
  }

  @FieldResolver(() => [UserType], { description: 'Who watches the incident from then on.' })
  watchers(@Root() { watcherIds }: ResponsePlanEntity, @Ctx() context: Context) {
    return context.load(userById).loadMany(watcherIds)
  }

  @FieldResolver(() => [ArticleType], {
    description: 'What is to be at hand: linked to the incident, but what is retired.',
  })
  articles(@Root() { articleIds }: ResponsePlanEntity, @Ctx() context: Context) {
    return articlesById(context, articleIds)
  }

  @Mutation(() => inputs.CreateResponsePlanPayload, { description: 'Adds a response plan.' })
  createResponsePlan(
    @Arg('input', described) input: inputs.CreateResponsePlanInput,
    @Ctx() context: Context,
  ) {
    return context.transact(createResponsePlan, input)
  }

  @Mutation(() => inputs.UpdateResponsePlanPayload, {
    description: 'Changes a response plan, for incidents that open from now on.',
  })
  updateResponsePlan(
    @Arg('input', described) input: inputs.UpdateResponsePlanInput,
    @Ctx() context: Context,
  ) {
    return context.transact(updateResponsePlan, input)
  }

  @Mutation(() => inputs.StartDrillPayload, {
    description: 'Opens an exercise and applies the plan, whether or not its conditions match.',
  })
  startDrill(@Arg('input', described) input: inputs.StartDrillInput, @Ctx() context: Context) {
    return context.transact(startDrill, input)
  }
}

@Resolver(() => PlannedRoleType)
export class PlannedRoleResolver {
  @FieldResolver(() => PlannedResponder, { description: 'Who gets it: found out when the plan is applied.' })
  responder(@Root() { responderId }: PlannedRole, @Ctx() context: Context) {
    return responderById(context, responderId)
  }
}

@Resolver(() => IncidentType)
export class IncidentPlansResolver {
  @FieldResolver(() => [ResponsePlanType], {
    description: 'The plans that were applied when it opened, in that order.',
  })
  responsePlans(@Root() { id }: IncidentEntity, @Ctx() context: Context) {
    return plansAppliedTo(context, id)
  }
}
