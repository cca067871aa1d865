import { GraphQLString } from 'graphql'
import { Args, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql'
import type { Context } from '../access/context.js'
import { PageArgs } from '../connections/connection.types.js'
import { incidentById, IncidentType, stillSeen, type IncidentEntity } from '../incidents/index.js'
import {
  contactMethodById,
  ContactMethodType,
  userById,
  UserType,
  type ContactMethodEntity,
  type UserEntity,
} from '../people/index.js'
import type { NotificationEntity, NotificationRuleEntity } from './notification.entity.js'
import type { NotificationData } from './notification.events.js'
import {
  addressFor,
  codesOfContact,
  notificationById,
  pageOfNotifications,
  rulesOfUser,
} from './notification.reads.js'
import {
  NotificationChangedType,
  NotificationConnection,
  NotificationRuleType,
  NotificationType,
} from './notification.types.js'

@Resolver(() => NotificationType)
export class NotificationResolver {
  @FieldResolver(() => IncidentType, {
    nullable: true,
    description: 'What it is about; null where that is no incident.',
  })
  incident(@Root() { incidentId }: NotificationEntity, @Ctx() context: Context) {
    return incidentId && context.load(incidentById).load(incidentId)
  }

  @FieldResolver(() => UserType, { description: 'Who is told.' })
  recipient(@Root() { recipientId }: NotificationEntity, @Ctx() context: Context) {
    return context.load(userById).load(recipientId)
  }

  @FieldResolver(() => ID, {
    nullable: true,
    description:
      'Notifications that went out as one message share it; null for one that went alone, or has not gone.',
  })
  bundleId(@Root() { id, bundleId }: NotificationEntity) {
    return bundleId === id ? null : bundleId
  }

  @FieldResolver(() => GraphQLString, {
    description:
      'Where it goes. Of webhooks others see only the host: whoever knows the address can write there.',
  })
  address(@Root() row: NotificationEntity, @Ctx() context: Context) {
    return addressFor(context, row.recipientId, row)
  }
}

@Resolver(() => IncidentType)
export class IncidentNotificationsResolver {
  @FieldResolver(() => NotificationConnection, { description: 'Who was told about it, the first first.' })
  notifications(@Root() { id }: IncidentEntity, @Args() page: PageArgs, @Ctx() context: Context) {
    return pageOfNotifications(context, id, page)
  }
}

@Resolver(() => UserType)
export class UserRulesResolver {
  @FieldResolver(() => [NotificationRuleType], {
    description: 'How the person is paged; none: on every verified contact method, at once.',
  })
  notificationRules(@Root() { id }: UserEntity, @Ctx() context: Context) {
    return context.load(rulesOfUser).load(id)
  }
}

@Resolver(() => NotificationRuleType)
export class NotificationRuleResolver {
  @FieldResolver(() => ContactMethodType, { description: 'On which way.' })
  contactMethod(@Root() { contactMethodId }: NotificationRuleEntity, @Ctx() context: Context) {
    return stillSeen(context.load(contactMethodById).load(contactMethodId), 'contactMethod')
  }
}

@Resolver(() => ContactMethodType)
export class ContactMethodResolver {
  @FieldResolver(() => GraphQLString, {
    description:
      'The address on that channel. Of webhooks others see only the host: whoever knows the address can write there.',
  })
  address(@Root() method: ContactMethodEntity, @Ctx() context: Context) {
    return addressFor(context, method.userId, method)
  }

  @FieldResolver(() => NotificationType, {
    nullable: true,
    description:
      'The code that was last sent there, and whether it went through; null once it is verified. For its owner and admins.',
  })
  async verification(@Root() { id }: ContactMethodEntity, @Ctx() context: Context) {
    const [sent] = await context.load(codesOfContact).load(id)
    return sent ? context.load(notificationById).load(sent.notificationId) : null
  }
}

@Resolver(() => NotificationChangedType)
export class NotificationChangedResolver {
  @FieldResolver(() => NotificationType, { description: 'The notification, as it stands now.' })
  notification(@Root() { data }: { data: NotificationData }, @Ctx() context: Context) {
    return stillSeen(context.load(notificationById).load(data.notificationId), 'notification')
  }
}
