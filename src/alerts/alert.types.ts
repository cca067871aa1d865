import { GraphQLInt, GraphQLString } from 'graphql'
import { Field, registerEnumType } from 'type-graphql'
import { ObjectType } from 'type-graphql'
import { NodeType, nodeTypes } from '../access/node.types.js'
import { connectionOf } from '../connections/connection.types.js'
import { incidentEventTypes } from '../incidents/index.js'
import { DateTimeScalar, JSONObjectScalar } from '../scalars/index.js'

nodeTypes.set('alert', 'Alert')

@ObjectType('Alert', {
  implements: NodeType,
  description: 'Something that monitoring noticed.',
  simpleResolvers: true,
})
export class AlertType extends NodeType {
  @Field({ description: 'What monitoring calls it: what comes with the same key is the same alert.' })
  dedupKey: string
  @Field({ description: 'One line that says what is wrong, as first told.' }) summary: string
  @Field(() => GraphQLString, {
    nullable: true,
    description: 'Who noticed: a monitoring system, a host, a check.',
  })
  source: string | null
  @Field(() => JSONObjectScalar, {
    nullable: true,
    description: 'What else monitoring said the first time, as it was sent.',
  })
  details: Record<string, unknown> | null
  @Field(() => GraphQLInt, { description: 'How often it was received.' }) count: number
  @Field(() => DateTimeScalar, { description: 'When it was first noticed.' }) firstAt: Date
  @Field(() => DateTimeScalar, { description: 'When it was last noticed.' }) lastAt: Date
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was over; null while it is not. The key then opens a new one.',
  })
  resolvedAt: Date | null
}

export const AlertConnection = connectionOf('Alert', () => AlertType).Connection

export const AlertChangeKind = { RECEIVED: 'RECEIVED', REPEATED: 'REPEATED', RESOLVED: 'RESOLVED' } as const
export type AlertChangeKind = keyof typeof AlertChangeKind
registerEnumType(AlertChangeKind, {
  name: 'AlertChangeKind',
  description: 'What happened to an alert.',
  valuesConfig: {
    RECEIVED: { description: 'It came in, and opened the incident.' },
    REPEATED: { description: 'It came in again, and was counted.' },
    RESOLVED: { description: 'It is over.' },
  },
})

@incidentEventTypes.EventOf(
  'ALERT_CHANGED',
  'AlertChanged',
  'An alert of a monitoring system came in, came again or ended.',
)
export class AlertChangedType extends incidentEventTypes.IncidentEventType {
  @Field(() => AlertChangeKind, { description: 'What happened to it.' }) change: AlertChangeKind
}
