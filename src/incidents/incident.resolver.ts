import { GraphQLInt, type GraphQLResolveInfo } from 'graphql'
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql'
import { ActorType } from '../access/actor.types.js'
import type { Context } from '../access/context.js'
import { selectedBelow } from '../access/selection.js'
import { categoryById, CategoryType } from '../classification/index.js'
import { PageArgs } from '../connections/connection.types.js'
import { organizationById } from '../organizations/index.js'
import { teamById, userById, UserType } from '../people/index.js'
import { serviceById, ServiceType } from '../services/index.js'
import type { IncidentEntity, IncidentRoleEntity } from './incident.entity.js'
import { justAfter } from '../time/clock.js'
import { IncidentStatus } from './incident.enums.js'
import { IncidentFilter, IncidentOrder } from './filter.inputs.js'
import { allowedTransitions, reopenableUntil } from './lifecycle.js'
import * as reads from './incident.reads.js'
import { IncidentConnection, IncidentOwner, IncidentRoleType, IncidentType } from './incident.types.js'
import { IncidentTaskType, StatusUpdateConnection } from './response.types.js'

@ArgsType()
class IncidentListArgs extends PageArgs {
  @Field(() => IncidentFilter, {
    nullable: true,
    description: 'Which incidents; real ones, unless it says drill.',
  })
  filter?: IncidentFilter | null
  @Field(() => IncidentOrder, {
    nullable: true,
    description: 'In which order; newest number first where left out.',
  })
  orderBy?: IncidentOrder | null
}

@Resolver(() => IncidentType)
export class IncidentResolver {
  @Query(() => IncidentType, {
    nullable: true,
    description: 'One incident by global id or by number: exactly one of the two. Null where there is none.',
  })
  incident(
    @Arg('id', () => ID, { nullable: true, description: 'Its id.' }) id: string | null | undefined,
    @Arg('number', () => GraphQLInt, { nullable: true, description: 'Its number: 42 for INC-42.' })
    number: number | null | undefined,
    @Ctx() context: Context,
  ) {
    return reads.findIncident(context, id, number)
  }

  @Query(() => IncidentConnection, {
    description: 'The incidents that match, newest number first unless asked otherwise.',
  })
  incidents(@Args() list: IncidentListArgs, @Ctx() context: Context, @Info() info: GraphQLResolveInfo) {
    return reads.pageOfIncidents(context, list, list, selectedBelow(info, 'incidents', 'edges', 'node'))
  }

  @FieldResolver(() => [IncidentStatus], { description: 'What can be done next from this status.' })
  async allowedTransitions(@Root() incident: IncidentEntity, @Ctx() context: Context) {
    const organization = await context.load(organizationById).load(context.viewer.organizationId)
    const reopenWindow = organization?.reopenWindow ?? 0
    const until = reopenableUntil(incident, reopenWindow)
    return context.asOf((now) => ({
      statuses: allowedTransitions(incident, now, reopenWindow),
      turnsAt: until && until >= now ? justAfter(until) : null,
    })).statuses
  }

  @FieldResolver(() => CategoryType, { nullable: true, description: 'What kind of incident it is.' })
  type(@Root() { typeId }: IncidentEntity, @Ctx() context: Context) {
    return typeId && context.load(categoryById).load(typeId)
  }

  @FieldResolver(() => CategoryType, { nullable: true, description: 'Which technical area is affected.' })
  technicalCategory(@Root() { technicalCategoryId }: IncidentEntity, @Ctx() context: Context) {
    return technicalCategoryId && context.load(categoryById).load(technicalCategoryId)
  }

  @FieldResolver(() => CategoryType, { nullable: true, description: 'Which business function is affected.' })
  serviceCategory(@Root() { serviceCategoryId }: IncidentEntity, @Ctx() context: Context) {
    return serviceCategoryId && context.load(categoryById).load(serviceCategoryId)
  }

  @FieldResolver(() => [ServiceType], { description: 'What it affects, in the order in which it was given.' })
  services(@Root() { facets }: IncidentEntity, @Ctx() context: Context) {
    return facets.services.length > 0 ? context.foundAll(serviceById, facets.services) : []
  }

  @FieldResolver(() => IncidentOwner, {
    nullable: true,
    description: 'Who sees it through; null while nobody does.',
  })
  owner(@Root() { ownerUserId, ownerTeamId }: IncidentEntity, @Ctx() context: Context) {
    if (ownerUserId) return context.found(userById, ownerUserId)
    return ownerTeamId && context.found(teamById, ownerTeamId)
  }

  @FieldResolver(() => [IncidentRoleType], { description: 'Who has which part in the response.' })
  roles(@Root() { id }: IncidentEntity, @Ctx() context: Context): Promise<IncidentRoleEntity[]> {
    return context.load(reads.rolesOfIncident).load(id)
  }

  @FieldResolver(() => ActorType, { description: 'On whose behalf it was logged.' })
  reporter(@Root() { reporterKind, reporterUserId, reporterName }: IncidentEntity) {
    return { kind: reporterKind, userId: reporterUserId, name: reporterName }
  }

  @FieldResolver(() => [UserType], { description: 'Who wants to hear of it.' })
  async watchers(@Root() { id }: IncidentEntity, @Ctx() context: Context) {
    const watching = await context.load(reads.watchersOfIncident).load(id)
    return context.load(userById).loadMany(watching.map(({ userId }) => userId))
  }

  @FieldResolver(() => IncidentType, {
    nullable: true,
    description: 'The incident that this one is a part of.',
  })
  parent(@Root() { parentId }: IncidentEntity, @Ctx() context: Context) {
    return parentId && context.load(reads.incidentById).load(parentId)
  }

  @FieldResolver(() => IncidentConnection, {
    description: 'The incidents that are parts of this one, newest first.',
  })
  children(@Root() { id }: IncidentEntity, @Args() page: PageArgs, @Ctx() context: Context) {
    return reads.pageOfChildren(context, id, page)
  }

  @FieldResolver(() => IncidentType, {
    nullable: true,
    description: 'The incident that this one was merged into.',
  })
  duplicateOf(@Root() { duplicateOfId }: IncidentEntity, @Ctx() context: Context) {
    return duplicateOfId && context.load(reads.incidentById).load(duplicateOfId)
  }

  @FieldResolver(() => [IncidentTaskType], {
    description: 'What is to be done, in the order in which it was added.',
  })
  tasks(@Root() { id }: IncidentEntity, @Ctx() context: Context) {
    return context.load(reads.tasksOfIncident).load(id)
  }

  @FieldResolver(() => StatusUpdateConnection, { description: 'What audiences were told, newest first.' })
  statusUpdates(@Root() { id }: IncidentEntity, @Args() page: PageArgs, @Ctx() context: Context) {
    return reads.pageOfStatusUpdates(context, id, page)
  }
}

@Resolver(() => IncidentRoleType)
export class IncidentRoleResolver {
  @FieldResolver(() => UserType, { description: 'Who has it.' })
  user(@Root() { userId }: IncidentRoleEntity, @Ctx() context: Context) {
    return context.load(userById).load(userId)
  }
}
