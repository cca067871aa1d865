import { ArrayMaxSize, IsOptional } from 'class-validator'
import { GraphQLBoolean, GraphQLString } from 'graphql'
import { Field, ID, InputType } from 'type-graphql'
import { Priority, Severity } from '../classification/index.js'
import { DateTimeScalar } from '../scalars/index.js'
import { IncidentOrderField, IncidentStatus, OrderDirection } from './incident.enums.js'
import { MaxLength } from '../scalars/max-length.js'

const List = () => ArrayMaxSize(100)

@InputType({
  description:
    'Which incidents. All that is given must hold; of a list one is enough, but labels must all be there. An empty list asks nothing.',
})
export class IncidentFilter {
  @IsOptional()
  @List()
  @Field(() => [IncidentStatus], { nullable: true, description: 'In one of these statuses.' })
  statuses?: IncidentStatus[] | null
  @Field(() => GraphQLBoolean, {
    nullable: true,
    description: 'True: neither resolved, closed nor canceled.',
  })
  open?: boolean | null
  @IsOptional()
  @List()
  @Field(() => [Severity], { nullable: true, description: 'Of one of these severities.' })
  severities?: Severity[] | null
  @IsOptional()
  @List()
  @Field(() => [Priority], { nullable: true, description: 'Of one of these priorities.' })
  priorities?: Priority[] | null
  @IsOptional()
  @List()
  @Field(() => [ID], { nullable: true, description: 'Owned by one of these users or teams themselves.' })
  ownerIds?: string[] | null
  @IsOptional()
  @List()
  @Field(() => [ID], {
    nullable: true,
    description: 'Owned by one of these teams, or affecting a service that one owns.',
  })
  teamIds?: string[] | null
  @IsOptional()
  @List()
  @Field(() => [ID], { nullable: true, description: 'Affecting one of these services.' })
  serviceIds?: string[] | null
  @IsOptional()
  @List()
  @Field(() => [ID], {
    nullable: true,
    description: 'Classified in one of these categories, of whatever kind.',
  })
  categoryIds?: string[] | null
  @IsOptional()
  @ArrayMaxSize(10)
  @MaxLength(100, { each: true })
  @Field(() => [GraphQLString], { nullable: true, description: 'Carrying all of these labels.' })
  labels?: string[] | null
  @Field(() => GraphQLBoolean, { nullable: true, description: 'Handled as a major incident, or not.' })
  major?: boolean | null
  @Field(() => GraphQLBoolean, {
    nullable: true,
    description: 'True: exercises only. Left out: real incidents only.',
  })
  drill?: boolean | null
  @Field(() => DateTimeScalar, { nullable: true, description: 'Logged at this instant or later.' })
  openedAfter?: Date | null
  @Field(() => DateTimeScalar, { nullable: true, description: 'Logged before this instant.' })
  openedBefore?: Date | null
  @Field(() => GraphQLBoolean, {
    nullable: true,
    description: 'One of its SLA clocks has breached, or none has.',
  })
  slaBreached?: boolean | null
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'A running SLA clock breaches before this instant.',
  })
  breachesBefore?: Date | null
  @Field(() => GraphQLBoolean, {
    nullable: true,
    description: 'Somebody is being paged for it and nobody has answered yet, or not.',
  })
  escalated?: boolean | null
  @IsOptional()
  @MaxLength(200)
  @Field(() => GraphQLString, {
    nullable: true,
    description:
      'Full text over number, title, description and resolution: every word must begin a word there; also `42` and `INC-42`.',
  })
  search?: string | null
}

@InputType({ description: 'In which order incidents are listed.' })
export class IncidentOrder {
  @Field(() => IncidentOrderField, { description: 'By what.' }) field: IncidentOrderField
  @Field(() => OrderDirection, { defaultValue: 'DESC', description: 'Which end comes first.' })
  direction: OrderDirection
}
