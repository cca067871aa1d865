import { Field, ObjectType } from 'type-graphql'
import { IncidentEventType } from './event.types.js'
import { IncidentType } from './incident.types.js'
import { IncidentTaskType, StatusUpdateType } from './response.types.js'

// One payload for each mutation, so that each can grow alone. A payload carries ids: what its fields name is
// read when the answer is made, as it then stands, and the same way when an idempotent request is repeated.

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class OpenIncidentPayload {
  @Field(() => IncidentType, { description: 'As it stands now.' }) incident: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class UpdateIncidentPayload {
  @Field(() => IncidentType, { description: 'As it stands now.' }) incident: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class AcknowledgeIncidentPayload {
  @Field(() => IncidentType, { description: 'As it stands now.' }) incident: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class StartIncidentPayload {
  @Field(() => IncidentType, { description: 'As it stands now.' }) incident: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class HoldIncidentPayload {
  @Field(() => IncidentType, { description: 'As it stands now.' }) incident: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class MitigateIncidentPayload {
  @Field(() => IncidentType, { description: 'As it stands now.' }) incident: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class ResolveIncidentPayload {
  @Field(() => IncidentType, { description: 'As it stands now.' }) incident: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class CloseIncidentPayload {
  @Field(() => IncidentType, { description: 'As it stands now.' }) incident: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class ReopenIncidentPayload {
  @Field(() => IncidentType, { description: 'As it stands now.' }) incident: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class CancelIncidentPayload {
  @Field(() => IncidentType, { description: 'As it stands now.' }) incident: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class AssignIncidentPayload {
  @Field(() => IncidentType, { description: 'As it stands now.' }) incident: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class AssignIncidentRolePayload {
  @Field(() => IncidentType, { description: 'As it stands now.' }) incident: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class AddIncidentNotePayload {
  @Field(() => IncidentType, { description: 'As it stands now.' }) incident: string
  @Field(() => IncidentEventType, { description: 'The note, as it stands in the timeline.' }) event: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class PostStatusUpdatePayload {
  @Field(() => IncidentType, { description: 'As it stands now.' }) incident: string
  @Field(() => StatusUpdateType, { description: 'What was posted.' }) statusUpdate: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class AddIncidentTaskPayload {
  @Field(() => IncidentType, { description: 'As it stands now.' }) incident: string
  @Field(() => IncidentTaskType, { description: 'The task as it stands now.' }) task: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class UpdateIncidentTaskPayload {
  @Field(() => IncidentType, { description: 'As it stands now.' }) incident: string
  @Field(() => IncidentTaskType, { description: 'The task as it stands now.' }) task: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class RemoveIncidentTaskPayload {
  @Field(() => IncidentType, { description: 'As it stands now.' }) incident: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class CompleteIncidentTaskPayload {
  @Field(() => IncidentType, { description: 'As it stands now.' }) incident: string
  @Field(() => IncidentTaskType, { description: 'The task as it stands now.' }) task: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class MergeIncidentPayload {
  @Field(() => IncidentType, { description: 'The duplicate, canceled.' }) incident: string
  @Field(() => IncidentType, { description: 'The one that stays.' }) into: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class WatchIncidentPayload {
  @Field(() => IncidentType, { description: 'As it stands now.' }) incident: string
}
