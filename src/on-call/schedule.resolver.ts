import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../access/context.js'
import { teamById, TeamType, userById, UserType, type UserEntity } from '../people/index.js'
import { DateTimeScalar } from '../scalars/index.js'
import { coverage, personOnCall, personOnCallNow, refuseSpan } from './coverage.reads.js'
import type { OnCallScheduleEntity, ShiftOverrideEntity } from './on-call.entity.js'
import {
  feedsOfSchedule,
  onCallScheduleById,
  overridesWithin,
  rotationById,
  rotationsOfSchedule,
  schedulesInUse,
  shiftOverrideById,
} from './on-call.reads.js'
import {
  CalendarFeedType,
  GapType,
  OnCallScheduleType,
  RotationType,
  ShiftOverrideType,
  ShiftType,
} from './on-call.types.js'
import type { RotationRule, Slice } from './rotation.js'

@ArgsType()
class SpanArgs {
  @Field(() => DateTimeScalar, { description: 'Where it begins.' }) from: Date
  @Field(() => DateTimeScalar, { description: 'Where it ends: at most 400 days later.' }) to: Date
}

@Resolver(() => OnCallScheduleType)
export class OnCallScheduleResolver {
  @Query(() => [OnCallScheduleType], { description: 'The schedules that are not retired, by name.' })
  onCallSchedules(@Ctx() context: Context) {
    return schedulesInUse(context)
  }

  @FieldResolver(() => TeamType, { nullable: true, description: 'The team that looks after it.' })
  ownerTeam(@Root() { ownerTeamId }: OnCallScheduleEntity, @Ctx() context: Context) {
    return ownerTeamId && context.load(teamById).load(ownerTeamId)
  }

  @FieldResolver(() => [RotationType], { description: 'Its layers: later ones take precedence.' })
  rotations(@Root() { id }: OnCallScheduleEntity, @Ctx() context: Context) {
    return rotationsOfSchedule(context, id)
  }

  @FieldResolver(() => [ShiftOverrideType], {
    description: 'The overrides that touch a span, in order; those that were taken back are left out.',
  })
  overrides(@Root() { id }: OnCallScheduleEntity, @Args() { from, to }: SpanArgs, @Ctx() context: Context) {
    refuseSpan(from, to)
    return overridesWithin(context, id, from, to)
  }

  @FieldResolver(() => [UserType], { description: 'Who is on call at an instant: one person, or nobody.' })
  async onCall(
    @Root() { id }: OnCallScheduleEntity,
    @Arg('at', () => DateTimeScalar, { nullable: true, description: 'When; now if left out.' })
    at: Date | null,
    @Ctx() context: Context,
  ) {
    const person = await (at ? personOnCall(context, id, at) : personOnCallNow(context, id))
    return person === null ? [] : [await context.load(userById).load(person)]
  }

  @FieldResolver(() => [ShiftType], { description: 'The final shifts of a span.' })
  async shifts(
    @Root() { id }: OnCallScheduleEntity,
    @Args() { from, to }: SpanArgs,
    @Ctx() context: Context,
  ) {
    return (await coverage(context, id, from, to)).shifts
  }

  @FieldResolver(() => [GapType], { description: 'The stretches of a span that nobody covers.' })
  async gaps(@Root() { id }: OnCallScheduleEntity, @Args() { from, to }: SpanArgs, @Ctx() context: Context) {
    return (await coverage(context, id, from, to)).gaps.map(({ from, to }) => ({
      from: new Date(from),
      to: new Date(to),
    }))
  }

  @FieldResolver(() => [CalendarFeedType], {
    description: 'The addresses at which calendar programs read it.',
  })
  calendarFeeds(@Root() { id }: OnCallScheduleEntity, @Ctx() context: Context) {
    return context.load(feedsOfSchedule).load(id)
  }
}

@Resolver(() => RotationType)
export class RotationResolver {
  @FieldResolver(() => [UserType], { description: 'Who takes part, in the order of their turns.' })
  participants(@Root() { participants }: RotationRule, @Ctx() context: Context) {
    return context.load(userById).loadMany(participants)
  }

  @FieldResolver(() => DateTimeScalar, {
    description:
      'The first hand-off; later ones keep its local wall-clock time across daylight-saving changes.',
  })
  startsAt(@Root() { startsAt }: RotationRule) {
    return new Date(startsAt)
  }

  @FieldResolver(() => DateTimeScalar, { nullable: true, description: 'Where it ends; null for no end.' })
  endsAt(@Root() { endsAt }: RotationRule) {
    return endsAt === null ? null : new Date(endsAt)
  }
}

@Resolver(() => ShiftOverrideType)
export class ShiftOverrideResolver {
  @FieldResolver(() => UserType, { description: 'Who takes it.' })
  user(@Root() { userId }: ShiftOverrideEntity, @Ctx() context: Context) {
    return context.load(userById).load(userId)
  }

  @FieldResolver(() => UserType, { nullable: true, description: 'From whom; null for whoever has it.' })
  replaces(@Root() { replacesId }: ShiftOverrideEntity, @Ctx() context: Context) {
    return replacesId && context.load(userById).load(replacesId)
  }
}

@Resolver(() => ShiftType)
export class ShiftResolver {
  @FieldResolver(() => UserType, { description: 'Who is on call.' })
  user(@Root() { userId }: Slice, @Ctx() context: Context) {
    return context.load(userById).load(userId)
  }

  @FieldResolver(() => DateTimeScalar, { description: 'Where it begins.' })
  from(@Root() { from }: Slice) {
    return new Date(from)
  }

  @FieldResolver(() => DateTimeScalar, { description: 'Where it ends.' })
  to(@Root() { to }: Slice) {
    return new Date(to)
  }

  @FieldResolver(() => RotationType, { nullable: true, description: 'The rotation that it comes from.' })
  rotation(@Root() { rotationId }: Slice, @Ctx() context: Context) {
    return rotationId && context.load(rotationById).load(rotationId)
  }

  @FieldResolver(() => ShiftOverrideType, { nullable: true, description: 'The override that it comes from.' })
  override(@Root() { overrideId }: Slice, @Ctx() context: Context) {
    return overrideId && context.load(shiftOverrideById).load(overrideId)
  }
}

@Resolver(() => UserType)
export class UserShiftsResolver {
  @FieldResolver(() => [ShiftType], {
    description: 'When the person is on call, in all schedules that are not retired, in order.',
  })
  async onCallShifts(@Root() { id }: UserEntity, @Args() { from, to }: SpanArgs, @Ctx() context: Context) {
    const schedules = await schedulesInUse(context)
    const covered = await Promise.all(schedules.map((schedule) => coverage(context, schedule.id, from, to)))
    return covered
      .flatMap(({ shifts }) => shifts.filter(({ userId }) => userId === id))
      .sort((one, other) => one.from - other.from)
  }
}

@Resolver(() => CalendarFeedType)
export class FeedScheduleResolver {
  @FieldResolver(() => OnCallScheduleType, { nullable: true, description: 'The schedule that it shows.' })
  schedule(@Root() { scheduleId }: { scheduleId: string | null }, @Ctx() context: Context) {
    return scheduleId && context.load(onCallScheduleById).load(scheduleId)
  }
}
