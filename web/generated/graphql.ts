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

/** What a follow-up action is for. */
export type ActionItemKind =
  /** That it is noticed sooner. */
  | 'DETECT'
  /** That it hurts less. */
  | 'MITIGATE'
  /** That it does not happen again. */
  | 'PREVENT'
  /** That people work together better. */
  | 'PROCESS';

/** How far a follow-up action is. */
export type ActionItemState =
  /** It is done. */
  | 'DONE'
  /** Somebody works on it. */
  | 'IN_PROGRESS'
  /** Nobody has begun. */
  | 'OPEN'
  /** It was decided not to do it. */
  | 'WONT_DO';

/** A note for the timeline. */
export type AddIncidentNoteInput = {
  /** Which incident. */
  id: string;
  /** When it happened, where that was earlier. */
  occurredAt?: string | null | undefined;
  /** What is to be remembered. */
  text: string;
};

/** How far an analysis is. */
export type AnalysisState =
  /** Its authors write it. */
  | 'DRAFT'
  /** Its reviewers read it; nothing is changed meanwhile. */
  | 'IN_REVIEW'
  /** It stands as it is; amending it makes a draft one version further. */
  | 'PUBLISHED';

/** A user, a team, or null to give it up. */
export type AssignIncidentInput = {
  /** The version that was seen; CONFLICT if it is another now. */
  expectedVersion?: number | null | undefined;
  /** Which incident. */
  id: string;
  /** A word about it for the timeline. */
  note?: string | null | undefined;
  /** The new owner: a user or a team; null for nobody. */
  ownerId?: string | null | undefined;
};

/** For whom a status update is meant. */
export type Audience =
  /** The responders. */
  | 'INTERNAL'
  /** Everybody, customers too. */
  | 'PUBLIC'
  /** Those who depend on the services, inside. */
  | 'STAKEHOLDERS';

/** Where a cause lies. */
export type CauseCategory =
  /** In power, cooling, weather, load. */
  | 'ENVIRONMENT'
  /** In what people knew, or how many they were; never whose fault it was. */
  | 'PEOPLE'
  /** In how work is done. */
  | 'PROCESS'
  /** In software or hardware. */
  | 'TECHNOLOGY'
  /** At a supplier. */
  | 'THIRD_PARTY'
  /** Not known. */
  | 'UNKNOWN';

/** What part a cause had. */
export type CauseKind =
  /** It made it likelier, worse or longer. */
  | 'CONTRIBUTING'
  /** Without it nothing would have happened. */
  | 'ROOT'
  /** It set it off. */
  | 'TRIGGER';

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

/** What kind of thing happened to an incident. More kinds may come: show their summary. */
export type IncidentEventKind =
  /** An alert of a monitoring system came in or ended. */
  | 'ALERT_CHANGED'
  /** Its analysis was begun, changed or published. */
  | 'ANALYSIS_CHANGED'
  /** A ladder started, climbed or ended. */
  | 'ESCALATION_CHANGED'
  /** It was tied to another incident, or untied. */
  | 'LINKED'
  /** Somebody wrote something down. */
  | 'NOTE_ADDED'
  /** A message to somebody was sent, failed or was held back. */
  | 'NOTIFICATION_CHANGED'
  /** It was logged. */
  | 'OPENED'
  /** Somebody else sees it through. */
  | 'OWNER_CHANGED'
  /** Its severity, urgency, priority or categories changed. */
  | 'RECLASSIFIED'
  /** A part in the response was given or taken. */
  | 'ROLE_CHANGED'
  /** A clock of an agreement started, paused, warned, breached or ended. */
  | 'SLA_CHANGED'
  /** It went on in its life; from = to where somebody took note of what was so. */
  | 'STATUS_CHANGED'
  /** Stakeholders were told how it stands. */
  | 'STATUS_UPDATE_POSTED'
  /** A task was added, changed, done or removed. */
  | 'TASK_CHANGED'
  /** Its own fields changed: title, services, labels and the like. */
  | 'UPDATED'
  /** Somebody began or stopped watching it. */
  | 'WATCHERS_CHANGED';

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

/** What kind of thing was learnt. */
export type LessonKind =
  /** Not to be relied upon. */
  | 'GOT_LUCKY'
  /** To be changed. */
  | 'WENT_BADLY'
  /** To be kept. */
  | 'WENT_WELL';

/** What incidents are put together by. */
export type MetricsDimension =
  /** The person or team that owns it. */
  | 'OWNER'
  /** The priority, the highest first. */
  | 'PRIORITY'
  /** The affected services: an incident counts for each of them. */
  | 'SERVICE'
  /** The service category. */
  | 'SERVICE_CATEGORY'
  /** The severity, the highest first. */
  | 'SEVERITY'
  /** The team that owns it; none where a person does. */
  | 'TEAM'
  /** The technical category. */
  | 'TECHNICAL_CATEGORY'
  /** The incident type. */
  | 'TYPE';

/** How long the points of a series are, by the clocks on the walls. */
export type MetricsInterval =
  /** Days from midnight, of 23 to 25 hours. */
  | 'DAY'
  /** Hours. */
  | 'HOUR'
  /** Months. */
  | 'MONTH'
  /** Quarters, the first from January. */
  | 'QUARTER'
  /** Weeks from Monday. */
  | 'WEEK'
  /** Years. */
  | 'YEAR';

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

/** What somebody may do in the whole organisation; each role may do what those after it may. Within a team the higher of this and the role there holds. */
export type OrganizationRole =
  /** Everything, members and keys included. */
  | 'ADMIN'
  /** Policies, schedules, services, teams. */
  | 'MANAGER'
  /** Reports incidents, comments, watches. */
  | 'REPORTER'
  /** Works on incidents. */
  | 'RESPONDER'
  /** Reads what is not restricted. */
  | 'VIEWER';

