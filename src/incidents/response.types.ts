import { GraphQLBoolean } from 'graphql'
import { Field, ObjectType } from 'type-graphql'
import { NodeType, nodeTypes } from '../access/node.types.js'
import { connectionOf } from '../connections/connection.types.js'
import { DateTimeScalar } from '../scalars/index.js'
import { Audience } from './incident.enums.js'

nodeTypes.set('incident_task', 'IncidentTask').set('status_update', 'StatusUpdate')

@ObjectType('IncidentTask', {
  implements: NodeType,
  description: 'Something to do within one incident.',
  simpleResolvers: true,
})
export class IncidentTaskType extends NodeType {
  @Field({ description: 'What is to be done.' }) title: string
  @Field(() => GraphQLBoolean, { description: 'Whether it is done.' }) done: boolean
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was done; null while it is not.' })
  completedAt: Date | null
}

@ObjectType('StatusUpdate', {
  implements: NodeType,
  description: 'What an audience was told about how an incident stands; never changed afterwards.',
  simpleResolvers: true,
})
export class StatusUpdateType extends NodeType {
  @Field({ description: 'What was said.' }) message: string
  @Field(() => Audience, { description: 'For whom it is meant.' }) audience: Audience
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the next one is promised.' })
  nextUpdateAt: Date | null
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When service was expected back at that time.',
  })
  expectedResolutionAt: Date | null
  @Field(() => DateTimeScalar, { description: 'When it was posted.' }) postedAt: Date
}

export const StatusUpdateConnection = connectionOf('StatusUpdate', () => StatusUpdateType).Connection
