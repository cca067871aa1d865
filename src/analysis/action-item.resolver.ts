import { ArrayMaxSize, IsOptional } from 'class-validator'
import { GraphQLBoolean } from 'graphql'
import { Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../access/context.js'
import { PageArgs } from '../connections/connection.types.js'
import { IncidentOwner, stillSeen } from '../incidents/index.js'
import { teamById, userById } from '../people/index.js'
import { justAfter } from '../time/clock.js'
import { isOverdue } from './action-items.js'
import type { ActionItemEntity } from './analysis.entity.js'
import { ActionItemState } from './analysis.enums.js'
import { analysisById, causesOfAnalysis, pageOfActionItems } from './analysis.reads.js'
import { ActionItemConnection, ActionItemType, AnalysisType, CauseType } from './analysis.types.js'

@ArgsType()
class ActionItemListArgs extends PageArgs {
  @IsOptional()
  @ArrayMaxSize(4)
  @Field(() => [ActionItemState], { nullable: true, description: 'Only those that are so far.' })
  states?: ActionItemState[] | null
  @IsOptional()
  @ArrayMaxSize(100)
  @Field(() => [ID], { nullable: true, description: 'Only those of these users and teams.' })
  ownerIds?: string[] | null
  @Field(() => GraphQLBoolean, {
    nullable: true,
    description: 'Only those whose time has passed; false: only the others.',
  })
  overdue?: boolean | null
}

@Resolver(() => ActionItemType)
export class ActionItemResolver {
  @Query(() => ActionItemConnection, { description: 'Follow-up actions of all analyses, the newest first.' })
  actionItems(@Args() args: ActionItemListArgs, @Ctx() context: Context) {
    return pageOfActionItems(context, args, args)
  }

  @FieldResolver(() => AnalysisType, { description: 'The analysis that asks for it.' })
  analysis(@Root() { analysisId }: ActionItemEntity, @Ctx() context: Context) {
    return stillSeen(context.load(analysisById).load(analysisId), 'analysis')
  }

  @FieldResolver(() => IncidentOwner, {
    nullable: true,
    description: 'Who sees to it; null while nobody does.',
  })
  owner(@Root() { ownerUserId, ownerTeamId }: ActionItemEntity, @Ctx() context: Context) {
    if (ownerUserId) return context.load(userById).load(ownerUserId)
    return ownerTeamId && context.load(teamById).load(ownerTeamId)
  }

  @FieldResolver(() => GraphQLBoolean, {
    description: 'Whether its time has passed and it is neither done nor given up.',
  })
  overdue(@Root() item: ActionItemEntity, @Ctx() context: Context) {
    return context.asOf((now) => ({
      overdue: isOverdue(item, now),
      turnsAt: item.dueAt && item.dueAt >= now ? justAfter(item.dueAt) : null,
    })).overdue
  }

  @FieldResolver(() => CauseType, {
    nullable: true,
    description: 'The cause that it is about; null for none.',
  })
  async cause(@Root() { causeId, analysisId }: ActionItemEntity, @Ctx() context: Context) {
    if (causeId === null) return null
    const causes = await context.load(causesOfAnalysis).load(analysisId)
    return causes.find(({ id }) => id === causeId) ?? null
  }
}
