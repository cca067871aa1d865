import { GraphQLInt } from 'graphql'
import { Field, ObjectType } from 'type-graphql'
import { NodeType, nodeTypes } from '../access/node.types.js'
import { incidentEventTypes } from '../incidents/index.js'
import { DateTimeScalar } from '../scalars/index.js'
import { EscalationChangeKind, EscalationReason, EscalationState } from './escalation.enums.js'

nodeTypes.set('escalation', 'Escalation')

@ObjectType('EscalationNotice', { description: 'Somebody was told.', simpleResolvers: true })
export class EscalationNoticeType {
  @Field(() => GraphQLInt, { description: 'On which step.' }) position: number
  @Field(() => GraphQLInt, { description: 'In which round.' }) round: number
  @Field(() => DateTimeScalar, { description: 'When.' }) at: Date
}

@ObjectType('Escalation', {
  implements: NodeType,
  description: 'One climb of a ladder for an incident, or one page straight to a target.',
  simpleResolvers: true,
})
export class EscalationType extends NodeType {
  @Field(() => EscalationReason, { description: 'Why it began.' }) reason: EscalationReason
  @Field(() => EscalationState, { description: 'How it stands.' }) state: EscalationState
  @Field(() => GraphQLInt, { description: 'The step that stands now, from 1.' }) position: number
  @Field(() => GraphQLInt, { description: 'How often the ladder has begun, from 1.' }) round: number
  @Field(() => GraphQLInt, {
    nullable: true,
    description: 'The version of the policy that it climbs; null for a page straight to a target.',
  })
  policyVersion: number | null
  @Field(() => DateTimeScalar, { description: 'When it began.' }) startedAt: Date
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it goes on unless somebody answers; null where nothing follows.',
  })
  nextStepAt: Date | null
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended; null while it runs.' })
  endedAt: Date | null
}

@incidentEventTypes.EventOf(
  'ESCALATION_CHANGED',
  'EscalationChanged',
  'A ladder started, climbed or ended; the summary says who was told and why.',
)
export class EscalationChangedType extends incidentEventTypes.IncidentEventType {
  @Field(() => EscalationChangeKind, { description: 'What happened to it.' }) change: EscalationChangeKind
}
