import { ArrayMaxSize, ArrayMinSize, IsOptional, Max, Min } from 'class-validator'
import { GraphQLInt, GraphQLString } from 'graphql'
import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { BusinessHoursInput } from '../calendars/index.js'
import { DateTimeScalar, TimeZoneScalar, UrlScalar } from '../scalars/index.js'
import { MaxLength } from '../scalars/max-length.js'
import { NotBlank } from '../scalars/not-blank.js'
import { CalendarFeedType, OnCallScheduleType, RotationUnit, ShiftOverrideType } from './on-call.types.js'
import type { RotationUnit as Unit } from './rotation.js'

const mostRotations = 20
const mostParticipants = 100

@InputType({ description: 'People who take turns.' })
export class RotationInput {
  @Field(() => ID, { nullable: true, description: "Keeps an existing rotation's identity." }) id?:
    string | null
  @NotBlank()
  @MaxLength(200)
  @Field({ description: 'What it is called.' })
  name: string
  @ArrayMinSize(1)
  @ArrayMaxSize(mostParticipants)
  @Field(() => [ID], { description: 'Who takes part, in the order of their turns; active people.' })
  participantIds: string[]
  @Field(() => DateTimeScalar, { description: 'The first hand-off; later ones keep its local time.' })
  startsAt: Date
  @Field(() => DateTimeScalar, { nullable: true, description: 'Where it ends; it has no end if left out.' })
  endsAt?: Date | null
  @Min(1)
  @Max(1_000)
  @Field(() => GraphQLInt, { defaultValue: 1, description: 'How many units a turn is long, 1 to 1,000.' })
  every: number
  @Field(() => RotationUnit, { description: 'In what a turn is counted.' }) unit: Unit
  @IsOptional()
  @ArrayMaxSize(50)
  @Field(() => [BusinessHoursInput], {
    nullable: true,
    description: 'Local hours that it covers, without overlaps; all of them if left out or empty.',
  })
  hours?: BusinessHoursInput[] | null
}

@InputType({ description: 'A new schedule.' })
export class CreateOnCallScheduleInput {
  @NotBlank()
  @MaxLength(200)
  @Field({ description: 'What it is called.' })
  name: string
  @IsOptional()
  @MaxLength(20_000)
  @Field(() => GraphQLString, { nullable: true, description: 'What else there is to say.' })
  description?: string | null
  @Field(() => TimeZoneScalar, { description: 'By whose clocks it hands off.' }) timeZone: string
  @Field(() => ID, { nullable: true, description: 'The team that looks after it.' }) ownerTeamId?:
    string | null
  @ArrayMaxSize(mostRotations)
  @Field(() => [RotationInput], { description: 'Its layers: later ones take precedence.' })
  rotations: RotationInput[]
}

@InputType({ description: 'What is to change of a schedule from now on; a field left out stays.' })
export class UpdateOnCallScheduleInput {
  @Field(() => ID, { description: 'Which schedule.' }) id: string
  @IsOptional()
  @NotBlank()
  @MaxLength(200)
  @Field(() => GraphQLString, { nullable: true, description: 'The new name.' })
  name?: string | null
  @IsOptional()
  @MaxLength(20_000)
  @Field(() => GraphQLString, { nullable: true, description: 'What else there is to say.' })
  description?: string | null
  @Field(() => TimeZoneScalar, { nullable: true, description: 'By whose clocks it hands off.' })
  timeZone?: string | null
  @Field(() => ID, { nullable: true, description: 'The team that looks after it; null: nobody.' })
  ownerTeamId?: string | null
  @IsOptional()
  @ArrayMaxSize(mostRotations)
  @Field(() => [RotationInput], { nullable: true, description: 'All layers: replaces those before.' })
  rotations?: RotationInput[] | null
}

@InputType({ description: 'A schedule that is no more.' })
export class RetireOnCallScheduleInput {
  @Field(() => ID, { description: 'Which schedule.' }) id: string
}

