import { ArrayMaxSize, IsOptional } from 'class-validator'
import { GraphQLString } from 'graphql'
import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { TimeZoneScalar } from '../scalars/index.js'
import { MaxLength } from '../scalars/max-length.js'
import { NotBlank } from '../scalars/not-blank.js'
import { BusinessCalendarType, BusinessHoursInput, HolidayInput } from './calendar.types.js'

const mostHours = 50
const mostHolidays = 400

@InputType({ description: 'A new calendar.' })
export class CreateBusinessCalendarInput {
  @NotBlank()
  @MaxLength(200)
  @Field({ description: 'What it is called.' })
  name: string
  @Field(() => TimeZoneScalar, { description: 'Whose clocks and dates are meant.' }) timeZone: string
  @IsOptional()
  @ArrayMaxSize(mostHours)
  @Field(() => [BusinessHoursInput], {
    nullable: true,
    description: 'When time counts, without overlaps; around the clock if left out or empty.',
  })
  hours?: BusinessHoursInput[] | null
  @IsOptional()
  @ArrayMaxSize(mostHolidays)
  @Field(() => [HolidayInput], { nullable: true, description: 'The dates on which no time counts.' })
  holidays?: HolidayInput[] | null
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class CreateBusinessCalendarPayload {
  @Field(() => BusinessCalendarType, { description: 'The new calendar.' }) businessCalendar: string
}

@InputType({
  description:
    'What is to change of a calendar; a field left out stays. The SLA clocks of open incidents are computed again with it.',
})
export class UpdateBusinessCalendarInput {
  @Field(() => ID, { description: 'Which calendar.' }) id: string
  @IsOptional()
  @NotBlank()
  @MaxLength(200)
  @Field(() => GraphQLString, { nullable: true, description: 'The new name.' })
  name?: string | null
  @Field(() => TimeZoneScalar, { nullable: true, description: 'Whose clocks and dates are meant.' })
  timeZone?: string | null
  @IsOptional()
  @ArrayMaxSize(mostHours)
  @Field(() => [BusinessHoursInput], {
    nullable: true,
    description: 'All hours: replaces those before; empty or null is around the clock.',
  })
  hours?: BusinessHoursInput[] | null
  @IsOptional()
  @ArrayMaxSize(mostHolidays)
  @Field(() => [HolidayInput], { nullable: true, description: 'All holidays: replaces those before.' })
  holidays?: HolidayInput[] | null
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class UpdateBusinessCalendarPayload {
  @Field(() => BusinessCalendarType, { description: 'As it stands now.' }) businessCalendar: string
}

@InputType({ description: 'A calendar that is no more.' })
export class RetireBusinessCalendarInput {
  @Field(() => ID, { description: 'Which calendar.' }) id: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class RetireBusinessCalendarPayload {
  @Field(() => BusinessCalendarType, { description: 'The calendar, gone from lists.' })
  businessCalendar: string
}
