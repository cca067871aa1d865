import { GraphQLInt, GraphQLString } from 'graphql'
import { createUnionType, Field, ObjectType } from 'type-graphql'
import { NodeType, nodeTypes } from '../access/node.types.js'
import { prefixOf } from '../ids/type-id.js'
import { IncidentConditionsType, type Conditions } from '../incidents/index.js'
import { OnCallScheduleType } from '../on-call/index.js'
import { TeamType, UserType } from '../people/index.js'
import { DurationScalar } from '../scalars/index.js'

nodeTypes.set('escalation_policy', 'EscalationPolicy')

export const EscalationTarget = createUnionType({
  name: 'EscalationTarget',
  description: 'Who is told: a person, those of a team who respond, or whoever is on call.',
  types: () => [UserType, TeamType, OnCallScheduleType] as const,
  resolveType: (value: { id: string }) => nodeTypes.get(prefixOf(value.id) ?? ''),
})

@ObjectType('EscalationStep', { description: 'One step of a ladder.', simpleResolvers: true })
export class EscalationStepType {
  @Field(() => GraphQLInt, { description: 'Where it stands, from 1.' }) position: number
  @Field(() => DurationScalar, {
    description: 'How long this step waits for an acknowledgement before the next one.',
  })
  timeout: number
}

@ObjectType('EscalationPolicy', {
  implements: NodeType,
  description:
    'Who is told, in which order, and how long each has. Started when an incident opens, stopped by its acknowledgement.',
  simpleResolvers: true,
})
export class EscalationPolicyType extends NodeType {
  @Field({ description: 'What it is called.' }) name: string
  @Field(() => GraphQLString, { nullable: true, description: 'What it is for.' }) description: string | null
  @Field(() => IncidentConditionsType, {
    description: 'For which incidents it is meant; for others the next policy in order is tried.',
  })
  conditions: Conditions
  @Field(() => GraphQLInt, {
    description: 'How often the whole ladder runs again after its last step; 0 is once.',
  })
  repeat: number
  @Field(() => DurationScalar, {
    nullable: true,
    description:
      'How long an acknowledgement holds without any activity on the incident; null holds for good.',
  })
  acknowledgementTimeout: number | null
  @Field(() => GraphQLInt, {
    description:
      'Counts the changes of how it is climbed; running ladders keep the one that they started with.',
  })
  version: number
}