/** What an audience is told. */
export type PostStatusUpdateInput = {
  /** For whom it is meant. */
  audience?: Audience;
  /** When service is expected back; changes the incident too. */
  expectedResolutionAt?: string | null | undefined;
  /** Which incident. */
  id: string;
  /** What is said. */
  message: string;
  /** When the next one is promised; in the future. */
  nextUpdateAt?: string | null | undefined;
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

/** Service is restored. Its open children are resolved with it. */
export type ResolveIncidentInput = {
  /** The version that was seen; CONFLICT if it is another now. */
  expectedVersion?: number | null | undefined;
  /** Which incident. */
  id: string;
  /** What was done about it. */
  resolution: string;
  /** When service was restored, where that was earlier; not before it was opened, taken, mitigated or reopened. */
  resolvedAt?: string | null | undefined;
};

/** What a reviewer says. */
export type ReviewVerdict =
  /** It may be published. */
  | 'APPROVED'
  /** Something has to be changed first. */
  | 'CHANGES_REQUESTED';

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

/** How a clock goes. */
export type SlaClockState =
  /** Nothing is promised any more. */
  | 'CANCELED'
  /** What was promised has been done, in time or late. */
  | 'COMPLETED'
  /** It stands still because of the status of the incident. */
  | 'PAUSED'
  /** It runs, also while the calendar is closed. */
  | 'RUNNING';

/** What a clock measures. */
export type SlaMetric =
  /** Opened until resolved. */
  | 'RESOLUTION'
  /** Opened until acknowledged. */
  | 'RESPONSE'
  /** From one status update to stakeholders until the next. */
  | 'UPDATE';

/** How soon it hurts more. */
export type Urgency =
  /** It spreads or a deadline is near: every minute counts. */
  | 'HIGH'
  /** It stays as bad as it is and can wait its turn. */
  | 'LOW'
  /** It gets worse if left until tomorrow. */
  | 'MEDIUM';

export type AnalysisPageQueryVariables = Exact<{
  id: string;
}>;


export type AnalysisPageQuery = { node:
    | { __typename: 'ActionItem' }
    | { __typename: 'Alert' }
    | { __typename: 'AlertChanged' }
    | { __typename: 'AnalysisChanged' }
    | { __typename: 'ApiKey' }
    | { __typename: 'Article' }
    | { __typename: 'AuditEntry' }
    | { __typename: 'BusinessCalendar' }
    | { __typename: 'CalendarFeed' }
    | { __typename: 'Category' }
    | { __typename: 'Cause' }
    | { __typename: 'ContactMethod' }
    | { __typename: 'Escalation' }
    | { __typename: 'EscalationChanged' }
    | { __typename: 'EscalationPolicy' }
    | { __typename: 'Incident' }
    | { __typename: 'IncidentLinked' }
    | { __typename: 'IncidentNoteAdded' }
    | { __typename: 'IncidentOpened' }
    | { __typename: 'IncidentOwnerChanged' }
    | { __typename: 'IncidentReclassified' }
    | { __typename: 'IncidentRoleChanged' }
    | { __typename: 'IncidentStatusChanged' }
    | { __typename: 'IncidentTask' }
    | { __typename: 'IncidentTaskChanged' }
    | { __typename: 'IncidentUpdated' }
    | { __typename: 'IncidentWatchersChanged' }
    | { __typename: 'Notification' }
    | { __typename: 'NotificationChanged' }
    | { __typename: 'OnCallSchedule' }
    | { __typename: 'Organization' }
    | { __typename: 'PostIncidentAnalysis', id: string, version: number, title: string, state: AnalysisState, dueAt: string | null, publishedAt: string | null, meetingAt: string | null, summary: string, impact: string, detection: string, response: string, authors: Array<{ id: string, name: string }>, incidents: Array<{ id: string, number: number, title: string, priority: Priority }>, facts: { timeToDetect: string | null, timeToAcknowledge: string | null, timeToMitigate: string | null, timeToResolve: string | null, slaBreaches: number, escalations: number, pagesSent: number, statusUpdates: number, responders: Array<{ id: string, name: string }> }, narrative: Array<{ at: string, text: string, event:
          | { id: string, incident: { number: number } }
          | { id: string, incident: { number: number } }
          | { id: string, incident: { number: number } }
          | { id: string, incident: { number: number } }
          | { id: string, incident: { number: number } }
          | { id: string, incident: { number: number } }
          | { id: string, incident: { number: number } }
          | { id: string, incident: { number: number } }
          | { id: string, incident: { number: number } }
          | { id: string, incident: { number: number } }
          | { id: string, incident: { number: number } }
          | { id: string, incident: { number: number } }
          | { id: string, incident: { number: number } }
          | { id: string, incident: { number: number } }
          | { id: string, incident: { number: number } }
          | { id: string, incident: { number: number } }
         | null }>, lessonsLearned: Array<{ kind: LessonKind, text: string }>, causes: Array<{ id: string, kind: CauseKind, category: CauseCategory, statement: string, explains: { id: string } | null, evidence: Array<
          | { id: string, summary: string, occurredAt: string, incident: { number: number } }
          | { id: string, summary: string, occurredAt: string, incident: { number: number } }
          | { id: string, summary: string, occurredAt: string, incident: { number: number } }
          | { id: string, summary: string, occurredAt: string, incident: { number: number } }
          | { id: string, summary: string, occurredAt: string, incident: { number: number } }
          | { id: string, summary: string, occurredAt: string, incident: { number: number } }
          | { id: string, summary: string, occurredAt: string, incident: { number: number } }
          | { id: string, summary: string, occurredAt: string, incident: { number: number } }
          | { id: string, summary: string, occurredAt: string, incident: { number: number } }
          | { id: string, summary: string, occurredAt: string, incident: { number: number } }
          | { id: string, summary: string, occurredAt: string, incident: { number: number } }
          | { id: string, summary: string, occurredAt: string, incident: { number: number } }
          | { id: string, summary: string, occurredAt: string, incident: { number: number } }
          | { id: string, summary: string, occurredAt: string, incident: { number: number } }
          | { id: string, summary: string, occurredAt: string, incident: { number: number } }
          | { id: string, summary: string, occurredAt: string, incident: { number: number } }
        > }>, actionItems: Array<{ id: string, title: string, kind: ActionItemKind, priority: Priority, state: ActionItemState, dueAt: string | null, overdue: boolean, ticketUrl: string | null, owner:
          | { id: string, name: string }
          | { id: string, name: string }
         | null, cause: { id: string, statement: string } | null }>, reviewers: Array<{ id: string, name: string }>, reviews: Array<{ at: string, verdict: ReviewVerdict, comment: string | null, reviewer: { id: string, name: string } }>, versions: Array<{ version: number, publishedAt: string }> }
    | { __typename: 'ResponsePlan' }
    | { __typename: 'Rotation' }
    | { __typename: 'Service' }
    | { __typename: 'ShiftOverride' }
    | { __typename: 'SlaChanged' }
    | { __typename: 'SlaClock' }
    | { __typename: 'SlaPolicy' }
    | { __typename: 'StatusUpdate' }
    | { __typename: 'StatusUpdatePosted' }
    | { __typename: 'Team' }
    | { __typename: 'User' }
   | null };

export type AnalysisFragment = { id: string, version: number, title: string, state: AnalysisState, dueAt: string | null, publishedAt: string | null, meetingAt: string | null, summary: string, impact: string, detection: string, response: string, authors: Array<{ id: string, name: string }>, incidents: Array<{ id: string, number: number, title: string, priority: Priority }>, facts: { timeToDetect: string | null, timeToAcknowledge: string | null, timeToMitigate: string | null, timeToResolve: string | null, slaBreaches: number, escalations: number, pagesSent: number, statusUpdates: number, responders: Array<{ id: string, name: string }> }, narrative: Array<{ at: string, text: string, event:
      | { id: string, incident: { number: number } }
      | { id: string, incident: { number: number } }
      | { id: string, incident: { number: number } }
      | { id: string, incident: { number: number } }
      | { id: string, incident: { number: number } }
      | { id: string, incident: { number: number } }
      | { id: string, incident: { number: number } }
      | { id: string, incident: { number: number } }
      | { id: string, incident: { number: number } }
      | { id: string, incident: { number: number } }
      | { id: string, incident: { number: number } }
      | { id: string, incident: { number: number } }
      | { id: string, incident: { number: number } }
      | { id: string, incident: { number: number } }
      | { id: string, incident: { number: number } }
      | { id: string, incident: { number: number } }
     | null }>, lessonsLearned: Array<{ kind: LessonKind, text: string }>, causes: Array<{ id: string, kind: CauseKind, category: CauseCategory, statement: string, explains: { id: string } | null, evidence: Array<
      | { id: string, summary: string, occurredAt: string, incident: { number: number } }
      | { id: string, summary: string, occurredAt: string, incident: { number: number } }
      | { id: string, summary: string, occurredAt: string, incident: { number: number } }
      | { id: string, summary: string, occurredAt: string, incident: { number: number } }
      | { id: string, summary: string, occurredAt: string, incident: { number: number } }
      | { id: string, summary: string, occurredAt: string, incident: { number: number } }
      | { id: string, summary: string, occurredAt: string, incident: { number: number } }
      | { id: string, summary: string, occurredAt: string, incident: { number: number } }
      | { id: string, summary: string, occurredAt: string, incident: { number: number } }
      | { id: string, summary: string, occurredAt: string, incident: { number: number } }
      | { id: string, summary: string, occurredAt: string, incident: { number: number } }
      | { id: string, summary: string, occurredAt: string, incident: { number: number } }
      | { id: string, summary: string, occurredAt: string, incident: { number: number } }
      | { id: string, summary: string, occurredAt: string, incident: { number: number } }
      | { id: string, summary: string, occurredAt: string, incident: { number: number } }
      | { id: string, summary: string, occurredAt: string, incident: { number: number } }
    > }>, actionItems: Array<{ id: string, title: string, kind: ActionItemKind, priority: Priority, state: ActionItemState, dueAt: string | null, overdue: boolean, ticketUrl: string | null, owner:
      | { id: string, name: string }
      | { id: string, name: string }
     | null, cause: { id: string, statement: string } | null }>, reviewers: Array<{ id: string, name: string }>, reviews: Array<{ at: string, verdict: ReviewVerdict, comment: string | null, reviewer: { id: string, name: string } }>, versions: Array<{ version: number, publishedAt: string }> };

export type WhyFragment = { id: string, kind: CauseKind, category: CauseCategory, statement: string, explains: { id: string } | null, evidence: Array<
    | { id: string, summary: string, occurredAt: string, incident: { number: number } }
    | { id: string, summary: string, occurredAt: string, incident: { number: number } }
    | { id: string, summary: string, occurredAt: string, incident: { number: number } }
    | { id: string, summary: string, occurredAt: string, incident: { number: number } }
    | { id: string, summary: string, occurredAt: string, incident: { number: number } }
    | { id: string, summary: string, occurredAt: string, incident: { number: number } }
    | { id: string, summary: string, occurredAt: string, incident: { number: number } }
    | { id: string, summary: string, occurredAt: string, incident: { number: number } }
    | { id: string, summary: string, occurredAt: string, incident: { number: number } }
    | { id: string, summary: string, occurredAt: string, incident: { number: number } }
    | { id: string, summary: string, occurredAt: string, incident: { number: number } }
    | { id: string, summary: string, occurredAt: string, incident: { number: number } }
    | { id: string, summary: string, occurredAt: string, incident: { number: number } }
    | { id: string, summary: string, occurredAt: string, incident: { number: number } }
    | { id: string, summary: string, occurredAt: string, incident: { number: number } }
    | { id: string, summary: string, occurredAt: string, incident: { number: number } }
  > };

export type FollowUpFragment = { id: string, title: string, kind: ActionItemKind, priority: Priority, state: ActionItemState, dueAt: string | null, overdue: boolean, ticketUrl: string | null, owner:
    | { id: string, name: string }
    | { id: string, name: string }
   | null, cause: { id: string, statement: string } | null };

export type PublishedVersionsQueryVariables = Exact<{
  id: string;
}>;


export type PublishedVersionsQuery = { node:
    | { __typename: 'ActionItem' }
    | { __typename: 'Alert' }
    | { __typename: 'AlertChanged' }
    | { __typename: 'AnalysisChanged' }
    | { __typename: 'ApiKey' }
    | { __typename: 'Article' }
    | { __typename: 'AuditEntry' }
    | { __typename: 'BusinessCalendar' }
    | { __typename: 'CalendarFeed' }
    | { __typename: 'Category' }
    | { __typename: 'Cause' }
    | { __typename: 'ContactMethod' }
    | { __typename: 'Escalation' }
    | { __typename: 'EscalationChanged' }
    | { __typename: 'EscalationPolicy' }
    | { __typename: 'Incident' }
    | { __typename: 'IncidentLinked' }
    | { __typename: 'IncidentNoteAdded' }
    | { __typename: 'IncidentOpened' }
    | { __typename: 'IncidentOwnerChanged' }
    | { __typename: 'IncidentReclassified' }
    | { __typename: 'IncidentRoleChanged' }
    | { __typename: 'IncidentStatusChanged' }
    | { __typename: 'IncidentTask' }
    | { __typename: 'IncidentTaskChanged' }
    | { __typename: 'IncidentUpdated' }
    | { __typename: 'IncidentWatchersChanged' }
    | { __typename: 'Notification' }
    | { __typename: 'NotificationChanged' }
    | { __typename: 'OnCallSchedule' }
    | { __typename: 'Organization' }
    | { __typename: 'PostIncidentAnalysis', versions: Array<{ version: number, markdown: string }> }
    | { __typename: 'ResponsePlan' }
    | { __typename: 'Rotation' }
    | { __typename: 'Service' }
    | { __typename: 'ShiftOverride' }
    | { __typename: 'SlaChanged' }
    | { __typename: 'SlaClock' }
    | { __typename: 'SlaPolicy' }
    | { __typename: 'StatusUpdate' }
    | { __typename: 'StatusUpdatePosted' }
    | { __typename: 'Team' }
    | { __typename: 'User' }
   | null };

export type BesideTheBoardQueryVariables = Exact<{
  since: string;
}>;


export type BesideTheBoardQuery = { events: { edges: Array<{ node:
        | { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string, incident: { id: string, number: number, title: string, priority: Priority, owner:
              | { id: string, name: string }
              | { id: string, name: string }
             | null, services: Array<{ id: string, ownerTeam: { id: string } | null }> } }
        | { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string, incident: { id: string, number: number, title: string, priority: Priority, owner:
              | { id: string, name: string }
              | { id: string, name: string }
             | null, services: Array<{ id: string, ownerTeam: { id: string } | null }> } }
        | { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string, incident: { id: string, number: number, title: string, priority: Priority, owner:
              | { id: string, name: string }
              | { id: string, name: string }
             | null, services: Array<{ id: string, ownerTeam: { id: string } | null }> } }
        | { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string, incident: { id: string, number: number, title: string, priority: Priority, owner:
              | { id: string, name: string }
              | { id: string, name: string }
             | null, services: Array<{ id: string, ownerTeam: { id: string } | null }> } }
        | { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string, incident: { id: string, number: number, title: string, priority: Priority, owner:
              | { id: string, name: string }
              | { id: string, name: string }
             | null, services: Array<{ id: string, ownerTeam: { id: string } | null }> } }
        | { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string, incident: { id: string, number: number, title: string, priority: Priority, owner:
              | { id: string, name: string }
              | { id: string, name: string }
             | null, services: Array<{ id: string, ownerTeam: { id: string } | null }> } }
        | { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string, incident: { id: string, number: number, title: string, priority: Priority, owner:
              | { id: string, name: string }
              | { id: string, name: string }
             | null, services: Array<{ id: string, ownerTeam: { id: string } | null }> } }
        | { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string, incident: { id: string, number: number, title: string, priority: Priority, owner:
              | { id: string, name: string }
              | { id: string, name: string }
             | null, services: Array<{ id: string, ownerTeam: { id: string } | null }> } }
        | { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string, incident: { id: string, number: number, title: string, priority: Priority, owner:
              | { id: string, name: string }
              | { id: string, name: string }
             | null, services: Array<{ id: string, ownerTeam: { id: string } | null }> } }
        | { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string, incident: { id: string, number: number, title: string, priority: Priority, owner:
              | { id: string, name: string }
              | { id: string, name: string }
             | null, services: Array<{ id: string, ownerTeam: { id: string } | null }> } }
        | { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string, incident: { id: string, number: number, title: string, priority: Priority, owner:
              | { id: string, name: string }
              | { id: string, name: string }
             | null, services: Array<{ id: string, ownerTeam: { id: string } | null }> } }
        | { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string, incident: { id: string, number: number, title: string, priority: Priority, owner:
              | { id: string, name: string }
              | { id: string, name: string }
             | null, services: Array<{ id: string, ownerTeam: { id: string } | null }> } }
        | { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string, incident: { id: string, number: number, title: string, priority: Priority, owner:
              | { id: string, name: string }
              | { id: string, name: string }
             | null, services: Array<{ id: string, ownerTeam: { id: string } | null }> } }
        | { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string, incident: { id: string, number: number, title: string, priority: Priority, owner:
              | { id: string, name: string }
              | { id: string, name: string }
             | null, services: Array<{ id: string, ownerTeam: { id: string } | null }> } }
        | { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string, incident: { id: string, number: number, title: string, priority: Priority, owner:
              | { id: string, name: string }
              | { id: string, name: string }
             | null, services: Array<{ id: string, ownerTeam: { id: string } | null }> } }
        | { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string, incident: { id: string, number: number, title: string, priority: Priority, owner:
              | { id: string, name: string }
              | { id: string, name: string }
             | null, services: Array<{ id: string, ownerTeam: { id: string } | null }> } }
       }> }, onCallSchedules: Array<{ id: string, name: string, ownerTeam: { id: string } | null, onCall: Array<{ id: string, name: string }> }>, neededAnalyses: { edges: Array<{ node: { id: string, number: number, title: string, analysisDueAt: string | null, analysis: { id: string } | null } }>, pageInfo: { hasNextPage: boolean } }, analyses: { edges: Array<{ node: { id: string, title: string, dueAt: string | null } }>, pageInfo: { hasNextPage: boolean } }, actionItems: { edges: Array<{ node: { id: string, title: string, dueAt: string | null, owner:
          | { id: string, name: string }
          | { id: string, name: string }
         | null, analysis: { id: string } } }>, pageInfo: { hasNextPage: boolean } } };

export type BoardChangedSubscriptionVariables = Exact<{
  filter?: IncidentFilter | null | undefined;
}>;


export type BoardChangedSubscription = { statusBoardChanged: { cursor: string, asOf: string, openCount: number, atRiskCount: number, breachedCount: number, byPriority: Array<{ priority: Priority, count: number }>, byStatus: Array<{ status: IncidentStatus, count: number }>, incidents: Array<{ id: string, number: number, title: string, status: IncidentStatus, priority: Priority, severity: Severity, major: boolean, openedAt: string, owner:
        | { id: string, name: string }
        | { id: string, name: string }
       | null, services: Array<{ id: string, name: string }>, slaClocks: Array<{ id: string, metric: SlaMetric, state: SlaClockState, breached: boolean, dueAt: string | null, remaining: string, policy: { name: string } }> }>, services: Array<{ id: string, name: string, health: ServiceHealth, ownerTeam: { id: string, name: string } | null }> } };

type OwnerName_Team_Fragment = { id: string, name: string };

type OwnerName_User_Fragment = { id: string, name: string };

export type OwnerNameFragment =
  | OwnerName_Team_Fragment
  | OwnerName_User_Fragment
;

export type ClockFaceFragment = { id: string, metric: SlaMetric, state: SlaClockState, breached: boolean, dueAt: string | null, remaining: string, policy: { name: string } };

export type PositionQueryVariables = Exact<{ [key: string]: never; }>;


export type PositionQuery = { statusBoard: { cursor: string, asOf: string } };

export type ChangesSubscriptionVariables = Exact<{
  after?: string | null | undefined;
  filter?: IncidentFilter | null | undefined;
  id?: string | null | undefined;
}>;


export type ChangesSubscription = { incidentChanged: { cursor: string, kind: IncidentChangeKind, matches: boolean, event:
      | { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string, incident: { id: string, number: number, title: string, priority: Priority, owner:
            | { id: string, name: string }
            | { id: string, name: string }
           | null, services: Array<{ id: string, ownerTeam: { id: string } | null }> } }
      | { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string, incident: { id: string, number: number, title: string, priority: Priority, owner:
            | { id: string, name: string }
            | { id: string, name: string }
           | null, services: Array<{ id: string, ownerTeam: { id: string } | null }> } }
      | { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string, incident: { id: string, number: number, title: string, priority: Priority, owner:
            | { id: string, name: string }
            | { id: string, name: string }
           | null, services: Array<{ id: string, ownerTeam: { id: string } | null }> } }
      | { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string, incident: { id: string, number: number, title: string, priority: Priority, owner:
            | { id: string, name: string }
            | { id: string, name: string }
           | null, services: Array<{ id: string, ownerTeam: { id: string } | null }> } }
      | { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string, incident: { id: string, number: number, title: string, priority: Priority, owner:
            | { id: string, name: string }
            | { id: string, name: string }
           | null, services: Array<{ id: string, ownerTeam: { id: string } | null }> } }
      | { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string, incident: { id: string, number: number, title: string, priority: Priority, owner:
            | { id: string, name: string }
            | { id: string, name: string }
           | null, services: Array<{ id: string, ownerTeam: { id: string } | null }> } }
      | { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string, incident: { id: string, number: number, title: string, priority: Priority, owner:
            | { id: string, name: string }
            | { id: string, name: string }
           | null, services: Array<{ id: string, ownerTeam: { id: string } | null }> } }
      | { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string, incident: { id: string, number: number, title: string, priority: Priority, owner:
            | { id: string, name: string }
            | { id: string, name: string }
           | null, services: Array<{ id: string, ownerTeam: { id: string } | null }> } }
      | { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string, incident: { id: string, number: number, title: string, priority: Priority, owner:
            | { id: string, name: string }
            | { id: string, name: string }
           | null, services: Array<{ id: string, ownerTeam: { id: string } | null }> } }
      | { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string, incident: { id: string, number: number, title: string, priority: Priority, owner:
            | { id: string, name: string }
            | { id: string, name: string }
           | null, services: Array<{ id: string, ownerTeam: { id: string } | null }> } }
      | { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string, incident: { id: string, number: number, title: string, priority: Priority, owner:
            | { id: string, name: string }
            | { id: string, name: string }
           | null, services: Array<{ id: string, ownerTeam: { id: string } | null }> } }
      | { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string, incident: { id: string, number: number, title: string, priority: Priority, owner:
            | { id: string, name: string }
            | { id: string, name: string }
           | null, services: Array<{ id: string, ownerTeam: { id: string } | null }> } }
      | { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string, incident: { id: string, number: number, title: string, priority: Priority, owner:
            | { id: string, name: string }
            | { id: string, name: string }
           | null, services: Array<{ id: string, ownerTeam: { id: string } | null }> } }
      | { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string, incident: { id: string, number: number, title: string, priority: Priority, owner:
            | { id: string, name: string }
            | { id: string, name: string }
           | null, services: Array<{ id: string, ownerTeam: { id: string } | null }> } }
      | { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string, incident: { id: string, number: number, title: string, priority: Priority, owner:
            | { id: string, name: string }
            | { id: string, name: string }
           | null, services: Array<{ id: string, ownerTeam: { id: string } | null }> } }
      | { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string, incident: { id: string, number: number, title: string, priority: Priority, owner:
            | { id: string, name: string }
            | { id: string, name: string }
           | null, services: Array<{ id: string, ownerTeam: { id: string } | null }> } }
     | null } };

type Happening_AlertChanged_Fragment = { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string, incident: { id: string, number: number, title: string, priority: Priority, owner:
      | { id: string, name: string }
      | { id: string, name: string }
     | null, services: Array<{ id: string, ownerTeam: { id: string } | null }> } };

type Happening_AnalysisChanged_Fragment = { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string, incident: { id: string, number: number, title: string, priority: Priority, owner:
      | { id: string, name: string }
      | { id: string, name: string }
     | null, services: Array<{ id: string, ownerTeam: { id: string } | null }> } };

type Happening_EscalationChanged_Fragment = { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string, incident: { id: string, number: number, title: string, priority: Priority, owner:
      | { id: string, name: string }
      | { id: string, name: string }
     | null, services: Array<{ id: string, ownerTeam: { id: string } | null }> } };

type Happening_IncidentLinked_Fragment = { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string, incident: { id: string, number: number, title: string, priority: Priority, owner:
      | { id: string, name: string }
      | { id: string, name: string }
     | null, services: Array<{ id: string, ownerTeam: { id: string } | null }> } };

type Happening_IncidentNoteAdded_Fragment = { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string, incident: { id: string, number: number, title: string, priority: Priority, owner:
      | { id: string, name: string }
      | { id: string, name: string }
     | null, services: Array<{ id: string, ownerTeam: { id: string } | null }> } };

type Happening_IncidentOpened_Fragment = { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string, incident: { id: string, number: number, title: string, priority: Priority, owner:
      | { id: string, name: string }
      | { id: string, name: string }
     | null, services: Array<{ id: string, ownerTeam: { id: string } | null }> } };

type Happening_IncidentOwnerChanged_Fragment = { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string, incident: { id: string, number: number, title: string, priority: Priority, owner:
      | { id: string, name: string }
      | { id: string, name: string }
     | null, services: Array<{ id: string, ownerTeam: { id: string } | null }> } };

type Happening_IncidentReclassified_Fragment = { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string, incident: { id: string, number: number, title: string, priority: Priority, owner:
      | { id: string, name: string }
      | { id: string, name: string }
     | null, services: Array<{ id: string, ownerTeam: { id: string } | null }> } };

type Happening_IncidentRoleChanged_Fragment = { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string, incident: { id: string, number: number, title: string, priority: Priority, owner:
      | { id: string, name: string }
      | { id: string, name: string }
     | null, services: Array<{ id: string, ownerTeam: { id: string } | null }> } };

type Happening_IncidentStatusChanged_Fragment = { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string, incident: { id: string, number: number, title: string, priority: Priority, owner:
      | { id: string, name: string }
      | { id: string, name: string }
     | null, services: Array<{ id: string, ownerTeam: { id: string } | null }> } };

type Happening_IncidentTaskChanged_Fragment = { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string, incident: { id: string, number: number, title: string, priority: Priority, owner:
      | { id: string, name: string }
      | { id: string, name: string }
     | null, services: Array<{ id: string, ownerTeam: { id: string } | null }> } };

type Happening_IncidentUpdated_Fragment = { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string, incident: { id: string, number: number, title: string, priority: Priority, owner:
      | { id: string, name: string }
      | { id: string, name: string }
     | null, services: Array<{ id: string, ownerTeam: { id: string } | null }> } };

type Happening_IncidentWatchersChanged_Fragment = { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string, incident: { id: string, number: number, title: string, priority: Priority, owner:
      | { id: string, name: string }
      | { id: string, name: string }
     | null, services: Array<{ id: string, ownerTeam: { id: string } | null }> } };

type Happening_NotificationChanged_Fragment = { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string, incident: { id: string, number: number, title: string, priority: Priority, owner:
      | { id: string, name: string }
      | { id: string, name: string }
     | null, services: Array<{ id: string, ownerTeam: { id: string } | null }> } };

type Happening_SlaChanged_Fragment = { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string, incident: { id: string, number: number, title: string, priority: Priority, owner:
      | { id: string, name: string }
      | { id: string, name: string }
     | null, services: Array<{ id: string, ownerTeam: { id: string } | null }> } };

type Happening_StatusUpdatePosted_Fragment = { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string, incident: { id: string, number: number, title: string, priority: Priority, owner:
      | { id: string, name: string }
      | { id: string, name: string }
     | null, services: Array<{ id: string, ownerTeam: { id: string } | null }> } };

export type HappeningFragment =
  | Happening_AlertChanged_Fragment
  | Happening_AnalysisChanged_Fragment
  | Happening_EscalationChanged_Fragment
  | Happening_IncidentLinked_Fragment
  | Happening_IncidentNoteAdded_Fragment
  | Happening_IncidentOpened_Fragment
  | Happening_IncidentOwnerChanged_Fragment
  | Happening_IncidentReclassified_Fragment
  | Happening_IncidentRoleChanged_Fragment
  | Happening_IncidentStatusChanged_Fragment
  | Happening_IncidentTaskChanged_Fragment
  | Happening_IncidentUpdated_Fragment
  | Happening_IncidentWatchersChanged_Fragment
  | Happening_NotificationChanged_Fragment
  | Happening_SlaChanged_Fragment
  | Happening_StatusUpdatePosted_Fragment
;

export type TrendQueryVariables = Exact<{
  from: string;
  to: string;
  interval: MetricsInterval;
  filter?: IncidentFilter | null | undefined;
  p1?: IncidentFilter | null | undefined;
  p2?: IncidentFilter | null | undefined;
  p3?: IncidentFilter | null | undefined;
  p4?: IncidentFilter | null | undefined;
}>;


export type TrendQuery = { organization: { timeZone: string }, all: { series: Array<{ from: string, figures: { slaAttainment: number | null, timeToAcknowledge: { p50: string, p90: string } | null, timeToResolve: { p50: string, p90: string } | null } }> }, p1: { series: Array<{ figures: { opened: number } }> }, p2: { series: Array<{ figures: { opened: number } }> }, p3: { series: Array<{ figures: { opened: number } }> }, p4: { series: Array<{ figures: { opened: number } }> } };

export type MiddleFragment = { p50: string, p90: string };

export type OpenedFragment = { series: Array<{ figures: { opened: number } }> };

export type FiguresInAllQueryVariables = Exact<{
  from: string;
  to: string;
  filter?: IncidentFilter | null | undefined;
}>;


export type FiguresInAllQuery = { metrics: { total: { opened: number, resolved: number, reopened: number, meanTimeBetween: string | null, slaAttainment: number | null, escalations: number, pages: number, feedbackMean: number | null, timeToAcknowledge: { p50: string, p90: string } | null, timeToMitigate: { p50: string, p90: string } | null, timeToResolve: { p50: string, p90: string } | null } } };

export type FiguresByQueryVariables = Exact<{
  from: string;
  to: string;
  filter?: IncidentFilter | null | undefined;
  dimension: MetricsDimension;
}>;


export type FiguresByQuery = { metrics: { by: Array<{ key: string, label: string, figures: { opened: number, resolved: number, reopened: number, meanTimeBetween: string | null, slaAttainment: number | null, escalations: number, pages: number, feedbackMean: number | null, timeToAcknowledge: { p50: string, p90: string } | null, timeToMitigate: { p50: string, p90: string } | null, timeToResolve: { p50: string, p90: string } | null } }> } };

export type FiguresFragment = { opened: number, resolved: number, reopened: number, meanTimeBetween: string | null, slaAttainment: number | null, escalations: number, pages: number, feedbackMean: number | null, timeToAcknowledge: { p50: string, p90: string } | null, timeToMitigate: { p50: string, p90: string } | null, timeToResolve: { p50: string, p90: string } | null };

export type LoadOfPeopleQueryVariables = Exact<{
  from: string;
  to: string;
}>;


export type LoadOfPeopleQuery = { onCallLoad: Array<{ pages: number, inWorkingHours: number, inOffHours: number, inSleepHours: number, onCall: string, user: { id: string, name: string } }> };

export type HomeZoneQueryVariables = Exact<{ [key: string]: never; }>;


export type HomeZoneQuery = { organization: { timeZone: string }, viewer: { role: OrganizationRole } };

export type ServiceNamesQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type ServiceNamesQuery = { services: { edges: Array<{ node: { id: string, name: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type IncidentPageQueryVariables = Exact<{
  number?: number | null | undefined;
  id?: string | null | undefined;
}>;


export type IncidentPageQuery = { incident: { id: string, number: number, version: number, title: string, description: string | null, status: IncidentStatus, priority: Priority, severity: Severity, urgency: Urgency, major: boolean, openedAt: string, acknowledgedAt: string | null, resolvedAt: string | null, resolution: string | null, allowedTransitions: Array<IncidentStatus>, analysisDueAt: string | null, analysis: { id: string, title: string, state: AnalysisState } | null, owner:
      | { id: string, name: string }
      | { id: string, name: string }
     | null, services: Array<{ id: string, name: string }>, slaClocks: Array<{ id: string, metric: SlaMetric, state: SlaClockState, breached: boolean, dueAt: string | null, remaining: string, policy: { name: string } }>, timeline: { edges: Array<{ node:
          | { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string }
          | { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string }
          | { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string }
          | { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string }
          | { text: string, id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string }
          | { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string }
          | { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string }
          | { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string }
          | { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string }
          | { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string }
          | { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string }
          | { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string }
          | { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string }
          | { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string }
          | { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string }
          | { id: string, cursor: string, kind: IncidentEventKind, summary: string, occurredAt: string }
         }> }, statusUpdates: { edges: Array<{ node: { id: string, audience: Audience, message: string, postedAt: string } }> } } | null };

export type BoardAcknowledgeMutationVariables = Exact<{
  input: AcknowledgeIncidentInput;
}>;


export type BoardAcknowledgeMutation = { acknowledgeIncident: { incident: { id: string, version: number } } };

export type BoardAssignMutationVariables = Exact<{
  input: AssignIncidentInput;
}>;


export type BoardAssignMutation = { assignIncident: { incident: { id: string, version: number } } };

export type BoardNoteMutationVariables = Exact<{
  input: AddIncidentNoteInput;
}>;


export type BoardNoteMutation = { addIncidentNote: { __typename: 'AddIncidentNotePayload' } };

export type BoardUpdateMutationVariables = Exact<{
  input: PostStatusUpdateInput;
}>;


export type BoardUpdateMutation = { postStatusUpdate: { __typename: 'PostStatusUpdatePayload' } };

export type BoardResolveMutationVariables = Exact<{
  input: ResolveIncidentInput;
}>;


export type BoardResolveMutation = { resolveIncident: { incident: { id: string, version: number } } };

export type MyselfQueryVariables = Exact<{ [key: string]: never; }>;


export type MyselfQuery = { viewer: { role: OrganizationRole, permissions: Array<string>, user: { id: string, name: string } | null } };

export type TeamsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type TeamsQuery = { teams: { edges: Array<{ node: { id: string, name: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PeopleQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type PeopleQuery = { users: { edges: Array<{ node: { id: string, name: string, active: boolean } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

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

export const WhyFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Why"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Cause"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"statement"}},{"kind":"Field","name":{"kind":"Name","value":"explains"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"evidence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"incident"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]}}]} as unknown as DocumentNode<WhyFragment, unknown>;
export const OwnerNameFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OwnerName"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IncidentOwner"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Team"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<OwnerNameFragment, unknown>;
export const FollowUpFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FollowUp"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ActionItem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"overdue"}},{"kind":"Field","name":{"kind":"Name","value":"ticketUrl"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OwnerName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cause"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"statement"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OwnerName"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IncidentOwner"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Team"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<FollowUpFragment, unknown>;
export const AnalysisFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Analysis"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PostIncidentAnalysis"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"publishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"meetingAt"}},{"kind":"Field","name":{"kind":"Name","value":"authors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"incidents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}}]}},{"kind":"Field","name":{"kind":"Name","value":"facts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"timeToDetect"}},{"kind":"Field","name":{"kind":"Name","value":"timeToAcknowledge"}},{"kind":"Field","name":{"kind":"Name","value":"timeToMitigate"}},{"kind":"Field","name":{"kind":"Name","value":"timeToResolve"}},{"kind":"Field","name":{"kind":"Name","value":"slaBreaches"}},{"kind":"Field","name":{"kind":"Name","value":"escalations"}},{"kind":"Field","name":{"kind":"Name","value":"pagesSent"}},{"kind":"Field","name":{"kind":"Name","value":"statusUpdates"}},{"kind":"Field","name":{"kind":"Name","value":"responders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"impact"}},{"kind":"Field","name":{"kind":"Name","value":"detection"}},{"kind":"Field","name":{"kind":"Name","value":"response"}},{"kind":"Field","name":{"kind":"Name","value":"narrative"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"incident"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"lessonsLearned"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"causes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Why"}}]}},{"kind":"Field","name":{"kind":"Name","value":"actionItems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FollowUp"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reviewers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reviews"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"comment"}},{"kind":"Field","name":{"kind":"Name","value":"reviewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"versions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"publishedAt"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OwnerName"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IncidentOwner"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Team"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Why"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Cause"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"statement"}},{"kind":"Field","name":{"kind":"Name","value":"explains"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"evidence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"incident"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FollowUp"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ActionItem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"overdue"}},{"kind":"Field","name":{"kind":"Name","value":"ticketUrl"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OwnerName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cause"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"statement"}}]}}]}}]} as unknown as DocumentNode<AnalysisFragment, unknown>;
export const ClockFaceFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ClockFace"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SlaClock"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"metric"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"breached"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"remaining"}},{"kind":"Field","name":{"kind":"Name","value":"policy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<ClockFaceFragment, unknown>;
export const HappeningFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Happening"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IncidentEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"incident"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OwnerName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"services"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"ownerTeam"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OwnerName"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IncidentOwner"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Team"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<HappeningFragment, unknown>;
export const OpenedFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Opened"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IncidentMetrics"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"series"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"interval"},"value":{"kind":"Variable","name":{"kind":"Name","value":"interval"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"figures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"opened"}}]}}]}}]}}]} as unknown as DocumentNode<OpenedFragment, unknown>;
export const MiddleFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Middle"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DurationStats"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"p50"}},{"kind":"Field","name":{"kind":"Name","value":"p90"}}]}}]} as unknown as DocumentNode<MiddleFragment, unknown>;
export const FiguresFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Figures"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MetricsFigures"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"opened"}},{"kind":"Field","name":{"kind":"Name","value":"resolved"}},{"kind":"Field","name":{"kind":"Name","value":"reopened"}},{"kind":"Field","name":{"kind":"Name","value":"timeToAcknowledge"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Middle"}}]}},{"kind":"Field","name":{"kind":"Name","value":"timeToMitigate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Middle"}}]}},{"kind":"Field","name":{"kind":"Name","value":"timeToResolve"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Middle"}}]}},{"kind":"Field","name":{"kind":"Name","value":"meanTimeBetween"}},{"kind":"Field","name":{"kind":"Name","value":"slaAttainment"}},{"kind":"Field","name":{"kind":"Name","value":"escalations"}},{"kind":"Field","name":{"kind":"Name","value":"pages"}},{"kind":"Field","name":{"kind":"Name","value":"feedbackMean"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Middle"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DurationStats"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"p50"}},{"kind":"Field","name":{"kind":"Name","value":"p90"}}]}}]} as unknown as DocumentNode<FiguresFragment, unknown>;
export const AnalysisPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AnalysisPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PostIncidentAnalysis"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Analysis"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Why"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Cause"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"statement"}},{"kind":"Field","name":{"kind":"Name","value":"explains"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"evidence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"incident"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OwnerName"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IncidentOwner"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Team"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FollowUp"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ActionItem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"overdue"}},{"kind":"Field","name":{"kind":"Name","value":"ticketUrl"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OwnerName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cause"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"statement"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Analysis"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PostIncidentAnalysis"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"publishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"meetingAt"}},{"kind":"Field","name":{"kind":"Name","value":"authors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"incidents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}}]}},{"kind":"Field","name":{"kind":"Name","value":"facts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"timeToDetect"}},{"kind":"Field","name":{"kind":"Name","value":"timeToAcknowledge"}},{"kind":"Field","name":{"kind":"Name","value":"timeToMitigate"}},{"kind":"Field","name":{"kind":"Name","value":"timeToResolve"}},{"kind":"Field","name":{"kind":"Name","value":"slaBreaches"}},{"kind":"Field","name":{"kind":"Name","value":"escalations"}},{"kind":"Field","name":{"kind":"Name","value":"pagesSent"}},{"kind":"Field","name":{"kind":"Name","value":"statusUpdates"}},{"kind":"Field","name":{"kind":"Name","value":"responders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"impact"}},{"kind":"Field","name":{"kind":"Name","value":"detection"}},{"kind":"Field","name":{"kind":"Name","value":"response"}},{"kind":"Field","name":{"kind":"Name","value":"narrative"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"incident"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"lessonsLearned"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"causes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Why"}}]}},{"kind":"Field","name":{"kind":"Name","value":"actionItems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FollowUp"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reviewers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reviews"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"comment"}},{"kind":"Field","name":{"kind":"Name","value":"reviewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"versions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"publishedAt"}}]}}]}}]} as unknown as DocumentNode<AnalysisPageQuery, AnalysisPageQueryVariables>;
export const PublishedVersionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PublishedVersions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PostIncidentAnalysis"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"versions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"markdown"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PublishedVersionsQuery, PublishedVersionsQueryVariables>;
export const BesideTheBoardDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"BesideTheBoard"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"since"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"since"},"value":{"kind":"Variable","name":{"kind":"Name","value":"since"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"60"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Happening"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"onCallSchedules"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"ownerTeam"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"onCall"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"neededAnalyses"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"overdue"},"value":{"kind":"BooleanValue","value":true}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"analysisDueAt"}},{"kind":"Field","name":{"kind":"Name","value":"analysis"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"analyses"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"overdue"},"value":{"kind":"BooleanValue","value":true}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"actionItems"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"overdue"},"value":{"kind":"BooleanValue","value":true}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OwnerName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"analysis"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OwnerName"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IncidentOwner"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Team"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Happening"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IncidentEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"incident"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OwnerName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"services"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"ownerTeam"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]} as unknown as DocumentNode<BesideTheBoardQuery, BesideTheBoardQueryVariables>;
export const BoardChangedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"BoardChanged"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"IncidentFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"statusBoardChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"openCount"}},{"kind":"Field","name":{"kind":"Name","value":"atRiskCount"}},{"kind":"Field","name":{"kind":"Name","value":"breachedCount"}},{"kind":"Field","name":{"kind":"Name","value":"byPriority"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"byStatus"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"incidents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"major"}},{"kind":"Field","name":{"kind":"Name","value":"openedAt"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OwnerName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"services"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"slaClocks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ClockFace"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"services"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"health"}},{"kind":"Field","name":{"kind":"Name","value":"ownerTeam"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OwnerName"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IncidentOwner"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Team"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ClockFace"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SlaClock"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"metric"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"breached"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"remaining"}},{"kind":"Field","name":{"kind":"Name","value":"policy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<BoardChangedSubscription, BoardChangedSubscriptionVariables>;
export const PositionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Position"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"statusBoard"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}}]}}]}}]} as unknown as DocumentNode<PositionQuery, PositionQueryVariables>;
export const ChangesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Changes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"IncidentFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"incidentChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"positions"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"matches"}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Happening"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OwnerName"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IncidentOwner"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Team"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Happening"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IncidentEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"incident"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OwnerName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"services"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"ownerTeam"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ChangesSubscription, ChangesSubscriptionVariables>;
export const TrendDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Trend"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"interval"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MetricsInterval"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"IncidentFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"p1"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"IncidentFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"p2"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"IncidentFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"p3"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"IncidentFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"p4"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"IncidentFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"timeZone"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"all"},"name":{"kind":"Name","value":"metrics"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"series"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"interval"},"value":{"kind":"Variable","name":{"kind":"Name","value":"interval"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"figures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"timeToAcknowledge"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Middle"}}]}},{"kind":"Field","name":{"kind":"Name","value":"timeToResolve"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Middle"}}]}},{"kind":"Field","name":{"kind":"Name","value":"slaAttainment"}}]}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"p1"},"name":{"kind":"Name","value":"metrics"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"p1"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Opened"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"p2"},"name":{"kind":"Name","value":"metrics"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"p2"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Opened"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"p3"},"name":{"kind":"Name","value":"metrics"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"p3"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Opened"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"p4"},"name":{"kind":"Name","value":"metrics"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"p4"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Opened"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Middle"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DurationStats"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"p50"}},{"kind":"Field","name":{"kind":"Name","value":"p90"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Opened"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IncidentMetrics"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"series"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"interval"},"value":{"kind":"Variable","name":{"kind":"Name","value":"interval"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"figures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"opened"}}]}}]}}]}}]} as unknown as DocumentNode<TrendQuery, TrendQueryVariables>;
export const FiguresInAllDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FiguresInAll"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"IncidentFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"metrics"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Figures"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Middle"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DurationStats"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"p50"}},{"kind":"Field","name":{"kind":"Name","value":"p90"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Figures"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MetricsFigures"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"opened"}},{"kind":"Field","name":{"kind":"Name","value":"resolved"}},{"kind":"Field","name":{"kind":"Name","value":"reopened"}},{"kind":"Field","name":{"kind":"Name","value":"timeToAcknowledge"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Middle"}}]}},{"kind":"Field","name":{"kind":"Name","value":"timeToMitigate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Middle"}}]}},{"kind":"Field","name":{"kind":"Name","value":"timeToResolve"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Middle"}}]}},{"kind":"Field","name":{"kind":"Name","value":"meanTimeBetween"}},{"kind":"Field","name":{"kind":"Name","value":"slaAttainment"}},{"kind":"Field","name":{"kind":"Name","value":"escalations"}},{"kind":"Field","name":{"kind":"Name","value":"pages"}},{"kind":"Field","name":{"kind":"Name","value":"feedbackMean"}}]}}]} as unknown as DocumentNode<FiguresInAllQuery, FiguresInAllQueryVariables>;
export const FiguresByDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FiguresBy"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"IncidentFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"dimension"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MetricsDimension"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"metrics"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"by"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"dimension"},"value":{"kind":"Variable","name":{"kind":"Name","value":"dimension"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"figures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Figures"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Middle"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DurationStats"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"p50"}},{"kind":"Field","name":{"kind":"Name","value":"p90"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Figures"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MetricsFigures"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"opened"}},{"kind":"Field","name":{"kind":"Name","value":"resolved"}},{"kind":"Field","name":{"kind":"Name","value":"reopened"}},{"kind":"Field","name":{"kind":"Name","value":"timeToAcknowledge"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Middle"}}]}},{"kind":"Field","name":{"kind":"Name","value":"timeToMitigate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Middle"}}]}},{"kind":"Field","name":{"kind":"Name","value":"timeToResolve"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Middle"}}]}},{"kind":"Field","name":{"kind":"Name","value":"meanTimeBetween"}},{"kind":"Field","name":{"kind":"Name","value":"slaAttainment"}},{"kind":"Field","name":{"kind":"Name","value":"escalations"}},{"kind":"Field","name":{"kind":"Name","value":"pages"}},{"kind":"Field","name":{"kind":"Name","value":"feedbackMean"}}]}}]} as unknown as DocumentNode<FiguresByQuery, FiguresByQueryVariables>;
export const LoadOfPeopleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LoadOfPeople"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"onCallLoad"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pages"}},{"kind":"Field","name":{"kind":"Name","value":"inWorkingHours"}},{"kind":"Field","name":{"kind":"Name","value":"inOffHours"}},{"kind":"Field","name":{"kind":"Name","value":"inSleepHours"}},{"kind":"Field","name":{"kind":"Name","value":"onCall"}}]}}]}}]} as unknown as DocumentNode<LoadOfPeopleQuery, LoadOfPeopleQueryVariables>;
export const HomeZoneDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"HomeZone"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"timeZone"}}]}},{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}}]}}]}}]} as unknown as DocumentNode<HomeZoneQuery, HomeZoneQueryVariables>;
export const ServiceNamesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ServiceNames"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"services"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<ServiceNamesQuery, ServiceNamesQueryVariables>;
export const IncidentPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"IncidentPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"number"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"incident"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"number"},"value":{"kind":"Variable","name":{"kind":"Name","value":"number"}}},{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"urgency"}},{"kind":"Field","name":{"kind":"Name","value":"major"}},{"kind":"Field","name":{"kind":"Name","value":"openedAt"}},{"kind":"Field","name":{"kind":"Name","value":"acknowledgedAt"}},{"kind":"Field","name":{"kind":"Name","value":"resolvedAt"}},{"kind":"Field","name":{"kind":"Name","value":"resolution"}},{"kind":"Field","name":{"kind":"Name","value":"allowedTransitions"}},{"kind":"Field","name":{"kind":"Name","value":"analysisDueAt"}},{"kind":"Field","name":{"kind":"Name","value":"analysis"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OwnerName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"services"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"slaClocks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ClockFace"}}]}},{"kind":"Field","name":{"kind":"Name","value":"timeline"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IncidentNoteAdded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"statusUpdates"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"audience"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"postedAt"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OwnerName"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IncidentOwner"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Team"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ClockFace"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SlaClock"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"metric"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"breached"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"remaining"}},{"kind":"Field","name":{"kind":"Name","value":"policy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<IncidentPageQuery, IncidentPageQueryVariables>;
export const BoardAcknowledgeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"BoardAcknowledge"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AcknowledgeIncidentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"acknowledgeIncident"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"incident"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}}]}}]} as unknown as DocumentNode<BoardAcknowledgeMutation, BoardAcknowledgeMutationVariables>;
export const BoardAssignDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"BoardAssign"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AssignIncidentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assignIncident"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"incident"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}}]}}]} as unknown as DocumentNode<BoardAssignMutation, BoardAssignMutationVariables>;
export const BoardNoteDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"BoardNote"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AddIncidentNoteInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addIncidentNote"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<BoardNoteMutation, BoardNoteMutationVariables>;
export const BoardUpdateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"BoardUpdate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PostStatusUpdateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"postStatusUpdate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<BoardUpdateMutation, BoardUpdateMutationVariables>;
export const BoardResolveDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"BoardResolve"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ResolveIncidentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resolveIncident"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"incident"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}}]}}]} as unknown as DocumentNode<BoardResolveMutation, BoardResolveMutationVariables>;
export const MyselfDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Myself"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"permissions"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<MyselfQuery, MyselfQueryVariables>;
export const TeamsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Teams"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"teams"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<TeamsQuery, TeamsQueryVariables>;
export const PeopleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"People"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"users"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"active"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<PeopleQuery, PeopleQueryVariables>;
export const FollowIncidentsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"FollowIncidents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"incidentChanged"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"matches"}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"incident"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}}]}}]} as unknown as DocumentNode<FollowIncidentsSubscription, FollowIncidentsSubscriptionVariables>;
export const OpenIncidentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"OpenIncident"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OpenIncidentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"openIncident"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"incident"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"allowedTransitions"}},{"kind":"Field","name":{"kind":"Name","value":"openedAt"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}}]}}]} as unknown as DocumentNode<OpenIncidentMutation, OpenIncidentMutationVariables>;
export const StatusBoardDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"StatusBoard"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"statusBoard"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"openCount"}},{"kind":"Field","name":{"kind":"Name","value":"byPriority"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"byStatus"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"incidents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"openedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"services"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"health"}}]}}]}}]}}]} as unknown as DocumentNode<StatusBoardQuery, StatusBoardQueryVariables>;
export const ListIncidentsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ListIncidents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"20"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"IncidentFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"incidents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"PRIORITY"}},{"kind":"ObjectField","name":{"kind":"Name","value":"direction"},"value":{"kind":"EnumValue","value":"DESC"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Team"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"services"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"health"}}]}},{"kind":"Field","name":{"kind":"Name","value":"openedAt"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ListIncidentsQuery, ListIncidentsQueryVariables>;
export const AcknowledgeIncidentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AcknowledgeIncident"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AcknowledgeIncidentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"acknowledgeIncident"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"incident"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"allowedTransitions"}},{"kind":"Field","name":{"kind":"Name","value":"acknowledgedAt"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}}]}}]} as unknown as DocumentNode<AcknowledgeIncidentMutation, AcknowledgeIncidentMutationVariables>;
export const LinkedIncidentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LinkedIncident"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"incident"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"StringValue","value":"incident_00000000000000000000000000","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Team"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"services"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"escalations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"round"}},{"kind":"Field","name":{"kind":"Name","value":"nextStepAt"}},{"kind":"Field","name":{"kind":"Name","value":"notified"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"at"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"timeline"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<LinkedIncidentQuery, LinkedIncidentQueryVariables>;