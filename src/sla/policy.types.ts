import { GraphQLBoolean, GraphQLInt, GraphQLString } from 'graphql'
import { Field, ObjectType, registerEnumType } from 'type-graphql'
import { NodeType, nodeTypes } from '../access/node.types.js'
import { Priority } from '../classification/index.js'
import { DurationScalar } from '../scalars/index.js'
import { IncidentConditionsType } from '../incidents/index.js'
import type { Agreement, Metric } from './terms.js'

nodeTypes.set('sla_policy', 'SlaPolicy')

export const SlaMetric = {
  RESPONSE: 'RESPONSE',
  RESOLUTION: 'RESOLUTION',
  UPDATE: 'UPDATE',
} as const satisfies Record<Metric, Metric>
registerEnumType(SlaMetric, {
  name: 'SlaMetric',
  description: 'What a clock measures.',
  valuesConfig: {
    RESPONSE: { description: 'Opened until acknowledged.' },
    RESOLUTION: { description: 'Opened until resolved.' },
    UPDATE: { description: 'From one status update to stakeholders until the next.' },
  },
})

export const AgreementKind = {
  SLA: 'SLA',
  OLA: 'OLA',
  UNDERPINNING_CONTRACT: 'UNDERPINNING_CONTRACT',
} as const satisfies Record<Agreement, Agreement>
registerEnumType(AgreementKind, {
  name: 'AgreementKind',
  description:
    'Between whom something is promised. Of each kind one policy holds for an incident, side by side.',
  valuesConfig: {
    SLA: { description: 'With customers or stakeholders.' },
    OLA: { description: 'Between teams of the organisation.' },
    UNDERPINNING_CONTRACT: { description: 'With a supplier.' },
  },
})

@ObjectType('SlaTarget', { description: 'How long something may take.', simpleResolvers: true })
export class SlaTargetType {
  @Field(() => SlaMetric, { description: 'What is measured.' }) metric: Metric
  @Field(() => Priority, { description: 'For incidents of which priority.' }) priority: Priority
  @Field(() => DurationScalar, { description: 'Time of the calendar: three days of eight hours are `P1D`.' })
  target: number
}

@ObjectType('SlaPolicy', {
  implements: NodeType,
  description: 'What is promised: a set of targets for the incidents that match, measured on a calendar.',
  simpleResolvers: true,
})
export class SlaPolicyType extends NodeType {
  @Field({ description: 'What it is called.' }) name: string
  @Field(() => GraphQLString, { nullable: true, description: 'What else there is to say.' }) description:
    string | null
  @Field(() => AgreementKind, { description: 'Between whom.' }) agreement: Agreement
  @Field(() => GraphQLInt, {
    description: 'Of each kind of agreement the lowest rank whose conditions match wins.',
  })
  rank: number
  @Field(() => GraphQLInt, {
    description:
      'Counts up with every change; clocks say with which version they run, which is the last that changed what they run on.',
  })
  version: number
  @Field(() => IncidentConditionsType, { description: 'For which incidents it is meant.' })
  conditions: IncidentConditionsType
  @Field(() => GraphQLBoolean, { description: 'Whether it holds; one that does not is kept for its clocks.' })
  active: boolean
}
