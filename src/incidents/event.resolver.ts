import { ArrayMaxSize, IsOptional } from 'class-validator'
import { GraphQLString } from 'graphql'
import { Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../access/context.js'
import { CategoryType, categoryById } from '../classification/index.js'
import { PageArgs } from '../connections/connection.types.js'
import { notFound } from '../errors/desk-error.js'
import type { LogEntry } from '../log/log.reads.js'
import { prefixOf } from '../ids/type-id.js'
import { teamById, userById, UserType } from '../people/index.js'
import { DateTimeScalar } from '../scalars/index.js'
import { IncidentEventKind, TimelineOrder } from './event.enums.js'
import * as reads from './event.reads.js'
import * as types from './event.types.js'
import type { IncidentEntity } from './incident.entity.js'
import type { ClassificationData } from './incident.events.js'
import { incidentById, statusUpdateById, taskById } from './incident.reads.js'
import { IncidentOwner, IncidentType } from './incident.types.js'
import { IncidentTaskType, StatusUpdateType } from './response.types.js'

@ArgsType()
class EventListArgs extends PageArgs {
  @IsOptional()
  @ArrayMaxSize(50)
  @Field(() => [IncidentEventKind], { nullable: true, description: 'Only of these kinds.' })
  kinds?: IncidentEventKind[] | null
}

@ArgsType()
class TimelineArgs extends EventListArgs {
  @Field(() => TimelineOrder, {
    defaultValue: 'RECORDED',
    description: 'As written down, or as it happened.',
  })
  orderBy: TimelineOrder
}

@ArgsType()
class LogArgs extends EventListArgs {
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Only what was recorded at this instant or later.',
  })
  since?: Date | null
}

@Resolver(() => IncidentType)
export class TimelineResolver {
  @FieldResolver(() => types.IncidentEventConnection, {
    description: 'Everything that happened, oldest first.',
  })
  timeline(@Root() { id }: IncidentEntity, @Args() args: TimelineArgs, @Ctx() context: Context) {
    return reads.timelinePage(context, id, args, args.kinds, args.orderBy)
  }

  @Query(() => types.IncidentEventConnection, {
    description: "The organisation's log of incidents, newest first.",
  })
  events(@Args() args: LogArgs, @Ctx() context: Context) {
    return reads.pageOfEvents(context, args, args.kinds, args.since)
  }
}

/** A live event may be shown just when its incident goes out of sight: what is gone then is answered as if it never was. */
export async function stillSeen<T>(reading: Promise<T | null>, path: string): Promise<T> {
  const found = await reading
  if (found === null) throw notFound([path])
  return found
}

@Resolver(() => types.IncidentEventType)
export class IncidentEventResolver {
  @FieldResolver(() => GraphQLString, {
    description: "The position in the organisation's log. Strictly increasing, without gaps.",
  })
  cursor(@Root() event: LogEntry) {
    return reads.cursorOf(event)
  }

  @FieldResolver(() => IncidentType, { description: 'The incident to which it happened, as it stands now.' })
  incident(@Root() { subject }: LogEntry, @Ctx() context: Context) {
    return stillSeen(context.load(incidentById).load(subject), 'incident')
  }
}

const category = (context: Context, id: string | null) => id && context.load(categoryById).load(id)

@Resolver(() => types.ClassificationType)
export class ClassificationResolver {
  @FieldResolver(() => CategoryType, { nullable: true, description: 'What kind of incident it was.' })
  type(@Root() { typeId }: ClassificationData, @Ctx() context: Context) {
    return category(context, typeId)
  }

  @FieldResolver(() => CategoryType, { nullable: true, description: 'Which technical area was affected.' })
  technicalCategory(@Root() { technicalCategoryId }: ClassificationData, @Ctx() context: Context) {
    return category(context, technicalCategoryId)
  }

  @FieldResolver(() => CategoryType, { nullable: true, description: 'Which business function was affected.' })
  serviceCategory(@Root() { serviceCategoryId }: ClassificationData, @Ctx() context: Context) {
    return category(context, serviceCategoryId)
  }
}

interface FromTo {
  data: { fromId: string | null; toId: string | null }
}

const userOrTeam = (context: Context, id: string | null) => {
  if (!id) return null
  return prefixOf(id) === 'team' ? context.load(teamById).load(id) : context.load(userById).load(id)
}

@Resolver(() => types.IncidentOwnerChangedType)
export class OwnerChangedResolver {
  @FieldResolver(() => IncidentOwner, {
    nullable: true,
    description: 'The owner until then; null for nobody.',
  })
  from(@Root() event: FromTo, @Ctx() context: Context) {
    return userOrTeam(context, event.data.fromId)
  }

  @FieldResolver(() => IncidentOwner, { nullable: true, description: 'The owner since; null for nobody.' })
  to(@Root() event: FromTo, @Ctx() context: Context) {
    return userOrTeam(context, event.data.toId)
  }
}

@Resolver(() => types.IncidentRoleChangedType)
export class RoleChangedResolver {
  @FieldResolver(() => UserType, { nullable: true, description: 'Who had the part; null for nobody.' })
  from(@Root() event: FromTo, @Ctx() context: Context) {
    return userOrTeam(context, event.data.fromId)
  }

  @FieldResolver(() => UserType, { nullable: true, description: 'Who has it since; null for nobody.' })
  to(@Root() event: FromTo, @Ctx() context: Context) {
    return userOrTeam(context, event.data.toId)
  }
}

@Resolver(() => types.StatusUpdatePostedType)
export class StatusUpdatePostedResolver {
  @FieldResolver(() => StatusUpdateType, { description: 'What was posted.' })
  statusUpdate(@Root() event: { data: { statusUpdateId: string } }, @Ctx() context: Context) {
    return stillSeen(context.load(statusUpdateById).load(event.data.statusUpdateId), 'statusUpdate')
  }
}

@Resolver(() => types.IncidentTaskChangedType)
export class TaskChangedResolver {
  @FieldResolver(() => IncidentTaskType, { nullable: true, description: 'Null once the task is removed.' })
  task(@Root() event: { data: { taskId: string | null } }, @Ctx() context: Context) {
    return event.data.taskId && context.load(taskById).load(event.data.taskId)
  }
}

@Resolver(() => types.IncidentLinkedType)
export class LinkedResolver {
  @FieldResolver(() => IncidentType, {
    nullable: true,
    description: 'The other incident; null where the tie was cut.',
  })
  other(@Root() event: { data: { otherId: string | null } }, @Ctx() context: Context) {
    return event.data.otherId && context.load(incidentById).load(event.data.otherId)
  }
}

@Resolver(() => types.IncidentWatchersChangedType)
export class WatchersChangedResolver {
  @FieldResolver(() => [UserType], { description: 'Who watches since.' })
  added(@Root() event: { data: { addedIds: string[] } }, @Ctx() context: Context) {
    return context.load(userById).loadMany(event.data.addedIds)
  }

  @FieldResolver(() => [UserType], { description: 'Who watches no more.' })
  removed(@Root() event: { data: { removedIds: string[] } }, @Ctx() context: Context) {
    return context.load(userById).loadMany(event.data.removedIds)
  }
}
