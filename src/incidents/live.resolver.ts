import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root, Subscription } from 'type-graphql'
import type { Context } from '../access/context.js'
import { validated } from '../scalars/validated.js'
import { IncidentEventType } from './event.types.js'
import { IncidentFilter } from './filter.inputs.js'
import { incidentById } from './incident.reads.js'
import { IncidentType } from './incident.types.js'
import { followIncidents } from './live.js'
import type { IncidentChange } from './incident-reader.js'
import {
  AdvanceConsumerInput,
  AdvanceConsumerPayload,
  IncidentChangedArgs,
  IncidentChangeType,
} from './live.types.js'
import { advanceConsumer } from './use-cases/advance-consumer.js'

@Resolver(() => IncidentChangeType)
export class LiveResolver {
  @Subscription(() => IncidentChangeType, {
    description:
      'Every change of the incidents that match, in log order, each exactly once. With `after`, what happened since that cursor comes first, then what happens from now on, without a gap between the two.',
    subscribe: async ({ args, context }: { args: IncidentChangedArgs; context: Context }) => {
      const filter = args.filter ? Object.assign(new IncidentFilter(), args.filter) : null
      return followIncidents(
        context,
        await validated(Object.assign(new IncidentChangedArgs(), args, { filter })),
      )
    },
  })
  incidentChanged(@Root() change: IncidentChange, @Args() _args: IncidentChangedArgs) {
    return change
  }

  @FieldResolver(() => IncidentEventType, {
    nullable: true,
    description: 'What happened; null but for an EVENT.',
  })
  event(@Root() change: IncidentChange) {
    return change.event
  }

  @FieldResolver(() => IncidentType, {
    nullable: true,
    description:
      'The incident as it stands when delivered; never older than the event. Null but for an EVENT.',
  })
  incident(@Root() { kind, incidentId }: IncidentChange, @Ctx() context: Context) {
    return kind === 'EVENT' && incidentId ? context.load(incidentById).load(incidentId) : null
  }

  @Mutation(() => AdvanceConsumerPayload, {
    description: 'Everything up to this cursor has been dealt with by that reader.',
  })
  advanceConsumer(
    @Arg('input', { description: 'Which reader, and how far.' }) input: AdvanceConsumerInput,
    @Ctx() context: Context,
  ) {
    return context.transact(advanceConsumer, input)
  }
}
