import { GraphQLString } from 'graphql'
import { Field, ObjectType, registerEnumType } from 'type-graphql'
import { NodeType, nodeTypes } from '../access/node.types.js'
import { Priority } from '../classification/index.js'
import { connectionOf } from '../connections/connection.types.js'

nodeTypes.set('service', 'Service')

export const ServiceHealth = {
  OPERATIONAL: 'OPERATIONAL',
  DEGRADED: 'DEGRADED',
  PARTIAL_OUTAGE: 'PARTIAL_OUTAGE',
  MAJOR_OUTAGE: 'MAJOR_OUTAGE',
  MAINTENANCE: 'MAINTENANCE',
} as const
export type ServiceHealth = keyof typeof ServiceHealth
registerEnumType(ServiceHealth, {
  name: 'ServiceHealth',
  description:
    'How a service is: the worst over its open, unrestricted, real incidents. A mitigated one counts one better; what it depends on does not count.',
  valuesConfig: {
    OPERATIONAL: { description: 'No open incident affects it.' },
    DEGRADED: { description: 'It works with small faults: an open incident of LOW severity.' },
    PARTIAL_OUTAGE: { description: 'Part of it does not work: an open incident of MEDIUM severity.' },
    MAJOR_OUTAGE: { description: 'It is down or all but: an open incident of HIGH severity.' },
    MAINTENANCE: { description: 'It is being worked on as planned, whatever its incidents say.' },
  },
})

@ObjectType('Service', {
  implements: NodeType,
  description: 'What an incident affects: a system or a business function that somebody owns.',
  simpleResolvers: true,
})
export class ServiceType extends NodeType {
  @Field({ description: 'What it is called.' }) name: string
  @Field(() => GraphQLString, { nullable: true, description: 'What it does, and for whom.' }) description:
    string | null
  @Field(() => Priority, {
    nullable: true,
    description: 'How much the business depends on it: P1 the most. Null where nobody has judged it.',
  })
  criticality: Priority | null
}

export const ServiceConnection = connectionOf('Service', () => ServiceType).Connection
