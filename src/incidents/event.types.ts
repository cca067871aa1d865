import { GraphQLBoolean, GraphQLString } from 'graphql'
import { Field, InterfaceType, ObjectType } from 'type-graphql'
import { ActorType } from '../access/actor.types.js'
import { NodeType, nodeTypes } from '../access/node.types.js'
import { Priority, Severity, Urgency } from '../classification/index.js'
import { connectionOf } from '../connections/connection.types.js'
import type { Actor } from '../database/work.js'
import { DateTimeScalar } from '../scalars/index.js'
import { IncidentEventKind, IncidentLinkKind } from './event.enums.js'
import { HoldReason, IncidentRoleKind, IncidentStatus } from './incident.enums.js'

/** Which type shows entries of a kind; the rooms above add theirs. */
export const eventTypes = new Map<string, string>()

@InterfaceType('IncidentEvent', {
  implements: NodeType,
  description: 'One thing that happened, never changed afterwards. Concrete types add what changed.',
  resolveType: (event: { kind: string }) => eventTypes.get(event.kind),
})
export abstract class IncidentEventType extends NodeType {
  @Field(() => IncidentEventKind, { description: 'What kind of thing happened.' }) kind: IncidentEventKind
  @Field({ description: "One sentence for people: 'Ada Park acknowledged the incident'." }) summary: string
  @Field(() => DateTimeScalar, { description: 'When it happened; a note may be back-dated.' })
  occurredAt: Date
  @Field(() => DateTimeScalar, { description: 'When it was written down.' }) recordedAt: Date
  @Field(() => ActorType, { description: 'Who did it.' }) actor: Actor
}

export const IncidentEventConnection = connectionOf(
  'IncidentEvent',
  () => IncidentEventType as unknown as new () => IncidentEventType,
).Connection
nodeTypes.set('event', 'IncidentEvent')

/** The object type of one kind of event. */
export function EventOf(kind: IncidentEventKind, name: string, description: string): ClassDecorator {
  eventTypes.set(kind, name)
  return ObjectType(name, { implements: IncidentEventType, description, simpleResolvers: true })
}

@ObjectType('Classification', {
  description: 'How an incident was classified at an instant.',
  simpleResolvers: true,
})
export class ClassificationType {
  @Field(() => Severity, { description: 'The impact.' }) severity: Severity
  @Field(() => Urgency, { description: 'How soon it hurt more.' }) urgency: Urgency
  @Field(() => Priority, { description: 'The order of work.' }) priority: Priority
  @Field(() => GraphQLBoolean, { description: 'Whether somebody had overridden what the matrix gives.' })
  priorityOverridden: boolean
}

@ObjectType('FieldChange', {
  description: 'before and after as text for people; field is the name in the schema.',
  simpleResolvers: true,
})
export class FieldChangeType {
  @Field({ description: 'The name of the field in the schema.' }) field: string
  @Field(() => GraphQLString, { nullable: true, description: 'What it was; null for nothing.' }) before:
    string | null
  @Field(() => GraphQLString, { nullable: true, description: 'What it is; null for nothing.' }) after:
    string | null
}

@EventOf('OPENED', 'IncidentOpened', 'The incident was logged.')
export class IncidentOpenedType extends IncidentEventType {
  @Field(() => ClassificationType, { description: 'How it was classified then.' })
  classification: ClassificationType
}

@EventOf('UPDATED', 'IncidentUpdated', 'Fields of the incident itself changed.')
export class IncidentUpdatedType extends IncidentEventType {
  @Field(() => [FieldChangeType], { description: 'Each field that changed.' }) changes: FieldChangeType[]
}

@EventOf('RECLASSIFIED', 'IncidentReclassified', 'Severity, urgency, priority or categories changed.')
export class IncidentReclassifiedType extends IncidentEventType {
  @Field(() => ClassificationType, { description: 'How it was classified until then.' })
  before: ClassificationType
  @Field(() => ClassificationType, { description: 'How it is classified since.' }) after: ClassificationType
}

@EventOf(
  'STATUS_CHANGED',
  'IncidentStatusChanged',
  'The incident went on in its life, or somebody took note of how it stands.',
)
export class IncidentStatusChangedType extends IncidentEventType {
  @Field(() => IncidentStatus, { description: 'The status until then.' }) from: IncidentStatus
  @Field(() => IncidentStatus, { description: 'The status since; the same where somebody only took note.' })
  to: IncidentStatus
  @Field(() => HoldReason, { nullable: true, description: 'What it waits for; null unless it went on hold.' })
  holdReason: HoldReason | null
  @Field(() => GraphQLString, {
    nullable: true,
    description: 'The note, reason or resolution that came with it.',
  })
  note: string | null
}

@EventOf('OWNER_CHANGED', 'IncidentOwnerChanged', 'Somebody else sees the incident through.')
export class IncidentOwnerChangedType extends IncidentEventType {
  @Field(() => GraphQLString, { nullable: true, description: 'The note that came with it.' }) note:
    string | null
}

@EventOf('ROLE_CHANGED', 'IncidentRoleChanged', 'A part in the response was given or taken.')
export class IncidentRoleChangedType extends IncidentEventType {
  @Field(() => IncidentRoleKind, { description: 'The part.' }) role: IncidentRoleKind
}

@EventOf('NOTE_ADDED', 'IncidentNoteAdded', 'Somebody wrote something down.')
export class IncidentNoteAddedType extends IncidentEventType {
  @Field({ description: 'What was written.' }) text: string
}

@EventOf('STATUS_UPDATE_POSTED', 'StatusUpdatePosted', 'An audience was told how the incident stands.')
export class StatusUpdatePostedType extends IncidentEventType {}

@EventOf('TASK_CHANGED', 'IncidentTaskChanged', 'A task was added, changed, done or removed.')
export class IncidentTaskChangedType extends IncidentEventType {
  @Field({ description: 'What the task was called then.' }) title: string
}

@EventOf('LINKED', 'IncidentLinked', 'The incident was tied to another one, or untied.')
export class IncidentLinkedType extends IncidentEventType {
  @Field(() => IncidentLinkKind, { description: 'How the other one belongs to it.' }) link: IncidentLinkKind
}

@EventOf('WATCHERS_CHANGED', 'IncidentWatchersChanged', 'Somebody began or stopped watching.')
export class IncidentWatchersChangedType extends IncidentEventType {}
