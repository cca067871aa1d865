import { IsOptional } from 'class-validator'
import { GraphQLBoolean, GraphQLString } from 'graphql'
import { Args, ArgsType, Ctx, Field, FieldResolver, ID, Resolver, Root, Subscription } from 'type-graphql'
import type { Context } from '../access/context.js'
import { stillSeen } from '../incidents/index.js'
import { MaxLength } from '../scalars/max-length.js'
import { validated } from '../scalars/validated.js'
import { notificationById } from './notification.reads.js'
import { NotificationChangeType, NotificationType } from './notification.types.js'
import { followNotifications, type NotificationChange } from './notified.js'

@ArgsType()
export class NotifiedArgs {
  @Field(() => ID, { nullable: true, description: "Whose; the viewer's own where left out." })
  userId?: string | null
  @Field(() => GraphQLBoolean, {
    nullable: true,
    defaultValue: false,
    description: "Everybody's: for admins.",
  })
  everybody?: boolean
  @IsOptional()
  @MaxLength(100)
  @Field(() => GraphQLString, { nullable: true, description: 'What happened since this cursor comes first.' })
  after?: string | null
}

@Resolver(() => NotificationChangeType)
export class NotifiedResolver {
  @Subscription(() => NotificationChangeType, {
    description:
      "Each notification as its state changes: the viewer's own where userId is left out, everybody's where asked for and allowed.",
    subscribe: async ({ args, context }: { args: NotifiedArgs; context: Context }) =>
      followNotifications(context, await validated(Object.assign(new NotifiedArgs(), args))),
  })
  notified(@Root() change: NotificationChange, @Args() _args: NotifiedArgs) {
    return change
  }

  @FieldResolver(() => NotificationType, { description: 'The notification, as it stands when delivered.' })
  notification(@Root() { notificationId }: NotificationChange, @Ctx() context: Context) {
    return stillSeen(context.load(notificationById).load(notificationId), 'notification')
  }
}
