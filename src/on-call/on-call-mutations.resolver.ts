import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import { ActorType } from '../access/actor.types.js'
import type { Context } from '../access/context.js'
import type { Actor } from '../database/work.js'
import { conflict } from '../errors/desk-error.js'
import { userById, UserType } from '../people/index.js'
import { feedPath } from './feeds.js'
import type { CalendarFeedEntity } from './on-call.entity.js'
import * as inputs from './on-call.inputs.js'
import { CalendarFeedType } from './on-call.types.js'
import { createCalendarFeed, tokenShown } from './use-cases/create-calendar-feed.js'
import { createOnCallSchedule } from './use-cases/create-on-call-schedule.js'
import { overrideShift } from './use-cases/override-shift.js'
import { removeShiftOverride } from './use-cases/remove-shift-override.js'
import { retireOnCallSchedule } from './use-cases/retire-on-call-schedule.js'
import { revokeCalendarFeed } from './use-cases/revoke-calendar-feed.js'
import { swapShifts } from './use-cases/swap-shifts.js'
import { updateOnCallSchedule } from './use-cases/update-on-call-schedule.js'

const asked = { description: 'What is asked for.' }

@Resolver(() => CalendarFeedType)
export class OnCallMutations {
  @FieldResolver(() => UserType, { nullable: true, description: 'The person whose shifts it shows.' })
  user(@Root() { userId }: CalendarFeedEntity, @Ctx() context: Context) {
    return userId && context.load(userById).load(userId)
  }

  @FieldResolver(() => ActorType, { description: 'Who made it.' })
  createdBy(@Root() { createdByKind, createdByUserId, createdByName }: CalendarFeedEntity): Actor {
    return { kind: createdByKind, userId: createdByUserId, name: createdByName }
  }

  @Mutation(() => inputs.CreateOnCallSchedulePayload, { description: 'Adds a schedule.' })
  createOnCallSchedule(
    @Arg('input', asked) input: inputs.CreateOnCallScheduleInput,
    @Ctx() context: Context,
  ) {
    return context.transact(createOnCallSchedule, input)
  }

  @Mutation(() => inputs.UpdateOnCallSchedulePayload, {
    description: 'Changes what follows from now on; the past stays as it was.',
  })
  updateOnCallSchedule(
    @Arg('input', asked) input: inputs.UpdateOnCallScheduleInput,
    @Ctx() context: Context,
  ) {
    return context.transact(updateOnCallSchedule, input)
  }

  @Mutation(() => inputs.RetireOnCallSchedulePayload, {
    description: 'Retired: gone from lists, still answered by node(); CONFLICT with its users while in use.',
  })
  retireOnCallSchedule(
    @Arg('input', asked) input: inputs.RetireOnCallScheduleInput,
    @Ctx() context: Context,
  ) {
    return context.transact(retireOnCallSchedule, input)
  }

  @Mutation(() => inputs.OverrideShiftPayload, { description: 'Somebody takes a stretch of a schedule.' })
  overrideShift(@Arg('input', asked) input: inputs.OverrideShiftInput, @Ctx() context: Context) {
    return context.transact(overrideShift, input)
  }

  @Mutation(() => inputs.RemoveShiftOverridePayload, {
    description: 'Takes an override back, from now on; what has passed was so.',
  })
  removeShiftOverride(@Arg('input', asked) input: inputs.RemoveShiftOverrideInput, @Ctx() context: Context) {
    return context.transact(removeShiftOverride, input)
  }

  @Mutation(() => inputs.SwapShiftsPayload, {
    description: 'Two people take each other’s shifts: two overrides, or none.',
  })
  swapShifts(@Arg('input', asked) input: inputs.SwapShiftsInput, @Ctx() context: Context) {
    return context.transact(swapShifts, input)
  }

  @Mutation(() => inputs.CreateCalendarFeedPayload, {
    description:
      'Makes an address for calendar programs; one of the two, not both. A repeat with the same idempotency key is CONFLICT: the address is shown once.',
  })
  async createCalendarFeed(
    @Arg('input', asked) input: inputs.CreateCalendarFeedInput,
    @Ctx() context: Context,
  ) {
    const { feed, [tokenShown]: token } = await context.transact(createCalendarFeed, input)
    if (token === undefined) {
      const message = 'It is done, but its address went with the first answer and is not kept. Make another.'
      throw conflict(message, { feed })
    }
    return { feed, url: `${context.publicUrl()}${feedPath(token)}` }
  }

  @Mutation(() => inputs.RevokeCalendarFeedPayload, { description: 'The address answers no more, for good.' })
  revokeCalendarFeed(@Arg('input', asked) input: inputs.RevokeCalendarFeedInput, @Ctx() context: Context) {
    return context.transact(revokeCalendarFeed, input)
  }
}
