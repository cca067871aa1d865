import { ArrayMaxSize, IsOptional, Matches } from 'class-validator'
import { GraphQLBoolean, GraphQLInt, GraphQLString } from 'graphql'
import { Field, ID, InputType } from 'type-graphql'
import { Priority, Severity, Urgency } from '../classification/index.js'
import { DateTimeScalar, UrlScalar } from '../scalars/index.js'
import { MaxLength } from '../scalars/max-length.js'
import { NotBlank } from '../scalars/not-blank.js'

@InputType({ description: 'Something on the web that belongs to the incident.' })
export class IncidentLinkInput {
  @Field(() => UrlScalar, { description: 'Where it is.' }) url: string
  @NotBlank()
  @MaxLength(200)
  @Field({ description: 'What it is, for people.' })
  title: string
}

/** What opening and updating have in common; both may leave any of it out. */
@InputType()
abstract class IncidentDetails {
  @IsOptional()
  @MaxLength(20_000)
  @Field(() => GraphQLString, {
    nullable: true,
    description: 'What is known, at any length up to 20,000 characters.',
  })
  description?: string | null
  @Field(() => Priority, {
    nullable: true,
    description: 'Overrides what the matrix gives; null gives it back to the matrix.',
  })
  priority?: Priority | null
  @Field(() => ID, { nullable: true, description: 'A category of kind INCIDENT_TYPE.' }) typeId?:
    string | null
  @Field(() => ID, { nullable: true, description: 'A category of kind TECHNICAL.' }) technicalCategoryId?:
    string | null
  @Field(() => ID, { nullable: true, description: 'A category of kind SERVICE.' }) serviceCategoryId?:
    string | null
  @IsOptional()
  @ArrayMaxSize(100)
  @Field(() => [ID], {
    nullable: true,
    description: 'All services that it affects, the most important one first.',
  })
  serviceIds?: string[] | null
  @IsOptional()
  @ArrayMaxSize(50)
  @MaxLength(100, { each: true })
  @Matches(/\S/, { each: true, message: 'each label needs a character that can be seen' })
  @Field(() => [GraphQLString], {
    nullable: true,
    description: 'All labels, `key:value`, each up to 100 characters.',
  })
  labels?: string[] | null
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the impact began; not in the future.' })
  startedAt?: Date | null
  @Field(() => DateTimeScalar, { nullable: true, description: 'What is promised to stakeholders.' })
  expectedResolutionAt?: Date | null
  @Field(() => GraphQLBoolean, { nullable: true, description: 'Whether it is handled as a major incident.' })
  major?: boolean | null
  @Field(() => ID, { nullable: true, description: 'The incident that this one is a part of.' }) parentId?:
    string | null
  @IsOptional()
  @ArrayMaxSize(50)
  @Field(() => [IncidentLinkInput], {
    nullable: true,
    description: 'All links: bridge, channel, dashboard, ticket.',
  })
  links?: IncidentLinkInput[] | null
}

@InputType({ description: 'A new incident.' })
export class OpenIncidentInput extends IncidentDetails {
  @NotBlank()
  @MaxLength(300)
  @Field({ description: 'What is wrong, in one line of up to 300 characters.' })
  title: string
  @Field(() => Severity, { description: 'The impact: how bad it is.' }) severity: Severity
  @Field(() => Urgency, { defaultValue: 'MEDIUM', description: 'How soon it hurts more.' }) urgency: Urgency
  @Field(() => ID, { nullable: true, description: 'A user or a team.' }) ownerId?: string | null
  @Field(() => ID, {
    nullable: true,
    description: 'On whose behalf it is logged; the viewer where left out.',
  })
  reporterId?: string | null
  @Field(() => GraphQLBoolean, { nullable: true, description: 'An exercise; cannot be changed later.' })
  drill?: boolean | null
  @Field(() => GraphQLBoolean, {
    nullable: true,
    description: 'Seen only by those whom it names: see Incident.restricted. May be changed later.',
  })
  restricted?: boolean | null
}

@InputType({
  description:
    'A field left out stays; a field set to null is cleared where it may be. Lists replace as a whole.',
})
export class UpdateIncidentInput extends IncidentDetails {
  @Field(() => GraphQLBoolean, {
    nullable: true,
    description:
      'Seen only by those whom it names: see Incident.restricted. Who restricts an incident without being one of them becomes a watcher.',
  })
  restricted?: boolean | null
  @Field(() => ID, { description: 'Which incident.' }) id: string
  @Field(() => GraphQLInt, {
    nullable: true,
    description: 'The version that was seen; CONFLICT if it is another now.',
  })
  expectedVersion?: number | null
  @IsOptional()
  @NotBlank()
  @MaxLength(300)
  @Field(() => GraphQLString, { nullable: true, description: 'What is wrong, in one line.' })
  title?: string | null
  @Field(() => Severity, { nullable: true, description: 'The impact: how bad it is.' })
  severity?: Severity | null
  @Field(() => Urgency, { nullable: true, description: 'How soon it hurts more.' }) urgency?: Urgency | null
}
