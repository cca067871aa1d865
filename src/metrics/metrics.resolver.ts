import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../access/context.js'
import { IncidentFilter } from '../incidents/index.js'
import { DateTimeScalar, TimeZoneScalar } from '../scalars/index.js'
import { MetricsInterval } from './buckets.js'
import { FiguresOf, type Figures } from './figures.reads.js'
import { groupsOf, seriesOf } from './metrics.reads.js'
import {
  IncidentMetricsType,
  MetricsFiguresType,
  MetricsGroupType,
  MetricsPointType,
} from './metrics.types.js'
import { MetricsDimension, scopeOf, type Scope } from './scope.js'

@ArgsType()
class MetricsArgs {
  @Field(() => DateTimeScalar, { description: 'Opened at this instant or later.' }) from: Date
  @Field(() => DateTimeScalar, { description: 'Opened before this instant, at most ten years later.' })
  to: Date
  @Field(() => IncidentFilter, {
    nullable: true,
    description: 'Which of them; there are no figures of exercises.',
  })
  filter?: IncidentFilter | null
}

/** What figures over many incidents cost, as the objects that an answer of about as long may read. */
const complexity = 200

@Resolver(() => IncidentMetricsType)
export class MetricsResolver {
  @Query(() => IncidentMetricsType, {
    description: 'Figures over the incidents that were opened in a span, of those that the viewer sees.',
  })
  metrics(@Args() { from, to, filter }: MetricsArgs, @Ctx() { viewer }: Context): Scope {
    return scopeOf(viewer, from, to, filter)
  }

  @FieldResolver(() => MetricsFiguresType, { description: 'All together.', complexity })
  total(@Root() scope: Scope, @Ctx() { manager }: Context): Figures {
    return { of: new FiguresOf(manager, scope), key: '0' }
  }

  @FieldResolver(() => [MetricsPointType], {
    complexity,
    description: 'One point after the other, at most 1,000; also those in which nothing was opened.',
  })
  series(
    @Root() scope: Scope,
    @Arg('interval', () => MetricsInterval, { description: 'How long each is.' }) interval: MetricsInterval,
    @Arg('timeZone', () => TimeZoneScalar, {
      nullable: true,
      description: "Where days begin; the organisation's where left out.",
    })
    timeZone: string | null,
    @Ctx() context: Context,
  ) {
    return seriesOf(context, scope, interval, timeZone)
  }

  @FieldResolver(() => [MetricsGroupType], {
    complexity,
    description:
      'One group for each that has any: priorities and severities in their order, others by how many were opened, the most first.',
  })
  by(
    @Root() scope: Scope,
    @Arg('dimension', () => MetricsDimension, { description: 'By what.' }) dimension: MetricsDimension,
    @Ctx() context: Context,
  ) {
    return groupsOf(context, scope, dimension)
  }
}
