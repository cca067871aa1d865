import { GraphQLInt, GraphQLString } from 'graphql'
import { Field, ObjectType } from 'type-graphql'
import { NodeType, nodeTypes } from '../access/node.types.js'
import { connectionOf } from '../connections/connection.types.js'
import { incidentEventTypes } from '../incidents/index.js'
import { ContactChannel } from '../people/index.js'
import { DateTimeScalar, DurationScalar } from '../scalars/index.js'
import { NotificationCause, NotificationState } from './notification.enums.js'

nodeTypes.set('notification', 'Notification')

@ObjectType('Notification', {
  implements: NodeType,
  description: 'One message to one person on one way.',
  simpleResolvers: true,
})
export class NotificationType extends NodeType {
  @Field(() => NotificationCause, { description: 'Why the person is told.' }) cause: NotificationCause
  @Field(() => ContactChannel, { description: 'On which way.' }) channel: keyof typeof ContactChannel
  @Field({ description: 'What it is about, in one line; once it is sent, as it was sent.' }) subject: string
  @Field(() => NotificationState, { description: 'How it stands.' }) state: NotificationState
  @Field(() => GraphQLInt, { description: 'How often it was tried.' }) attempts: number
  @Field(() => GraphQLString, {
    nullable: true,
    description: 'Why the last attempt did not go through; null where it did or there was none.',
  })
  lastError: string | null
  @Field(() => DateTimeScalar, { description: 'When it was decided to tell the person.' }) createdAt: Date
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the receiver took it; null until then.' })
  sentAt: Date | null
}

@ObjectType('NotificationRule', {
  description: "Which of a person's contact methods is used, and how long after the page.",
  simpleResolvers: true,
})
export class NotificationRuleType {
  @Field(() => DurationScalar, { description: 'How long after the page; PT0S is at once.' }) delay: number
}

export const NotificationConnection = connectionOf('Notification', () => NotificationType).Connection

@ObjectType('NotificationChange', {
  description: 'A notification whose state has changed.',
  simpleResolvers: true,
})
export class NotificationChangeType {
  @Field({ description: "The position in the organisation's log: `after` goes on from it." }) cursor: string
}

@incidentEventTypes.EventOf(
  'NOTIFICATION_CHANGED',
  'NotificationChanged',
  'A message about the incident was sent, failed or was held back.',
)
export class NotificationChangedType extends incidentEventTypes.IncidentEventType {}
