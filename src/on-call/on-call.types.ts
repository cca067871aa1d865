import { GraphQLInt, GraphQLString } from 'graphql'
import { Field, ObjectType, registerEnumType } from 'type-graphql'
import { NodeType, nodeTypes } from '../access/node.types.js'
import { BusinessHoursType } from '../calendars/index.js'
import { DateTimeScalar, TimeZoneScalar } from '../scalars/index.js'
import type { RotationUnit as Unit } from './rotation.js'

nodeTypes.set('on_call_schedule', 'OnCallSchedule')
nodeTypes.set('rotation', 'Rotation')
nodeTypes.set('shift_override', 'ShiftOverride')
nodeTypes.set('calendar_feed', 'CalendarFeed')

export const RotationUnit = {
  HOURS: 'HOURS',
  DAYS: 'DAYS',
  WEEKS: 'WEEKS',
  MONTHS: 'MONTHS',
} as const satisfies Record<Unit, Unit>
registerEnumType(RotationUnit, {
  name: 'RotationUnit',
  description: 'In what the length of a turn is counted, by the clocks on the walls.',
  valuesConfig: {
    HOURS: { description: 'Hours.' },
    DAYS: { description: 'Days, at the same local time: 23 or 25 hours long where the clocks change.' },
    WEEKS: { description: 'Weeks.' },
    MONTHS: { description: 'Months, on the same day, or the month’s last where that is missing.' },
  },
})

@ObjectType('Rotation', {
  implements: NodeType,
  description: 'People who take turns, and hand off by the clocks on the walls.',
  simpleResolvers: true,
})
export class RotationType extends NodeType {
  @Field({ description: 'What it is called.' }) name: string
  @Field(() => GraphQLInt, { description: 'How many units a turn is long.' }) every: number
  @Field(() => RotationUnit, { description: 'In what a turn is counted.' }) unit: Unit
  @Field(() => [BusinessHoursType], {
    description: 'Local hours the rotation covers; empty covers them all.',
  })
  hours: BusinessHoursType[]
}

@ObjectType('ShiftOverride', {
  implements: NodeType,
  description: 'Somebody takes a stretch of a schedule, from whoever has it or from one person.',
  simpleResolvers: true,
})
export class ShiftOverrideType extends NodeType {
  @Field(() => DateTimeScalar, { description: 'Where it begins.' }) from: Date
  @Field(() => DateTimeScalar, { description: 'Where it ends.' }) to: Date
}

@ObjectType('Shift', { description: 'A stretch in which one person is on call.' })
export class ShiftType {
  @Field(() => DateTimeScalar, { description: 'Where it begins.' }) from: Date
  @Field(() => DateTimeScalar, { description: 'Where it ends.' }) to: Date
}

@ObjectType('Gap', { description: 'A stretch that nobody covers.' })
export class GapType {
  @Field(() => DateTimeScalar, { description: 'Where it begins.' }) from: Date
  @Field(() => DateTimeScalar, { description: 'Where it ends.' }) to: Date
}

@ObjectType('CalendarFeed', {
  implements: NodeType,
  description:
    'An iCalendar address for one schedule or one user; the address is shown once and stored as a hash.',
  simpleResolvers: true,
})
export class CalendarFeedType extends NodeType {
  @Field(() => DateTimeScalar, { description: 'When it was made.' }) createdAt: Date
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was last read, to about an hour.' })
  lastUsedAt: Date | null
  @Field(() => DateTimeScalar, { nullable: true, description: 'Since when it answers no more.' })
  revokedAt: Date | null
}

@ObjectType('OnCallSchedule', {
  implements: NodeType,
  description: 'Who is on call when: rotations laid over each other, and overrides on top.',
  simpleResolvers: true,
})
export class OnCallScheduleType extends NodeType {
  @Field({ description: 'What it is called.' }) name: string
  @Field(() => GraphQLString, { nullable: true, description: 'What else there is to say.' }) description:
    string | null
  @Field(() => TimeZoneScalar, { description: 'By whose clocks it hands off.' }) timeZone: string
}
