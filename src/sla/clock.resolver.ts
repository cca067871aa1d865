import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../access/context.js'
import {
  eventById,
  incidentById,
  incidentEventTypes,
  IncidentType,
  stillSeen,
  type IncidentEntity,
} from '../incidents/index.js'
import { DurationScalar } from '../scalars/index.js'
import { clocksOfIncident, policyIdsOfIncident, slaClockById, type ClockShown } from './clock.reads.js'
import { SlaChangedType, SlaClockType, SlaSegmentType } from './clock.types.js'
import { slaPolicyById } from './policy.reads.js'
import { SlaPolicyType } from './policy.types.js'

/** What of a clock moves while it runs: it is so at the instant of reading, and at no other. */
function moving(context: Context, clock: ClockShown): ClockShown {
  if (clock.state === 'RUNNING') context.asOf(() => ({ turnsAt: clock.at }))
  return clock
}

@Resolver(() => SlaClockType)
export class SlaClockResolver {
  @FieldResolver(() => IncidentType, { description: 'The incident on which it runs.' })
  incident(@Root() { incidentId }: ClockShown, @Ctx() context: Context) {
    return stillSeen(context.load(incidentById).load(incidentId), 'incident')
  }

  @FieldResolver(() => SlaPolicyType, { description: 'The policy that promises it, as it stands now.' })
  policy(@Root() { policyId }: ClockShown, @Ctx() context: Context) {
    return context.load(slaPolicyById).load(policyId)
  }

  @FieldResolver(() => DurationScalar, {
    description: 'Working time used up so far, pauses left out; exact at the instant of reading.',
  })
  elapsed(@Root() clock: ClockShown, @Ctx() context: Context) {
    return moving(context, clock).elapsed
  }

  @FieldResolver(() => DurationScalar, { description: 'The same around the clock, without the calendar.' })
  elapsedAroundTheClock(@Root() clock: ClockShown, @Ctx() context: Context) {
    return moving(context, clock).elapsedAroundTheClock
  }

  @FieldResolver(() => DurationScalar, { description: 'What is left; negative while overrun.' })
  remaining(@Root() clock: ClockShown, @Ctx() context: Context) {
    return moving(context, clock).remaining
  }

  @FieldResolver(() => [SlaSegmentType], {
    description:
      'Why it stands where it stands: every stretch of time, whether it counted, and what made it so.',
  })
  segments(@Root() clock: ClockShown, @Ctx() context: Context) {
    return moving(context, clock)
      .segments()
      .map((segment) => ({
        ...segment,
        from: new Date(segment.from),
        to: segment.to === null ? null : new Date(segment.to),
      }))
  }
}

@Resolver(() => SlaSegmentType)
export class SlaSegmentResolver {
  @FieldResolver(() => incidentEventTypes.IncidentEventType, {
    nullable: true,
    description: 'The event that made it so; null where the calendar did.',
  })
  event(@Root() { event }: { event: string | null }, @Ctx() context: Context) {
    return event && context.load(eventById).load(event)
  }
}

@Resolver(() => IncidentType)
export class IncidentClocksResolver {
  @FieldResolver(() => [SlaClockType], { description: 'Its clocks, in the order in which they began.' })
  slaClocks(@Root() { id }: IncidentEntity, @Ctx() context: Context) {
    return context.load(clocksOfIncident).load(id)
  }

  @FieldResolver(() => [SlaPolicyType], {
    description: 'The policies that hold for it, one for each kind of agreement.',
  })
  async slaPolicies(@Root() { id }: IncidentEntity, @Ctx() context: Context) {
    return context.load(slaPolicyById).loadMany(await context.load(policyIdsOfIncident).load(id))
  }
}

@Resolver(() => SlaChangedType)
export class SlaChangedResolver {
  @FieldResolver(() => SlaClockType, { description: 'The clock, as it stands now.' })
  clock(@Root() event: { data: { clockId: string } }, @Ctx() context: Context) {
    return stillSeen(context.load(slaClockById).load(event.data.clockId), 'clock')
  }
}
