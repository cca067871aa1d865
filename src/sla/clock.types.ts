import { GraphQLBoolean, GraphQLFloat, GraphQLInt, GraphQLString } from 'graphql'
import { Field, ObjectType, registerEnumType } from 'type-graphql'
import { NodeType, nodeTypes } from '../access/node.types.js'
import { incidentEventTypes } from '../incidents/index.js'
import { DateTimeScalar, DurationScalar } from '../scalars/index.js'
import type { SlaChangeKind as Change } from './course.js'
import { SlaMetric } from './policy.types.js'
import type { Segment } from './stretches.js'
import type { Metric } from './terms.js'

nodeTypes.set('sla_clock', 'SlaClock')

export const SlaClockState = {
  RUNNING: 'RUNNING',
  PAUSED: 'PAUSED',
  COMPLETED: 'COMPLETED',
  CANCELED: 'CANCELED',
} as const
registerEnumType(SlaClockState, {
  name: 'SlaClockState',
  description: 'How a clock goes.',
  valuesConfig: {
    RUNNING: { description: 'It runs, also while the calendar is closed.' },
    PAUSED: { description: 'It stands still because of the status of the incident.' },
    COMPLETED: { description: 'What was promised has been done, in time or late.' },
    CANCELED: { description: 'Nothing is promised any more.' },
  },
})

export const SlaSegmentReason = {
  COUNTED: 'COUNTED',
  OUTSIDE_HOURS: 'OUTSIDE_HOURS',
  HOLIDAY: 'HOLIDAY',
  PAUSED_BY_STATUS: 'PAUSED_BY_STATUS',
  RESOLVED: 'RESOLVED',
} as const satisfies Record<Segment['reason'], Segment['reason']>
registerEnumType(SlaSegmentReason, {
  name: 'SlaSegmentReason',
  description: 'Why a stretch of time counts, or does not.',
  valuesConfig: {
    COUNTED: { description: 'It counts.' },
    OUTSIDE_HOURS: { description: 'The calendar is closed.' },
    HOLIDAY: { description: 'The calendar is closed for a holiday.' },
    PAUSED_BY_STATUS: { description: 'The policy pauses its clocks in the status that the incident had.' },
    RESOLVED: { description: 'The incident was resolved then, and reopened later.' },
  },
})

@ObjectType('SlaClock', {
  implements: NodeType,
  description:
    'One promise on one incident: computed from the log, the calendar and the policy, and from nothing else.',
  simpleResolvers: true,
})
export class SlaClockType extends NodeType {
  @Field(() => GraphQLInt, { description: 'With which version of the policy it runs.' }) policyVersion: number
  @Field(() => GraphQLInt, { description: 'With which version of the calendar it runs.' })
  calendarVersion: number
  @Field(() => SlaMetric, { description: 'What it measures.' }) metric: Metric
  @Field(() => SlaClockState, { description: 'How it goes.' }) state: keyof typeof SlaClockState
  @Field(() => GraphQLBoolean, {
    description: 'A fact beside the state: a breached clock still runs, pauses and completes.',
  })
  breached: boolean
  @Field(() => DurationScalar, { description: 'How long it may take.' }) target: number
  @Field(() => DateTimeScalar, { description: 'When it began.' }) startedAt: Date
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it breaches if it goes on as now, or did; null while paused or ended.',
  })
  dueAt: Date | null
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it first breached.' })
  breachedAt: Date | null
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended.' }) endedAt: Date | null
}

@ObjectType('SlaSegment', {
  description: 'A stretch of a clock’s life: whether it counted, and what made it so.',
  simpleResolvers: true,
})
export class SlaSegmentType {
  @Field(() => DateTimeScalar, { description: 'Where it begins.' }) from: Date
  @Field(() => DateTimeScalar, { nullable: true, description: 'Where it ends; null where it goes on.' })
  to: Date | null
  @Field(() => GraphQLBoolean, { description: 'Whether it counted.' }) counted: boolean
  @Field(() => SlaSegmentReason, { description: 'Why.' }) reason: Segment['reason']
}

export const SlaChangeKind = {
  STARTED: 'STARTED',
  PAUSED: 'PAUSED',
  RESUMED: 'RESUMED',
  WARNED: 'WARNED',
  BREACHED: 'BREACHED',
  CORRECTED: 'CORRECTED',
  COMPLETED: 'COMPLETED',
  CANCELED: 'CANCELED',
  RETARGETED: 'RETARGETED',
} as const satisfies Record<Change, Change>
registerEnumType(SlaChangeKind, {
  name: 'SlaChangeKind',
  description: 'What became of a clock.',
  valuesConfig: {
    STARTED: { description: 'It began.' },
    PAUSED: { description: 'It stands still.' },
    RESUMED: { description: 'It goes on, after a pause or because the incident was reopened.' },
    WARNED: { description: 'A fraction of the target is used up; stamped with when that was.' },
    BREACHED: { description: 'The target is used up; stamped with when that was.' },
    CORRECTED: { description: 'It had not breached after all: the incident was resolved before.' },
    COMPLETED: { description: 'What was promised has been done.' },
    CANCELED: { description: 'Nothing is promised any more.' },
    RETARGETED: {
      description: 'Another priority, policy, version or calendar holds: the target may be another.',
    },
  },
})

@incidentEventTypes.EventOf(
  'SLA_CHANGED',
  'SlaChanged',
  'A clock of an agreement started, moved, warned or ended.',
)
export class SlaChangedType extends incidentEventTypes.IncidentEventType {
  @Field(() => SlaChangeKind, { description: 'What became of it.' }) change: Change
  @Field(() => GraphQLFloat, {
    nullable: true,
    description: 'Share of the target that was used up: 0.75, 1.0; null but for a warning or a breach.',
  })
  fraction: number | null
}

export const SlaAlertKind = { WARNING: 'WARNING', BREACH: 'BREACH' } as const
registerEnumType(SlaAlertKind, {
  name: 'SlaAlertKind',
  description: 'What a clock tells.',
  valuesConfig: {
    WARNING: { description: 'A fraction of the target is used up.' },
    BREACH: { description: 'The target is used up.' },
  },
})

@ObjectType('SlaAlert', { description: 'A warning or a breach, as it happens.', simpleResolvers: true })
export class SlaAlertType {
  @Field(() => GraphQLString, {
    description: 'Where the reader stands once it has dealt with this: give it as `after`.',
  })
  cursor: string
  @Field(() => SlaAlertKind, { description: 'Which of the two.' }) kind: keyof typeof SlaAlertKind
  @Field(() => GraphQLFloat, { description: 'Share of the target that is used up: 0.75, 1.0.' })
  fraction: number
  @Field(() => DateTimeScalar, { description: 'When it fell due, also where that was noticed later.' })
  at: Date
}
