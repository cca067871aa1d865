import { GraphQLInt, GraphQLString } from 'graphql'
import { Field, ObjectType, registerEnumType } from 'type-graphql'
import { DateTimeScalar, DurationScalar } from '../scalars/index.js'
import { MetricsInterval } from './buckets.js'
import type { DurationStats, Figures } from './figures.reads.js'
import { MetricsDimension } from './scope.js'

registerEnumType(MetricsInterval, {
  name: 'MetricsInterval',
  description: 'How long the points of a series are, by the clocks on the walls.',
  valuesConfig: {
    HOUR: { description: 'Hours.' },
    DAY: { description: 'Days from midnight, of 23 to 25 hours.' },
    WEEK: { description: 'Weeks from Monday.' },
    MONTH: { description: 'Months.' },
    QUARTER: { description: 'Quarters, the first from January.' },
    YEAR: { description: 'Years.' },
  },
})
registerEnumType(MetricsDimension, {
  name: 'MetricsDimension',
  description: 'What incidents are put together by.',
  valuesConfig: {
    PRIORITY: { description: 'The priority, the highest first.' },
    SEVERITY: { description: 'The severity, the highest first.' },
    SERVICE: { description: 'The affected services: an incident counts for each of them.' },
    TEAM: { description: 'The team that owns it; none where a person does.' },
    OWNER: { description: 'The person or team that owns it.' },
    TYPE: { description: 'The incident type.' },
    TECHNICAL_CATEGORY: { description: 'The technical category.' },
    SERVICE_CATEGORY: { description: 'The service category.' },
  },
})

@ObjectType('DurationStats', {
  description: 'Lengths of time, put together; percentiles are exact, by nearest rank.',
  simpleResolvers: true,
})
export class DurationStatsType implements DurationStats {
  @Field(() => DurationScalar, { description: 'Their mean, rounded to a millisecond.' }) mean: number
  @Field(() => DurationScalar, { description: 'Half of them are at most as long.' }) p50: number
  @Field(() => DurationScalar, { description: 'Nine of ten are at most as long.' }) p90: number
  @Field(() => DurationScalar, { description: '99 of a hundred are at most as long.' }) p99: number
  @Field(() => GraphQLInt, { description: 'Of how many incidents.' }) count: number
}

@ObjectType('MetricsFigures', {
  description:
    'Everything is about the incidents that were opened in the span, whenever the rest happened: what can be counted adds up over a series.',
})
export class MetricsFiguresType {}

@ObjectType('MetricsPoint', {
  description: 'What was opened within a part of the span.',
  simpleResolvers: true,
})
export class MetricsPointType {
  @Field(() => DateTimeScalar, { description: 'Where it begins: the first where the span does.' }) from: Date
  @Field(() => DateTimeScalar, { description: 'Where the next begins: the last ends with the span.' })
  to: Date
  @Field(() => MetricsFiguresType, { description: 'Its figures.' }) figures: Figures
}

@ObjectType('MetricsGroup', {
  description: 'What has something in common.',
  simpleResolvers: true,
})
export class MetricsGroupType {
  @Field(() => GraphQLString, { description: 'A global id or a word of an enum; empty for what has none.' })
  key: string
  @Field(() => GraphQLString, { description: 'What people call it; None for what has none.' }) label: string
  @Field(() => MetricsFiguresType, { description: 'Its figures.' }) figures: Figures
}

@ObjectType('IncidentMetrics', {
  description:
    'Figures over the incidents that were opened in a span. Drills, canceled incidents and duplicates are left out. Local time of the organisation where no other is named.',
})
export class IncidentMetricsType {
  @Field(() => DateTimeScalar, { description: 'Opened at this instant or later.', simple: true }) from: Date
  @Field(() => DateTimeScalar, { description: 'Opened before this instant.', simple: true }) to: Date
}
