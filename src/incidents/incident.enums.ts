import { registerEnumType } from 'type-graphql'

export const IncidentStatus = {
  OPEN: 'OPEN',
  ACKNOWLEDGED: 'ACKNOWLEDGED',
  IN_PROGRESS: 'IN_PROGRESS',
  ON_HOLD: 'ON_HOLD',
  MITIGATED: 'MITIGATED',
  RESOLVED: 'RESOLVED',
  CLOSED: 'CLOSED',
  CANCELED: 'CANCELED',
} as const
export type IncidentStatus = keyof typeof IncidentStatus
registerEnumType(IncidentStatus, {
  name: 'IncidentStatus',
  description: 'How far the work on an incident has come.',
  valuesConfig: {
    OPEN: { description: 'Logged; nobody has taken it yet.' },
    ACKNOWLEDGED: { description: 'Somebody has taken it; the response clock stops.' },
    IN_PROGRESS: { description: 'Being diagnosed or fixed.' },
    ON_HOLD: { description: 'Waiting for somebody outside (a vendor, the reporter).' },
    MITIGATED: { description: 'The impact is over, the cause is not fixed.' },
    RESOLVED: { description: 'Service is restored; the resolution clock stops.' },
    CLOSED: {
      description:
        'Reviewed and done; read-only but for its analysis, feedback, watchers, restriction and articles.',
    },
    CANCELED: { description: 'Was no incident, or a duplicate of another.' },
  },
})

export const HoldReason = {
  AWAITING_REPORTER: 'AWAITING_REPORTER',
  AWAITING_VENDOR: 'AWAITING_VENDOR',
  AWAITING_CHANGE: 'AWAITING_CHANGE',
  OTHER: 'OTHER',
} as const
export type HoldReason = keyof typeof HoldReason
registerEnumType(HoldReason, {
  name: 'HoldReason',
  description: 'What an incident on hold waits for.',
  valuesConfig: {
    AWAITING_REPORTER: { description: 'An answer of who reported it; a note by them resumes it.' },
    AWAITING_VENDOR: { description: 'A supplier.' },
    AWAITING_CHANGE: { description: 'A change that is planned or under way.' },
    OTHER: { description: 'Something else; the note says what.' },
  },
})

export const IncidentRoleKind = {
  COMMANDER: 'COMMANDER',
  COMMUNICATIONS_LEAD: 'COMMUNICATIONS_LEAD',
  SCRIBE: 'SCRIBE',
  SUBJECT_MATTER_EXPERT: 'SUBJECT_MATTER_EXPERT',
  LIAISON: 'LIAISON',
} as const
export type IncidentRoleKind = keyof typeof IncidentRoleKind
registerEnumType(IncidentRoleKind, {
  name: 'IncidentRoleKind',
  description: 'A part in the response to one incident.',
  valuesConfig: {
    COMMANDER: { description: 'Decides; one person.' },
    COMMUNICATIONS_LEAD: { description: 'Speaks to stakeholders; one person.' },
    SCRIBE: { description: 'Writes down what happens; one person.' },
    SUBJECT_MATTER_EXPERT: { description: 'Knows a system that is involved; any number.' },
    LIAISON: { description: 'Keeps another team, a vendor or a customer in the picture; any number.' },
  },
})

export const Audience = { INTERNAL: 'INTERNAL', STAKEHOLDERS: 'STAKEHOLDERS', PUBLIC: 'PUBLIC' } as const
export type Audience = keyof typeof Audience
registerEnumType(Audience, {
  name: 'Audience',
  description: 'For whom a status update is meant.',
  valuesConfig: {
    INTERNAL: { description: 'The responders.' },
    STAKEHOLDERS: { description: 'Those who depend on the services, inside.' },
    PUBLIC: { description: 'Everybody, customers too.' },
  },
})

export const IncidentOrderField = {
  OPENED_AT: 'OPENED_AT',
  UPDATED_AT: 'UPDATED_AT',
  PRIORITY: 'PRIORITY',
  NUMBER: 'NUMBER',
  NEXT_BREACH_AT: 'NEXT_BREACH_AT',
} as const
export type IncidentOrderField = keyof typeof IncidentOrderField
registerEnumType(IncidentOrderField, {
  name: 'IncidentOrderField',
  description: 'By what incidents are listed; equal ones follow their number.',
  valuesConfig: {
    OPENED_AT: { description: 'When it was logged.' },
    UPDATED_AT: { description: 'When something last happened to it.' },
    PRIORITY: { description: 'The order of work: DESC puts P1 first, within a priority the longest open.' },
    NUMBER: { description: 'The number within the organisation.' },
    NEXT_BREACH_AT: {
      description: 'When the next SLA clock breaches: ASC puts the soonest first and those without one last.',
    },
  },
})

export const OrderDirection = { ASC: 'ASC', DESC: 'DESC' } as const
export type OrderDirection = keyof typeof OrderDirection
registerEnumType(OrderDirection, {
  name: 'OrderDirection',
  description: 'Which end of a list comes first.',
  valuesConfig: {
    ASC: { description: 'Smallest, oldest, least urgent first.' },
    DESC: { description: 'Largest, newest, most urgent first.' },
  },
})
