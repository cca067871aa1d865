import { GraphQLBoolean, GraphQLString } from 'graphql'
import { IsOptional, Matches } from 'class-validator'
import { ArgsType, Field, ID, InputType, ObjectType } from 'type-graphql'
import { IncidentChangeKind } from './event.enums.js'
import { IncidentFilter } from './filter.inputs.js'
import { MaxLength } from '../scalars/max-length.js'

/** A name that a log of any database can hold, and people can read. */
const ConsumerName = () =>
  Matches(/^[\x21-\x7e]{1,100}$/, { message: 'must be 1 to 100 visible ASCII characters' })

@ArgsType()
export class BoardArgs {
  @Field(() => IncidentFilter, { nullable: true, description: 'Narrows what is open: a board for one team.' })
  filter?: IncidentFilter | null
}

@ArgsType()
export class IncidentChangedArgs {
  @Field(() => ID, { nullable: true, description: 'One incident only.' }) id?: string | null
  @Field(() => IncidentFilter, {
    nullable: true,
    description: 'Which incidents; real ones, unless it says drill.',
  })
  filter?: IncidentFilter | null
  @IsOptional()
  @MaxLength(100)
  @Field(() => GraphQLString, { nullable: true, description: 'What happened since this cursor comes first.' })
  after?: string | null
  @IsOptional()
  @ConsumerName()
  @Field(() => GraphQLString, {
    nullable: true,
    description:
      'A name under which the desk remembers how far this reader has come, so that a client that reconnects with its first variables goes on where it stood. Wins over `after` once it has a position. Bound to the filter it first came with; forgotten after 30 days.',
  })
  consumer?: string | null
  @Field(() => GraphQLBoolean, {
    nullable: true,
    defaultValue: false,
    description: 'Ask for POSITION messages too.',
  })
  positions?: boolean | null
}

@ObjectType('IncidentChange', {
  description: 'One message of `incidentChanged`.',
  simpleResolvers: true,
})
export class IncidentChangeType {
  @Field({
    description:
      'Where the reader stands once it has dealt with this: give it as `after`, or to advanceConsumer.',
  })
  cursor: string
  @Field(() => IncidentChangeKind, { description: 'What the message says.' }) kind: IncidentChangeKind
  @Field(() => ID, { nullable: true, description: 'Which incident it is about; null for a POSITION.' })
  incidentId: string | null
  @Field(() => GraphQLBoolean, {
    description: 'Whether the incident matches the filter now; false says that it left.',
  })
  matches: boolean
}

@InputType({ description: 'Everything up to this cursor has been dealt with by that reader.' })
export class AdvanceConsumerInput {
  @ConsumerName()
  @Field({ description: 'The name of the reader.' })
  consumer: string
  @MaxLength(100)
  @Field({ description: 'A cursor that the reader was sent.' })
  cursor: string
}

@ObjectType({ description: 'Where the reader stands.', simpleResolvers: true })
export class AdvanceConsumerPayload {
  @Field({ description: 'The name of the reader.' }) consumer: string
  @Field({ description: 'Its position: it never moves back.' }) cursor: string
}
