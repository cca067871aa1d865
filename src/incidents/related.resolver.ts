import { ArgsType, Args, Ctx, Field, FieldResolver, Resolver, Root } from 'type-graphql'
import { ActorType } from '../access/actor.types.js'
import type { Context } from '../access/context.js'
import { PageArgs } from '../connections/connection.types.js'
import { userById, UserType, type UserEntity } from '../people/index.js'
import { ServiceHealth, ServiceType, type ServiceEntity } from '../services/index.js'
import { IncidentFilter } from './filter.inputs.js'
import { healthOf } from './health.js'
import { openIncidentsByService } from './health.reads.js'
import * as reads from './incident.reads.js'
import { IncidentConnection, IncidentType } from './incident.types.js'
import type { IncidentTaskEntity, StatusUpdateEntity } from './response.entity.js'
import { IncidentTaskType, StatusUpdateType } from './response.types.js'

// What incidents hang on the types of the rooms below, and on the small things of their own.

@ArgsType()
class OwnedArgs extends PageArgs {
  @Field(() => IncidentFilter, { nullable: true, description: 'Which of them.' })
  filter?: IncidentFilter | null
}

@Resolver(() => UserType)
export class OwnedIncidentsResolver {
  @FieldResolver(() => IncidentConnection, { description: 'What the person owns, newest first.' })
  ownedIncidents(@Root() user: UserEntity, @Args() args: OwnedArgs, @Ctx() context: Context) {
    return reads.pageOfOwned(context, user.id, args, args.filter)
  }
}

@Resolver(() => ServiceType)
export class ServiceIncidentsResolver {
  @FieldResolver(() => ServiceHealth, {
    description:
      'The worst over its open, real incidents: HIGH is a major outage, MEDIUM a partial one, LOW degraded, mitigated one better. Maintenance wins.',
  })
  async health(@Root() service: ServiceEntity, @Ctx() context: Context) {
    return healthOf(service.maintenance, await context.load(openIncidentsByService).load(service.id))
  }

  @FieldResolver(() => IncidentConnection, {
    description: 'Real open incidents that affect it, newest first.',
  })
  openIncidents(@Root() service: ServiceEntity, @Args() page: PageArgs, @Ctx() context: Context) {
    return reads.pageOfServiceIncidents(context, service.id, page)
  }
}

@Resolver(() => IncidentTaskType)
export class IncidentTaskResolver {
  @FieldResolver(() => UserType, { nullable: true, description: 'Who does it; null while nobody does.' })
  assignee(@Root() { assigneeId }: IncidentTaskEntity, @Ctx() context: Context) {
    return assigneeId && context.load(userById).load(assigneeId)
  }
}

@Resolver(() => StatusUpdateType)
export class StatusUpdateResolver {
  @FieldResolver(() => IncidentType, { description: 'The incident that it is about.' })
  incident(@Root() { incidentId }: StatusUpdateEntity, @Ctx() context: Context) {
    return context.load(reads.incidentById).load(incidentId)
  }

  @FieldResolver(() => ActorType, { description: 'Who posted it.' })
  author(@Root() { authorKind, authorUserId, authorName }: StatusUpdateEntity) {
    return { kind: authorKind, userId: authorUserId, name: authorName }
  }
}
