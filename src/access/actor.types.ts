import { Field, ObjectType, registerEnumType } from 'type-graphql'
import { GraphQLString } from 'graphql'
import type { ActorKind } from '../database/work.js'

export const ActorKinds = { USER: 'USER', API_KEY: 'API_KEY', SYSTEM: 'SYSTEM' } as const
registerEnumType(ActorKinds, {
  name: 'ActorKind',
  description: 'What kind of actor did something. More kinds may come.',
  valuesConfig: {
    USER: { description: 'A person.' },
    API_KEY: { description: 'A program, through a key that stands for no person.' },
    SYSTEM: { description: 'The desk itself: a timer, a rule, an import.' },
  },
})

@ObjectType('Actor', {
  description: 'Who did it: a person, an integration, or the desk itself.',
  simpleResolvers: true,
})
export class ActorType {
  @Field(() => ActorKinds, { description: 'A person, a program or the desk itself.' }) kind: ActorKind
  @Field(() => GraphQLString, { description: 'The name on the day it was done.' }) name: string
}
