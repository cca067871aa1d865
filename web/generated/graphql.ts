/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Somebody takes it. */
export type AcknowledgeIncidentInput = {
  /** The version that was seen; CONFLICT if it is another now. */
  expectedVersion?: number | null | undefined;
  /** Which incident. */
  id: string;
  /** A word about it for the timeline. */
  note?: string | null | undefined;
};

/** How an escalation stands. */
export type EscalationState =
  /** Somebody answered. */
  | 'ACKNOWLEDGED'
  /** It waits for somebody to answer. */
  | 'ACTIVE'
  /** It came to its end, and nobody answered. */
  | 'EXHAUSTED'
  /** The incident was resolved, canceled or merged, or another escalation took its place. */
  | 'STOPPED';

/** What a message of `incidentChanged` says. */
export type IncidentChangeKind =
  /** Something happened to an incident that matches, or did before. */
  | 'EVENT'
  /** An incident that this reader was sent before may no longer be seen: take it off the board. Carries only its id. */
  | 'HIDDEN'
  /** Nothing for this reader up to this cursor: at most every 30 seconds, and once when the replay has caught up. */
  | 'POSITION';

/** Which incidents. All that is given must hold; of a list one is enough, but labels must all be there. An empty list asks nothing. */
export type IncidentFilter = {
  /** A running SLA clock breaches before this instant. */
  breachesBefore?: string | null | undefined;
  /** Classified in one of these categories, of whatever kind. */
  categoryIds?: Array<string> | null | undefined;
  /** True: exercises only. Left out: real incidents only. */
  drill?: boolean | null | undefined;
  /** Somebody is being paged for it and nobody has answered yet, or not. */
  escalated?: boolean | null | undefined;
  /** Carrying all of these labels. */
  labels?: Array<string> | null | undefined;
  /** Handled as a major incident, or not. */
  major?: boolean | null | undefined;
  /** True: neither resolved, closed nor canceled. */
  open?: boolean | null | undefined;
  /** Logged at this instant or later. */
  openedAfter?: string | null | undefined;
  /** Logged before this instant. */
  openedBefore?: string | null | undefined;
  /** Owned by one of these users or teams themselves. */
  ownerIds?: Array<string> | null | undefined;
  /** Of one of these priorities. */
  priorities?: Array<Priority> | null | undefined;
  /** Full text over number, title, description and resolution: every word must begin a word there; also `42` and `INC-42`. */
  search?: string | null | undefined;
  /** Affecting one of these services. */
  serviceIds?: Array<string> | null | undefined;
  /** Of one of these severities. */
  severities?: Array<Severity> | null | undefined;
  /** One of its SLA clocks has breached, or none has. */
  slaBreached?: boolean | null | undefined;
  /** In one of these statuses. */
  statuses?: Array<IncidentStatus> | null | undefined;
  /** Owned by one of these teams, or affecting a service that one owns. */
  teamIds?: Array<string> | null | undefined;
};

/** Something on the web that belongs to the incident. */
export type IncidentLinkInput = {
  /** What it is, for people. */
  title: string;
  /** Where it is. */
  url: string;
};

/** How far the work on an incident has come. */
export type IncidentStatus =
  /** Somebody has taken it; the response clock stops. */
  | 'ACKNOWLEDGED'
  /** Was no incident, or a duplicate of another. */
  | 'CANCELED'
  /** Reviewed and done; read-only but for its analysis, feedback, watchers, restriction and articles. */
  | 'CLOSED'
  /** Being diagnosed or fixed. */
  | 'IN_PROGRESS'
  /** The impact is over, the cause is not fixed. */
  | 'MITIGATED'
  /** Waiting for somebody outside (a vendor, the reporter). */
  | 'ON_HOLD'
  /** Logged; nobody has taken it yet. */
  | 'OPEN'
  /** Service is restored; the resolution clock stops. */
  | 'RESOLVED';

