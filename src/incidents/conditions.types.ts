import { ArrayMaxSize, IsOptional, Matches } from 'class-validator'
import { GraphQLBoolean, GraphQLString } from 'graphql'
import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { Priority, Severity, Urgency } from '../classification/index.js'
import { MaxLength } from '../scalars/max-length.js'

@ObjectType('IncidentConditions', {
  description: 'All that are given must match; an empty list matches everything.',
  simpleResolvers: true,
})
export class IncidentConditionsType {
  @Field(() => [Priority], { description: 'One of these priorities.' }) priorities: Priority[]
  @Field(() => [Severity], { description: 'One of these severities.' }) severities: Severity[]
  @Field(() => [Urgency], { description: 'One of these urgencies.' }) urgencies: Urgency[]
  @Field(() => GraphQLBoolean, {
    nullable: true,
    description: 'Handled as a major incident, or not; null asks nothing.',
  })
  major: boolean | null
  @Field(() => [GraphQLString], { description: 'All of these labels.' }) labels: string[]
}

@InputType({ description: 'For which incidents it is meant: all that are given must match.' })
export class IncidentConditionsInput {
  @IsOptional()
  @ArrayMaxSize(10)
  @Field(() => [Priority], { nullable: true, description: 'One of these priorities.' })
  priorities?: Priority[] | null
  @IsOptional()
  @ArrayMaxSize(10)
  @Field(() => [Severity], { nullable: true, description: 'One of these severities.' })
  severities?: Severity[] | null
  @IsOptional()
  @ArrayMaxSize(10)
  @Field(() => [Urgency], { nullable: true, description: 'One of these urgencies.' })
  urgencies?: Urgency[] | null
  @Field(() => GraphQLBoolean, {
    nullable: true,
    description: 'Handled as a major incident, or not.',
  })
  major?: boolean | null
  @IsOptional()
  @ArrayMaxSize(100)
  @Field(() => [ID], { nullable: true, description: 'One of these services is affected.' })
  serviceIds?: string[] | null
  @IsOptional()
  @ArrayMaxSize(100)
  @Field(() => [ID], {
    nullable: true,
    description: 'One of these teams owns it, or a service that it affects.',
  })
  teamIds?: string[] | null
  @IsOptional()
  @ArrayMaxSize(100)
  @Field(() => [ID], { nullable: true, description: 'One of these categories, of whatever kind.' })
  categoryIds?: string[] | null
  @IsOptional()
  @ArrayMaxSize(50)
  @MaxLength(100, { each: true })
  @Matches(/\S/, { each: true, message: 'each label needs a character that can be seen' })
  @Field(() => [GraphQLString], { nullable: true, description: 'All of these labels.' })
  labels?: string[] | null
}