@InputType({ description: 'Somebody takes a stretch.' })
export class OverrideShiftInput {
  @Field(() => ID, { description: 'Of which schedule.' }) scheduleId: string
  @Field(() => ID, { description: 'Who takes it.' }) userId: string
  @Field(() => ID, {
    nullable: true,
    description: 'Only where this person would be on call; whoever it is if left out.',
  })
  replacesUserId?: string | null
  @Field(() => DateTimeScalar, { description: 'Where it begins; what has passed stays as it was.' })
  from: Date
  @Field(() => DateTimeScalar, { description: 'Where it ends, in the future, at most 400 days on.' }) to: Date
}

@InputType({ description: 'An override that is taken back.' })
export class RemoveShiftOverrideInput {
  @Field(() => ID, { description: 'Which override.' }) id: string
}

@InputType({ description: 'A stretch in which somebody is on call.' })
export class ShiftSpanInput {
  @Field(() => ID, { description: 'Who is on call then.' }) userId: string
  @Field(() => DateTimeScalar, { description: 'Where it begins, in the future.' }) from: Date
  @Field(() => DateTimeScalar, { description: 'Where it ends.' }) to: Date
}

@InputType({ description: 'Two people take each other’s shifts.' })
export class SwapShiftsInput {
  @Field(() => ID, { description: 'Of which schedule.' }) scheduleId: string
  @Field(() => ShiftSpanInput, { description: 'What the one gives.' })
  first: ShiftSpanInput
  @Field(() => ShiftSpanInput, { description: 'What the other gives.' })
  second: ShiftSpanInput
}

@InputType({ description: 'Whose shifts are to be read by a calendar program: one of the two, not both.' })
export class CreateCalendarFeedInput {
  @Field(() => ID, { nullable: true, description: 'All shifts of this schedule.' }) scheduleId?: string | null
  @Field(() => ID, { nullable: true, description: 'The shifts of this person, in all schedules.' })
  userId?: string | null
}

@InputType({ description: 'An address that is to answer no more.' })
export class RevokeCalendarFeedInput {
  @Field(() => ID, { description: 'Which feed.' }) id: string
}

const came = { description: 'What came of it.', simpleResolvers: true }
const stands = { description: 'As the schedule stands now.' }

@ObjectType(came)
export class CreateOnCallSchedulePayload {
  @Field(() => OnCallScheduleType, { description: 'The new schedule.' }) onCallSchedule: string
}
@ObjectType(came)
export class UpdateOnCallSchedulePayload {
  @Field(() => OnCallScheduleType, stands) onCallSchedule: string
}
@ObjectType(came)
export class RetireOnCallSchedulePayload {
  @Field(() => OnCallScheduleType, { description: 'The schedule, gone from lists.' }) onCallSchedule: string
}
@ObjectType(came)
export class OverrideShiftPayload {
  @Field(() => OnCallScheduleType, stands) onCallSchedule: string
  @Field(() => ShiftOverrideType, { description: 'The new override.' }) override: string
}
@ObjectType(came)
export class RemoveShiftOverridePayload {
  @Field(() => OnCallScheduleType, stands) onCallSchedule: string
}
@ObjectType(came)
export class SwapShiftsPayload {
  @Field(() => OnCallScheduleType, stands) onCallSchedule: string
  @Field(() => [ShiftOverrideType], { description: 'The two new overrides.' }) overrides: string[]
}
@ObjectType(came)
export class CreateCalendarFeedPayload {
  @Field(() => CalendarFeedType, { description: 'The new feed.' }) feed: string
  @Field(() => UrlScalar, { description: 'Its address. Shown this once.' }) url: string
}
@ObjectType(came)
export class RevokeCalendarFeedPayload {
  @Field(() => CalendarFeedType, { description: 'As it stands now.' }) feed: string
}
