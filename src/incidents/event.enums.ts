import { registerEnumType } from 'type-graphql'

export const IncidentEventKind = {
  OPENED: 'OPENED',
  UPDATED: 'UPDATED',
  RECLASSIFIED: 'RECLASSIFIED',
  STATUS_CHANGED: 'STATUS_CHANGED',
  OWNER_CHANGED: 'OWNER_CHANGED',
  ROLE_CHANGED: 'ROLE_CHANGED',
  NOTE_ADDED: 'NOTE_ADDED',
  STATUS_UPDATE_POSTED: 'STATUS_UPDATE_POSTED',
  TASK_CHANGED: 'TASK_CHANGED',
  LINKED: 'LINKED',
  WATCHERS_CHANGED: 'WATCHERS_CHANGED',
  SLA_CHANGED: 'SLA_CHANGED',
  ESCALATION_CHANGED: 'ESCALATION_CHANGED',
  NOTIFICATION_CHANGED: 'NOTIFICATION_CHANGED',
  ANALYSIS_CHANGED: 'ANALYSIS_CHANGED',
  ALERT_CHANGED: 'ALERT_CHANGED',
} as const
export type IncidentEventKind = keyof typeof IncidentEventKind
registerEnumType(IncidentEventKind, {
  name: 'IncidentEventKind',
  description: 'What kind of thing happened to an incident. More kinds may come: show their summary.',
  valuesConfig: {
    OPENED: { description: 'It was logged.' },
    UPDATED: { description: 'Its own fields changed: title, services, labels and the like.' },
    RECLASSIFIED: { description: 'Its severity, urgency, priority or categories changed.' },
    STATUS_CHANGED: {
      description: 'It went on in its life; from = to where somebody took note of what was so.',
    },
    OWNER_CHANGED: { description: 'Somebody else sees it through.' },
    ROLE_CHANGED: { description: 'A part in the response was given or taken.' },
    NOTE_ADDED: { description: 'Somebody wrote something down.' },
    STATUS_UPDATE_POSTED: { description: 'Stakeholders were told how it stands.' },
    TASK_CHANGED: { description: 'A task was added, changed, done or removed.' },
    LINKED: { description: 'It was tied to another incident, or untied.' },
    WATCHERS_CHANGED: { description: 'Somebody began or stopped watching it.' },
    SLA_CHANGED: { description: 'A clock of an agreement started, paused, warned, breached or ended.' },
    ESCALATION_CHANGED: { description: 'A ladder started, climbed or ended.' },
    NOTIFICATION_CHANGED: { description: 'A message to somebody was sent, failed or was held back.' },
    ANALYSIS_CHANGED: { description: 'Its analysis was begun, changed or published.' },
    ALERT_CHANGED: { description: 'An alert of a monitoring system came in or ended.' },
  },
})

export const TimelineOrder = { RECORDED: 'RECORDED', OCCURRED: 'OCCURRED' } as const
export type TimelineOrder = keyof typeof TimelineOrder
registerEnumType(TimelineOrder, {
  name: 'TimelineOrder',
  description: 'In which order a timeline is told.',
  valuesConfig: {
    RECORDED: { description: 'As it was written down: the order of the log.' },
    OCCURRED: { description: 'As it happened: back-dated notes stand where they belong.' },
  },
})

export const IncidentLinkKind = { PARENT: 'PARENT', DUPLICATE: 'DUPLICATE', CHILD: 'CHILD' } as const
export type IncidentLinkKind = keyof typeof IncidentLinkKind
registerEnumType(IncidentLinkKind, {
  name: 'IncidentLinkKind',
  description: 'How another incident belongs to this one.',
  valuesConfig: {
    PARENT: { description: 'The other is the parent; null says that this one has none any more.' },
    DUPLICATE: { description: 'One of the two was merged into the other.' },
    CHILD: { description: 'The other became a child of this one.' },
  },
})

export const IncidentChangeKind = { EVENT: 'EVENT', HIDDEN: 'HIDDEN', POSITION: 'POSITION' } as const
export type IncidentChangeKind = keyof typeof IncidentChangeKind
registerEnumType(IncidentChangeKind, {
  name: 'IncidentChangeKind',
  description: 'What a message of `incidentChanged` says.',
  valuesConfig: {
    EVENT: { description: 'Something happened to an incident that matches, or did before.' },
    HIDDEN: {
      description:
        'An incident that this reader was sent before may no longer be seen: take it off the board. Carries only its id.',
    },
    POSITION: {
      description:
        'Nothing for this reader up to this cursor: at most every 30 seconds, and once when the replay has caught up.',
    },
  },
})
