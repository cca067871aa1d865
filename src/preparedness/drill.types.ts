import { GraphQLInt } from 'graphql'
import { Field, ObjectType } from 'type-graphql'
import { IncidentType, type IncidentEntity } from '../incidents/index.js'
import { DateTimeScalar, DurationScalar } from '../scalars/index.js'
import type { DrillResponder } from './drill.reads.js'

@ObjectType('DrillResponder', {
  description: 'Somebody who was paged in an exercise.',
  simpleResolvers: true,
})
export class DrillResponderType {
  @Field(() => DateTimeScalar, { description: 'When a ladder first told them.' }) pagedAt: Date
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When they then first did something to the incident; null where they have not.',
  })
  answeredAt: Date | null
}

@ObjectType('DrillReport', { description: 'Who answered how fast.', simpleResolvers: true })
export class DrillReportType {
  @Field(() => IncidentType, { description: 'The exercise.' }) incident: IncidentEntity
  @Field(() => GraphQLInt, { description: 'How many people were paged.' }) paged: number
  @Field(() => GraphQLInt, { description: 'How many of them then did something to the incident.' })
  answered: number
  @Field(() => DurationScalar, {
    nullable: true,
    description: 'From its opening until somebody took it; null where nobody has.',
  })
  timeToAcknowledge: number | null
  @Field(() => DurationScalar, {
    nullable: true,
    description: 'From its opening until it was resolved; null while it is not.',
  })
  timeToResolve: number | null
  @Field(() => [DrillResponderType], { description: 'The people who were paged, in that order.' })
  responders: DrillResponder[]
}
