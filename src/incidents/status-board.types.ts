import { GraphQLInt, GraphQLString } from 'graphql'
import { Field, ObjectType } from 'type-graphql'
import { Priority } from '../classification/index.js'
import { DateTimeScalar } from '../scalars/index.js'
import { IncidentStatus } from './incident.enums.js'

@ObjectType('StatusCount', { description: 'How many open incidents are in a status.', simpleResolvers: true })
export class StatusCountType {
  @Field(() => IncidentStatus, { description: 'The status.' }) status: IncidentStatus
  @Field(() => GraphQLInt, { description: 'How many.' }) count: number
}

@ObjectType('PriorityCount', {
  description: 'How many open incidents have a priority.',
  simpleResolvers: true,
})
export class PriorityCountType {
  @Field(() => Priority, { description: 'The priority.' }) priority: Priority
  @Field(() => GraphQLInt, { description: 'How many.' }) count: number
}

@ObjectType('StatusBoard', {
  description: 'What a status board shows, as it was at one position of the log.',
  simpleResolvers: true,
})
export class StatusBoardType {
  @Field(() => GraphQLString, {
    description:
      'The position in the log that this board reflects: subscribe after it and nothing is missed.',
  })
  cursor: string
  @Field(() => DateTimeScalar, { description: 'When it was read.' }) asOf: Date
  @Field(() => GraphQLInt, { description: 'How many incidents match and are open.' }) openCount: number
  @Field(() => [StatusCountType], {
    description: 'The open incidents that match, by status; none of a status is left out.',
  })
  byStatus: StatusCountType[]
  @Field(() => [PriorityCountType], {
    description: 'The open incidents that match, by priority, P1 to P4; a priority without any says 0.',
  })
  byPriority: PriorityCountType[]
}
