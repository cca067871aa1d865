import { GraphQLBoolean, GraphQLString } from 'graphql'
import { createUnionType, Field, ObjectType } from 'type-graphql'
import { NodeType, nodeTypes } from '../access/node.types.js'
import { prefixOf } from '../ids/type-id.js'
import { IncidentConditionsType, IncidentRoleKind, type Conditions } from '../incidents/index.js'
import { OnCallScheduleType } from '../on-call/index.js'
import { UserType } from '../people/index.js'

nodeTypes.set('response_plan', 'ResponsePlan')

export const PlannedResponder = createUnionType({
  name: 'PlannedResponder',
  description: 'A person, or whoever is on call in a schedule when the plan is applied.',
  types: () => [UserType, OnCallScheduleType] as const,
  resolveType: (value: { id: string }) => nodeTypes.get(prefixOf(value.id) ?? ''),
})

@ObjectType('PlannedRole', {
  description: 'A part in the response that a plan gives.',
  simpleResolvers: true,
})
export class PlannedRoleType {
  @Field(() => IncidentRoleKind, { description: 'Which part.' }) kind: IncidentRoleKind
}

@ObjectType('ResponsePlan', {
  implements: NodeType,
  description: 'What happens by itself when a matching incident opens: roles, tasks, watchers, first words.',
  simpleResolvers: true,
})
export class ResponsePlanType extends NodeType {
  @Field({
    description: 'What it is called; of two that give the same part of one, the first by name gives it.',
  })
  name: string
  @Field(() => IncidentConditionsType, { description: 'To which incidents it is applied when they open.' })
  conditions: Conditions
  @Field(() => [GraphQLString], { description: 'What is to be done, in order: the titles of tasks.' })
  tasks: string[]
  @Field(() => GraphQLString, {
    nullable: true,
    description:
      'What stakeholders are told at once, with `{title}`, `{priority}` and `{services}` replaced; null for nothing.',
  })
  statusUpdateTemplate: string | null
  @Field(() => GraphQLBoolean, {
    description: 'Whether it is applied by itself; one that is not can still be drilled.',
  })
  active: boolean
}
