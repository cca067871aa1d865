import { GraphQLBoolean, GraphQLString } from 'graphql'
import { Field, ObjectType, registerEnumType } from 'type-graphql'
import { NodeType, nodeTypes } from '../access/node.types.js'

nodeTypes.set('category', 'Category')

export const Severity = { HIGH: 'HIGH', MEDIUM: 'MEDIUM', LOW: 'LOW' } as const
export type Severity = keyof typeof Severity
registerEnumType(Severity, {
  name: 'Severity',
  description: 'The impact on the business: how bad it is now.',
  valuesConfig: {
    HIGH: {
      description:
        'Critical: a service is lost altogether, much money is, or safety, security or compliance is at risk.',
    },
    MEDIUM: { description: 'Moderate: one function or service suffers, and the business goes on.' },
    LOW: { description: 'Minor: hardly anybody is held up, or there is a way around it.' },
  },
})

export const Urgency = { HIGH: 'HIGH', MEDIUM: 'MEDIUM', LOW: 'LOW' } as const
export type Urgency = keyof typeof Urgency
registerEnumType(Urgency, {
  name: 'Urgency',
  description: 'How soon it hurts more.',
  valuesConfig: {
    HIGH: { description: 'It spreads or a deadline is near: every minute counts.' },
    MEDIUM: { description: 'It gets worse if left until tomorrow.' },
    LOW: { description: 'It stays as bad as it is and can wait its turn.' },
  },
})

export const Priority = { P1: 'P1', P2: 'P2', P3: 'P3', P4: 'P4' } as const
export type Priority = keyof typeof Priority
registerEnumType(Priority, {
  name: 'Priority',
  description: 'The order of work: P1 first.',
  valuesConfig: {
    P1: { description: 'Drop everything else: what the business lives on is down or badly hit.' },
    P2: {
      description: 'Take it up promptly: an important service suffers and will do so until it is fixed.',
    },
    P3: { description: 'Within a reasonable time: something that is not critical is impaired.' },
    P4: { description: 'When there is time: a small fault, or in something that nobody depends on.' },
  },
})

export const CategoryKind = {
  INCIDENT_TYPE: 'INCIDENT_TYPE',
  TECHNICAL: 'TECHNICAL',
  SERVICE: 'SERVICE',
} as const
export type CategoryKind = keyof typeof CategoryKind
registerEnumType(CategoryKind, {
  name: 'CategoryKind',
  description: 'Which question about an incident a category answers.',
  valuesConfig: {
    INCIDENT_TYPE: { description: 'What happened: an outage, a breach, lost data.' },
    TECHNICAL: { description: 'In which technical area it lies, and so whose expertise it needs.' },
    SERVICE: { description: 'Which kind of service or business function is hit; services have one too.' },
  },
})

@ObjectType('Category', {
  implements: NodeType,
  description:
    'One entry of the classification: seeded with the standard lists, extended or retired by each organisation.',
  simpleResolvers: true,
})
export class CategoryType extends NodeType {
  @Field(() => CategoryKind, { description: 'Which question it answers.' }) kind: CategoryKind
  @Field({ description: 'Stable machine name, unique within its kind: `service-outage`. Never changes.' })
  key: string
  @Field({ description: 'What people call it.' }) name: string
  @Field(() => GraphQLString, { nullable: true, description: 'When to choose it.' }) description:
    string | null
  @Field(() => GraphQLBoolean, {
    description: 'True where it cannot be chosen any more; incidents that have it keep it.',
  })
  retired: boolean
}

@ObjectType('PriorityRule', {
  description: 'One of the nine rules that make a priority of severity and urgency.',
  simpleResolvers: true,
})
export class PriorityRuleType {
  @Field(() => Severity, { description: 'How bad it is.' }) severity: Severity
  @Field(() => Urgency, { description: 'How soon it hurts more.' }) urgency: Urgency
  @Field(() => Priority, { description: 'What the two give, unless somebody sets a priority by hand.' })
  priority: Priority
}
