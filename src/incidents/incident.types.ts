import { GraphQLBoolean, GraphQLInt, GraphQLString } from 'graphql'
import { createUnionType, Field, ObjectType } from 'type-graphql'
import { NodeType, nodeTypes } from '../access/node.types.js'
import { Priority, Severity, Urgency } from '../classification/index.js'
import { connectionOf } from '../connections/connection.types.js'
import { prefixOf } from '../ids/type-id.js'
import { TeamType, UserType } from '../people/index.js'
import { DateTimeScalar, UrlScalar } from '../scalars/index.js'
import { HoldReason, IncidentRoleKind, IncidentStatus } from './incident.enums.js'

nodeTypes.set('incident', 'Incident')

export const IncidentOwner = createUnionType({
  name: 'IncidentOwner',
  description: 'The person or the team that sees the incident through.',
  types: () => [UserType, TeamType] as const,
  resolveType: (value: { id: string }) => (prefixOf(value.id) === 'team' ? 'Team' : 'User'),
})

@ObjectType('IncidentLink', {
  description:
    'Something on the web that belongs to an incident: conference bridge, chat channel, dashboard, ticket.',
  simpleResolvers: true,
})
export class IncidentLinkType {
  @Field(() => UrlScalar, { description: 'Where it is.' }) url: string
  @Field({ description: 'What it is, for people.' }) title: string
}

@ObjectType('Incident', {
  implements: NodeType,
  description: 'An unplanned interruption or loss of quality that needs attention and resolution.',
  simpleResolvers: true,
})
export class IncidentType extends NodeType {
  @Field(() => GraphQLInt, { description: 'Counts up within the organisation, without gaps: INC-42.' })
  number: number
  @Field({ description: 'What is wrong, in one line.' }) title: string
  @Field(() => GraphQLString, { nullable: true, description: 'What is known, at any length.' })
  description: string | null
  @Field(() => IncidentStatus, { description: 'How far the work has come.' }) status: IncidentStatus
  @Field(() => Severity, { description: 'The impact: how bad it is.' }) severity: Severity
  @Field(() => Urgency, { description: 'How soon it hurts more.' }) urgency: Urgency
  @Field(() => Priority, {
    description: 'The order of work: what the matrix gives for severity and urgency, or what somebody set.',
  })
  priority: Priority
  @Field(() => GraphQLBoolean, { description: 'True where somebody overrode what the matrix gives.' })
  priorityOverridden: boolean
  @Field(() => [GraphQLString], { description: 'Free labels, `key:value`, for filters and routing.' })
  labels: string[]
  @Field(() => GraphQLBoolean, { description: 'Whether it is handled as a major incident.' }) major: boolean
  @Field(() => GraphQLBoolean, {
    description:
      'An exercise: it pages, marked [DRILL], and is kept out of every metric, of service health and of analyses.',
  })
  drill: boolean
  @Field(() => GraphQLBoolean, {
    description:
      'Seen only by its reporter, its owner (a team: its members), roles, task assignees, watchers, everybody it has paged, the teams of its services, and admins. For all others it is not there: in no list, count, search, board or event.',
  })
  restricted: boolean
  @Field(() => HoldReason, { nullable: true, description: 'What it waits for; null unless ON_HOLD.' })
  holdReason: HoldReason | null
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it resumes by itself; null where somebody must resume it.',
  })
  heldUntil: Date | null
  @Field(() => [IncidentLinkType], { description: 'Conference bridge, chat channel, dashboard, ticket.' })
  links: IncidentLinkType[]
  @Field(() => GraphQLString, {
    nullable: true,
    description: 'What was done about it; the last one, where it was reopened.',
  })
  resolution: string | null
  @Field(() => DateTimeScalar, { description: 'When the impact began, which may be before anybody noticed.' })
  startedAt: Date
  @Field(() => DateTimeScalar, { description: 'When it was logged here.' }) openedAt: Date
  @Field(() => DateTimeScalar, { nullable: true, description: 'What has been promised to stakeholders.' })
  expectedResolutionAt: Date | null
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When somebody first took it; stays for ever.',
  })
  acknowledgedAt: Date | null
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the impact ended; null again if it got worse.',
  })
  mitigatedAt: Date | null
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When service was restored; null again if it was reopened.',
  })
  resolvedAt: Date | null
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was closed; null again if it was reopened.',
  })
  closedAt: Date | null
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'The soonest instant at which a running SLA clock breaches; null where none will.',
  })
  nextBreachAt: Date | null
  @Field(() => GraphQLBoolean, { description: 'Whether one of its SLA clocks has breached, ended ones too.' })
  slaBreached: boolean
  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'When the acknowledgement runs out unless a person does something on the incident; null where it holds for good, stands still on hold, or there is none.',
  })
  acknowledgementExpiresAt: Date | null
  @Field(() => GraphQLInt, {
    description:
      'Grows by one with every change of its own fields, status, owner or roles, by anybody; not with notes, updates, tasks, watchers, clocks, ladders or notifications. Send it back as expectedVersion.',
  })
  version: number
}

@ObjectType('IncidentRole', { description: 'Who has which part in the response.', simpleResolvers: true })
export class IncidentRoleType {
  @Field(() => IncidentRoleKind, { description: 'The part.' }) kind: IncidentRoleKind
  @Field(() => DateTimeScalar, { description: 'Since when.' }) assignedAt: Date
}

export const IncidentConnection = connectionOf('Incident', () => IncidentType).Connection
