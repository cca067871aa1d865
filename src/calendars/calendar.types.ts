import { GraphQLInt } from 'graphql'
import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql'
import { NodeType, nodeTypes } from '../access/node.types.js'
import { TimeZoneScalar } from '../scalars/index.js'
import { MaxLength } from '../scalars/max-length.js'
import { NotBlank } from '../scalars/not-blank.js'
import type { Weekday as WeekdayName } from './business-hours.js'

nodeTypes.set('business_calendar', 'BusinessCalendar')

export const Weekday = {
  MONDAY: 'MONDAY',
  TUESDAY: 'TUESDAY',
  WEDNESDAY: 'WEDNESDAY',
  THURSDAY: 'THURSDAY',
  FRIDAY: 'FRIDAY',
  SATURDAY: 'SATURDAY',
  SUNDAY: 'SUNDAY',
} as const satisfies Record<WeekdayName, WeekdayName>
const described = (description: string) => ({ description })
registerEnumType(Weekday, {
  name: 'Weekday',
  description: 'A day of the week, by the local date.',
  valuesConfig: {
    MONDAY: described('The first day of the week, as ISO 8601 counts.'),
    TUESDAY: described('The second.'),
    WEDNESDAY: described('The third.'),
    THURSDAY: described('The fourth.'),
    FRIDAY: described('The fifth.'),
    SATURDAY: described('The sixth.'),
    SUNDAY: described('The seventh.'),
  },
})

@ObjectType('BusinessHours', {
  description:
    'Local wall-clock times `HH:mm`; `24:00` ends a day. An end before the beginning is one of the next day: 22:00 to 06:00 is one stretch that begins on its day.',
  simpleResolvers: true,
})
export class BusinessHoursType {
  @Field(() => Weekday, { description: 'The day on which they begin.' }) day: WeekdayName
  @Field({ description: 'When they begin.' }) from: string
  @Field({ description: 'When they end.' }) to: string
}

@ObjectType('Holiday', { description: 'A local date on which no time counts.', simpleResolvers: true })
export class HolidayType {
  @Field({ description: 'The date, `2026-12-25`: closed from midnight to midnight.' }) date: string
  @Field({ description: 'What it is called.' }) name: string
}

@ObjectType('BusinessCalendar', {
  implements: NodeType,
  description: 'Working hours in a time zone, with holidays. Without hours it is around the clock.',
  simpleResolvers: true,
})
export class BusinessCalendarType extends NodeType {
  @Field({ description: 'What it is called.' }) name: string
  @Field(() => TimeZoneScalar, { description: 'Whose clocks and dates are meant.' }) timeZone: string
  @Field(() => [BusinessHoursType], { description: 'When time counts; empty is around the clock.' })
  hours: BusinessHoursType[]
  @Field(() => [HolidayType], { description: 'The dates on which no time counts, as given.' })
  holidays: HolidayType[]
  @Field(() => GraphQLInt, {
    description:
      'Counts up when time zone, hours or holidays change: SLA clocks say with which one they run.',
  })
  version: number
}

@InputType({ description: 'Hours of one day; an end before the beginning is one of the next day.' })
export class BusinessHoursInput {
  @Field(() => Weekday, { description: 'The day on which they begin.' }) day: WeekdayName
  @MaxLength(5)
  @Field({ description: 'When they begin, `HH:mm`.' })
  from: string
  @MaxLength(5)
  @Field({ description: 'When they end, `HH:mm`; `24:00` ends the day.' })
  to: string
}

@InputType({ description: 'A local date on which no time counts.' })
export class HolidayInput {
  @MaxLength(10)
  @Field({ description: 'The date, `2026-12-25`.' })
  date: string
  @NotBlank()
  @MaxLength(200)
  @Field({ description: 'What it is called.' })
  name: string
}
