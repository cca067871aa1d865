import { IsOptional } from 'class-validator'
import { GraphQLBoolean, GraphQLInt, GraphQLString } from 'graphql'
import { Field, ID, InputType } from 'type-graphql'
import { DateTimeScalar } from '../scalars/index.js'
import { MaxLength } from '../scalars/max-length.js'
import { NotBlank } from '../scalars/not-blank.js'
import { HoldReason, IncidentRoleKind } from './incident.enums.js'

const longest = 20_000

/** What is done to one incident as somebody saw it. */
@InputType()
abstract class Action {
  @Field(() => ID, { description: 'Which incident.' }) id: string
  @Field(() => GraphQLInt, {
    nullable: true,
    description: 'The version that was seen; CONFLICT if it is another now.',
  })
  expectedVersion?: number | null
}

@InputType()
abstract class NotedAction extends Action {
  @IsOptional()
  @MaxLength(longest)
  @Field(() => GraphQLString, { nullable: true, description: 'A word about it for the timeline.' })
  note?: string | null
}

@InputType({ description: 'Somebody takes it.' })
export class AcknowledgeIncidentInput extends NotedAction {}

@InputType({
  description: 'Somebody works on it: from open or acknowledged, from hold, or because it got worse again.',
})
export class StartIncidentInput extends NotedAction {}

@InputType({
  description:
    'With `until` it resumes by itself at that instant; a note by the reporter resumes an incident that waits for the reporter.',
})
export class HoldIncidentInput extends NotedAction {
  @Field(() => HoldReason, { description: 'What it waits for.' }) reason: HoldReason
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it resumes by itself; in the future.' })
  until?: Date | null
}

@InputType({ description: 'The impact is over, the cause is not fixed.' })
export class MitigateIncidentInput extends NotedAction {}

@InputType({ description: 'Service is restored. Its open children are resolved with it.' })
export class ResolveIncidentInput extends Action {
  @NotBlank()
  @MaxLength(longest)
  @Field({ description: 'What was done about it.' })
  resolution: string
  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'When service was restored, where that was earlier; not before it was opened, taken, mitigated or reopened.',
  })
  resolvedAt?: Date | null
}

@InputType({ description: 'Reviewed and done.' })
export class CloseIncidentInput extends NotedAction {}

@InputType({ description: 'It is not over after all.' })
export class ReopenIncidentInput extends Action {
  @NotBlank()
  @MaxLength(longest)
  @Field({ description: 'Why.' })
  reason: string
}

@InputType({ description: 'It was no incident.' })
export class CancelIncidentInput extends Action {
  @NotBlank()
  @MaxLength(longest)
  @Field({ description: 'Why.' })
  reason: string
}

@InputType({ description: 'A user, a team, or null to give it up.' })
export class AssignIncidentInput extends NotedAction {
  @Field(() => ID, { nullable: true, description: 'The new owner: a user or a team; null for nobody.' })
  ownerId?: string | null
}

@InputType({
  description:
    'COMMANDER, COMMUNICATIONS_LEAD and SCRIBE have one holder, the others any number. userId null frees the role; remove takes it from that user alone.',
})
export class AssignIncidentRoleInput extends Action {
  @Field(() => IncidentRoleKind, { description: 'The part in the response.' }) kind: IncidentRoleKind
  @Field(() => ID, { nullable: true, description: 'Who gets it; null frees it.' }) userId?: string | null
  @Field(() => GraphQLBoolean, {
    defaultValue: false,
    description: 'True takes the role from `userId` instead.',
  })
  remove: boolean
}

@InputType({
  description: 'The first becomes a canceled duplicate of the second; its watchers and services go along.',
})
export class MergeIncidentInput extends Action {
  @Field(() => ID, { description: 'The open incident that stays.' }) intoId: string
}
