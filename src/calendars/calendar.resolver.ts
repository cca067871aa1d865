import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../access/context.js'
import { OrganizationSettingsType, type OrganizationEntity } from '../organizations/index.js'
import { DateTimeScalar, DurationScalar } from '../scalars/index.js'
import type { BusinessCalendarEntity } from './calendar.entity.js'
import * as inputs from './calendar.inputs.js'
import { businessCalendarById, calendarsInUse, elapsedBetween } from './calendar.reads.js'
import { BusinessCalendarType } from './calendar.types.js'
import { createBusinessCalendar } from './use-cases/create-business-calendar.js'
import { retireBusinessCalendar } from './use-cases/retire-business-calendar.js'
import { updateBusinessCalendar } from './use-cases/update-business-calendar.js'

@Resolver(() => BusinessCalendarType)
export class BusinessCalendarResolver {
  @Query(() => [BusinessCalendarType], { description: 'The calendars that are not retired, by name.' })
  businessCalendars(@Ctx() context: Context) {
    return calendarsInUse(context)
  }

  @FieldResolver(() => DurationScalar, {
    description: 'Working time between two instants, at most ten years apart.',
  })
  elapsed(
    @Root() calendar: BusinessCalendarEntity,
    @Arg('from', () => DateTimeScalar, { description: 'Where it begins.' }) from: Date,
    @Arg('to', () => DateTimeScalar, { description: 'Where it ends; not before it begins.' }) to: Date,
    @Ctx() context: Context,
  ) {
    return elapsedBetween(context, calendar, from, to)
  }

  @Mutation(() => inputs.CreateBusinessCalendarPayload, { description: 'Adds a calendar.' })
  createBusinessCalendar(
    @Arg('input', { description: 'What is asked for.' }) input: inputs.CreateBusinessCalendarInput,
    @Ctx() context: Context,
  ) {
    return context.transact(createBusinessCalendar, input)
  }

  @Mutation(() => inputs.UpdateBusinessCalendarPayload, { description: 'Changes a calendar.' })
  updateBusinessCalendar(
    @Arg('input', { description: 'What is asked for.' }) input: inputs.UpdateBusinessCalendarInput,
    @Ctx() context: Context,
  ) {
    return context.transact(updateBusinessCalendar, input)
  }

  @Mutation(() => inputs.RetireBusinessCalendarPayload, {
    description: 'Retired: gone from lists, still answered by node(); CONFLICT with its users while in use.',
  })
  retireBusinessCalendar(
    @Arg('input', { description: 'What is asked for.' }) input: inputs.RetireBusinessCalendarInput,
    @Ctx() context: Context,
  ) {
    return context.transact(retireBusinessCalendar, input)
  }
}

@Resolver(() => OrganizationSettingsType)
export class OrganizationCalendarResolver {
  @FieldResolver(() => BusinessCalendarType, {
    description:
      'Working days for due dates that are counted in them. Monday to Friday, 09:00 to 17:00, by default.',
  })
  calendar(@Root() { calendarId }: OrganizationEntity, @Ctx() context: Context) {
    return calendarId && context.load(businessCalendarById).load(calendarId)
  }
}
