import { GraphQLFloat, GraphQLInt } from 'graphql'
import { FieldResolver, Resolver, Root } from 'type-graphql'
import { DurationScalar } from '../scalars/index.js'
import type { Families, Family, Figures } from './figures.reads.js'
import { DurationStatsType, MetricsFiguresType } from './metrics.types.js'

/** Null where the group has none of that family. */
async function read<F extends Family>({ of, key }: Figures, family: F): Promise<Families[F] | null> {
  return (await of.family(family)).get(key) ?? null
}

/** Each family of figures is computed only where one of its fields is asked for. */
@Resolver(() => MetricsFiguresType)
export class MetricsFiguresResolver {
  @FieldResolver(() => GraphQLInt, { description: 'How many were opened.' })
  async opened(@Root() figures: Figures) {
    return (await read(figures, 'counts'))?.opened ?? 0
  }

  @FieldResolver(() => GraphQLInt, { description: 'How many of these are resolved by now.' })
  async resolved(@Root() figures: Figures) {
    return (await read(figures, 'counts'))?.resolved ?? 0
  }

  @FieldResolver(() => GraphQLInt, {
    description: 'How many of these have been reopened, once or more often.',
  })
  async reopened(@Root() figures: Figures) {
    return (await read(figures, 'counts'))?.reopened ?? 0
  }

  @FieldResolver(() => GraphQLFloat, {
    nullable: true,
    description: 'Share of their stopped clocks that were met, 0 to 1; null where none stopped.',
  })
  slaAttainment(@Root() figures: Figures) {
    return read(figures, 'slaAttainment')
  }

  @FieldResolver(() => DurationStatsType, {
    nullable: true,
    description: 'From opening to the first acknowledgement, of those that were acknowledged; null of none.',
  })
  timeToAcknowledge(@Root() figures: Figures) {
    return read(figures, 'timeToAcknowledge')
  }

  @FieldResolver(() => DurationStatsType, {
    nullable: true,
    description:
      'From opening until they were last mitigated, of those that were and stayed so; null of none.',
  })
  timeToMitigate(@Root() figures: Figures) {
    return read(figures, 'timeToMitigate')
  }

  @FieldResolver(() => DurationStatsType, {
    nullable: true,
    description:
      'From opening to the last resolution, without the time for which they were resolved in between; of the resolved ones, null of none.',
  })
  timeToResolve(@Root() figures: Figures) {
    return read(figures, 'timeToResolve')
  }

  @FieldResolver(() => DurationScalar, {
    nullable: true,
    description: 'Mean time between the starts of two incidents; null of fewer than two.',
  })
  async meanTimeBetween(@Root() figures: Figures) {
    return (await read(figures, 'counts'))?.meanTimeBetween ?? null
  }

  @FieldResolver(() => GraphQLInt, { description: 'How many ladders began, pages straight to somebody too.' })
  async escalations(@Root() figures: Figures) {
    return (await read(figures, 'escalations')) ?? 0
  }

  @FieldResolver(() => GraphQLInt, { description: 'How many pages were sent, each way counted by itself.' })
  async pages(@Root() figures: Figures) {
    return (await read(figures, 'pages')) ?? 0
  }

  @FieldResolver(() => GraphQLFloat, {
    nullable: true,
    description: 'Mean rating of the feedback, 1 to 5; null where nobody answered.',
  })
  feedbackMean(@Root() figures: Figures) {
    return read(figures, 'feedbackMean')
  }
}
