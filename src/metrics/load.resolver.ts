import { GraphQLInt } from 'graphql'
import { Args, ArgsType, Ctx, Field, FieldResolver, ObjectType, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../access/context.js'
import { userById, UserType } from '../people/index.js'
import { DateTimeScalar, DurationScalar } from '../scalars/index.js'
import type { Load } from './load.js'
import { onCallLoad } from './load.reads.js'

@ArgsType()
class LoadArgs {
  @Field(() => DateTimeScalar, { description: 'From this instant on.' }) from: Date
  @Field(() => DateTimeScalar, { description: 'Before this instant, at most 400 days later.' }) to: Date
}

@ObjectType('OnCallLoad', {
  description:
    "Pages for each person, by when they came in that person's own time zone: working 08-18 on weekdays, sleep 22-08, off otherwise.",
  simpleResolvers: true,
})
export class OnCallLoadType {
  @Field(() => GraphQLInt, {
    description: 'How often they were paged; one page on several ways counts once, exercises not at all.',
  })
  pages: number
  @Field(() => GraphQLInt, { description: 'Of these, from 8 to 18 on weekdays.' }) inWorkingHours: number
  @Field(() => GraphQLInt, { description: 'Of these, when they neither work nor sleep.' }) inOffHours: number
  @Field(() => GraphQLInt, { description: 'Of these, from 22 to 8.' }) inSleepHours: number
  @Field(() => [GraphQLInt], {
    description: 'Of these, how many came in each hour of the day: 24 numbers, the first from midnight to 1.',
  })
  byHour: number[]
  @Field(() => DurationScalar, {
    description: 'How long they were on call, over all schedules that are not retired together.',
  })
  onCall: number
}

@Resolver(() => OnCallLoadType)
export class OnCallLoadResolver {
  @Query(() => [OnCallLoadType], {
    complexity: 200,
    description: 'Who was paged or on call in a span: the most pages first, then the longest on call.',
  })
  onCallLoad(@Args() { from, to }: LoadArgs, @Ctx() context: Context) {
    return onCallLoad(context, from, to)
  }

  @FieldResolver(() => GraphQLInt, {
    description: 'In how many nights, from 22 to 8, a page interrupted their sleep.',
  })
  nightsInterrupted(@Root() { nights }: Load) {
    return nights.size
  }

  @FieldResolver(() => UserType, { description: 'Who.' })
  user(@Root() { userId }: Load, @Ctx() context: Context) {
    return context.load(userById).load(userId)
  }
}