/** A new incident. */
export type OpenIncidentInput = {
  /** What is known, at any length up to 20,000 characters. */
  description?: string | null | undefined;
  /** An exercise; cannot be changed later. */
  drill?: boolean | null | undefined;
  /** What is promised to stakeholders. */
  expectedResolutionAt?: string | null | undefined;
  /** All labels, `key:value`, each up to 100 characters. */
  labels?: Array<string> | null | undefined;
  /** All links: bridge, channel, dashboard, ticket. */
  links?: Array<IncidentLinkInput> | null | undefined;
  /** Whether it is handled as a major incident. */
  major?: boolean | null | undefined;
  /** A user or a team. */
  ownerId?: string | null | undefined;
  /** The incident that this one is a part of. */
  parentId?: string | null | undefined;
  /** Overrides what the matrix gives; null gives it back to the matrix. */
  priority?: Priority | null | undefined;
  /** On whose behalf it is logged; the viewer where left out. */
  reporterId?: string | null | undefined;
  /** Seen only by those whom it names: see Incident.restricted. May be changed later. */
  restricted?: boolean | null | undefined;
  /** A category of kind SERVICE. */
  serviceCategoryId?: string | null | undefined;
  /** All services that it affects, the most important one first. */
  serviceIds?: Array<string> | null | undefined;
  /** The impact: how bad it is. */
  severity: Severity;
  /** When the impact began; not in the future. */
  startedAt?: string | null | undefined;
  /** A category of kind TECHNICAL. */
  technicalCategoryId?: string | null | undefined;
  /** What is wrong, in one line of up to 300 characters. */
  title: string;
  /** A category of kind INCIDENT_TYPE. */
  typeId?: string | null | undefined;
  /** How soon it hurts more. */
  urgency?: Urgency;
};

/** The order of work: P1 first. */
export type Priority =
  /** Drop everything else: what the business lives on is down or badly hit. */
  | 'P1'
  /** Take it up promptly: an important service suffers and will do so until it is fixed. */
  | 'P2'
  /** Within a reasonable time: something that is not critical is impaired. */
  | 'P3'
  /** When there is time: a small fault, or in something that nobody depends on. */
  | 'P4';

/** How a service is: the worst over its open, unrestricted, real incidents. A mitigated one counts one better; what it depends on does not count. */
export type ServiceHealth =
  /** It works with small faults: an open incident of LOW severity. */
  | 'DEGRADED'
  /** It is being worked on as planned, whatever its incidents say. */
  | 'MAINTENANCE'
  /** It is down or all but: an open incident of HIGH severity. */
  | 'MAJOR_OUTAGE'
  /** No open incident affects it. */
  | 'OPERATIONAL'
  /** Part of it does not work: an open incident of MEDIUM severity. */
  | 'PARTIAL_OUTAGE';

/** The impact on the business: how bad it is now. */
export type Severity =
  /** Critical: a service is lost altogether, much money is, or safety, security or compliance is at risk. */
  | 'HIGH'
  /** Minor: hardly anybody is held up, or there is a way around it. */
  | 'LOW'
  /** Moderate: one function or service suffers, and the business goes on. */
  | 'MEDIUM';

/** How soon it hurts more. */
export type Urgency =
  /** It spreads or a deadline is near: every minute counts. */
  | 'HIGH'
  /** It stays as bad as it is and can wait its turn. */
  | 'LOW'
  /** It gets worse if left until tomorrow. */
  | 'MEDIUM';

export type FollowIncidentsSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type FollowIncidentsSubscription = { incidentChanged: { cursor: string, kind: IncidentChangeKind, matches: boolean, event:
      | { summary: string, occurredAt: string, actor: { name: string } }
      | { summary: string, occurredAt: string, actor: { name: string } }
      | { summary: string, occurredAt: string, actor: { name: string } }
      | { summary: string, occurredAt: string, actor: { name: string } }
      | { summary: string, occurredAt: string, actor: { name: string } }
      | { summary: string, occurredAt: string, actor: { name: string } }
      | { summary: string, occurredAt: string, actor: { name: string } }
      | { summary: string, occurredAt: string, actor: { name: string } }
      | { summary: string, occurredAt: string, actor: { name: string } }
      | { summary: string, occurredAt: string, actor: { name: string } }
      | { summary: string, occurredAt: string, actor: { name: string } }
      | { summary: string, occurredAt: string, actor: { name: string } }
      | { summary: string, occurredAt: string, actor: { name: string } }
      | { summary: string, occurredAt: string, actor: { name: string } }
      | { summary: string, occurredAt: string, actor: { name: string } }
      | { summary: string, occurredAt: string, actor: { name: string } }
     | null, incident: { id: string, number: number, title: string, status: IncidentStatus, priority: Priority, version: number } | null } };

export type OpenIncidentMutationVariables = Exact<{
  input: OpenIncidentInput;
}>;


export type OpenIncidentMutation = { openIncident: { incident: { id: string, number: number, title: string, status: IncidentStatus, priority: Priority, allowedTransitions: Array<IncidentStatus>, openedAt: string, version: number } } };

