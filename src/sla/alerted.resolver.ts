import { IsOptional } from 'class-validator'
import { GraphQLInt, GraphQLString } from 'graphql'
import { Args, ArgsType, Ctx, Field, FieldResolver, Resolver, Root, Subscription } from 'type-graphql'
import type { Context } from '../access/context.js'
import {
  followIncidents,
  incidentById,
  IncidentFilter,
  IncidentType,
  StatusBoardType,
  stillSeen,
  type IncidentChange,
  type StatusBoard,
} from '../incidents/index.js'
import type { LogEntry } from '../log/log.reads.js'
import { MaxLength } from '../scalars/max-length.js'
import { validated } from '../scalars/validated.js'
import { slaClockById } from './clock.reads.js'
import { SlaAlertType, SlaClockType } from './clock.types.js'
import './board.js'

@ArgsType()
export class SlaAlertedArgs {
  @Field(() => IncidentFilter, {
    nullable: true,
    description: 'Of which incidents; real ones, unless it says drill.',
  })
  filter?: IncidentFilter | null
  @IsOptional()
  @MaxLength(100)
  @Field(() => GraphQLString, { nullable: true, description: 'What happened since this cursor comes first.' })
  after?: string | null
}

/** A warning or a breach, as an entry of the log that a reader was sent. */
type Alerted = Omit<IncidentChange, 'event'> & {
  event: LogEntry & { change: string; fraction: number; clockId: string }
}

const isAlert = ({ kind, data }: LogEntry) =>
  kind === 'SLA_CHANGED' && (data.change === 'WARNED' || data.change === 'BREACHED')

@Resolver(() => SlaAlertType)
export class SlaAlertResolver {
  @Subscription(() => SlaAlertType, {
    description: 'Warnings and breaches of the SLA clocks, as they happen.',
    subscribe: async ({ args, context }: { args: SlaAlertedArgs; context: Context }) => {
      const filter = args.filter ? Object.assign(new IncidentFilter(), args.filter) : null
      const asked = await validated(Object.assign(new SlaAlertedArgs(), args, { filter }))
      return followIncidents(context, asked, isAlert)
    },
  })
  slaAlerted(@Root() message: Alerted, @Args() _args: SlaAlertedArgs) {
    const { change, fraction, occurredAt } = message.event
    return { ...message, kind: change === 'BREACHED' ? 'BREACH' : 'WARNING', fraction, at: occurredAt }
  }

  @FieldResolver(() => SlaClockType, { description: 'The clock, as it stands when delivered.' })
  clock(@Root() { event }: Alerted, @Ctx() context: Context) {
    return stillSeen(context.load(slaClockById).load(event.clockId), 'clock')
  }

  @FieldResolver(() => IncidentType, { description: 'The incident, as it stands when delivered.' })
  incident(@Root() { event }: Alerted, @Ctx() context: Context) {
    return stillSeen(context.load(incidentById).load(event.subject), 'incident')
  }
}

@Resolver(() => StatusBoardType)
export class BoardClocksResolver {
  @FieldResolver(() => GraphQLInt, {
    description: 'Clocks of the open incidents that match which have breached and still run or are paused.',
  })
  breachedCount(@Root() { figures }: StatusBoard) {
    return figures.breachedCount
  }

  @FieldResolver(() => GraphQLInt, {
    description: 'Clocks that breach within the hour, if all goes on as now.',
  })
  atRiskCount(@Root() { figures }: StatusBoard) {
    return figures.atRiskCount
  }
}