export type StatusBoardQueryVariables = Exact<{ [key: string]: never; }>;


export type StatusBoardQuery = { statusBoard: { cursor: string, asOf: string, openCount: number, byPriority: Array<{ priority: Priority, count: number }>, byStatus: Array<{ status: IncidentStatus, count: number }>, incidents: Array<{ number: number, title: string, status: IncidentStatus, priority: Priority, openedAt: string }>, services: Array<{ name: string, health: ServiceHealth }> } };

export type ListIncidentsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: IncidentFilter | null | undefined;
}>;


export type ListIncidentsQuery = { incidents: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, number: number, title: string, status: IncidentStatus, priority: Priority, openedAt: string, version: number, owner:
          | { __typename: 'Team', name: string }
          | { __typename: 'User', name: string }
         | null, services: Array<{ name: string, health: ServiceHealth }> } }> } };

export type AcknowledgeIncidentMutationVariables = Exact<{
  input: AcknowledgeIncidentInput;
}>;


export type AcknowledgeIncidentMutation = { acknowledgeIncident: { incident: { id: string, number: number, status: IncidentStatus, allowedTransitions: Array<IncidentStatus>, acknowledgedAt: string | null, version: number } } };

export type LinkedIncidentQueryVariables = Exact<{ [key: string]: never; }>;


export type LinkedIncidentQuery = { incident: { number: number, title: string, status: IncidentStatus, priority: Priority, owner:
      | { name: string }
      | { name: string }
     | null, services: Array<{ name: string }>, escalations: Array<{ state: EscalationState, position: number, round: number, nextStepAt: string | null, notified: Array<{ at: string, user: { name: string } }> }>, timeline: { edges: Array<{ node:
          | { occurredAt: string, summary: string }
          | { occurredAt: string, summary: string }
          | { occurredAt: string, summary: string }
          | { occurredAt: string, summary: string }
          | { occurredAt: string, summary: string }
          | { occurredAt: string, summary: string }
          | { occurredAt: string, summary: string }
          | { occurredAt: string, summary: string }
          | { occurredAt: string, summary: string }
          | { occurredAt: string, summary: string }
          | { occurredAt: string, summary: string }
          | { occurredAt: string, summary: string }
          | { occurredAt: string, summary: string }
          | { occurredAt: string, summary: string }
          | { occurredAt: string, summary: string }
          | { occurredAt: string, summary: string }
         }> } } | null };


export const FollowIncidentsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"FollowIncidents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"incidentChanged"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"matches"}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"incident"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}}]}}]} as unknown as DocumentNode<FollowIncidentsSubscription, FollowIncidentsSubscriptionVariables>;
export const OpenIncidentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"OpenIncident"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OpenIncidentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"openIncident"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"incident"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"allowedTransitions"}},{"kind":"Field","name":{"kind":"Name","value":"openedAt"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}}]}}]} as unknown as DocumentNode<OpenIncidentMutation, OpenIncidentMutationVariables>;
export const StatusBoardDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"StatusBoard"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"statusBoard"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"openCount"}},{"kind":"Field","name":{"kind":"Name","value":"byPriority"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"byStatus"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"incidents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"openedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"services"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"health"}}]}}]}}]}}]} as unknown as DocumentNode<StatusBoardQuery, StatusBoardQueryVariables>;
export const ListIncidentsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ListIncidents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"20"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"IncidentFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"incidents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"PRIORITY"}},{"kind":"ObjectField","name":{"kind":"Name","value":"direction"},"value":{"kind":"EnumValue","value":"DESC"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Team"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"services"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"health"}}]}},{"kind":"Field","name":{"kind":"Name","value":"openedAt"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ListIncidentsQuery, ListIncidentsQueryVariables>;
export const AcknowledgeIncidentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AcknowledgeIncident"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AcknowledgeIncidentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"acknowledgeIncident"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"incident"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"allowedTransitions"}},{"kind":"Field","name":{"kind":"Name","value":"acknowledgedAt"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}}]}}]} as unknown as DocumentNode<AcknowledgeIncidentMutation, AcknowledgeIncidentMutationVariables>;
export const LinkedIncidentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LinkedIncident"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"incident"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"StringValue","value":"incident_00000000000000000000000000","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Team"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"services"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"escalations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"round"}},{"kind":"Field","name":{"kind":"Name","value":"nextStepAt"}},{"kind":"Field","name":{"kind":"Name","value":"notified"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"at"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"timeline"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<LinkedIncidentQuery, LinkedIncidentQueryVariables>;