import { registerEnumType } from 'type-graphql'

export const EscalationState = {
  ACTIVE: 'ACTIVE',
  ACKNOWLEDGED: 'ACKNOWLEDGED',
  EXHAUSTED: 'EXHAUSTED',
  STOPPED: 'STOPPED',
} as const
export type EscalationState = keyof typeof EscalationState
registerEnumType(EscalationState, {
  name: 'EscalationState',
  description: 'How an escalation stands.',
  valuesConfig: {
    ACTIVE: { description: 'It waits for somebody to answer.' },
    ACKNOWLEDGED: { description: 'Somebody answered.' },
    EXHAUSTED: { description: 'It came to its end, and nobody answered.' },
    STOPPED: {
      description: 'The incident was resolved, canceled or merged, or another escalation took its place.',
    },
  },
})

export const EscalationReason = {
  INCIDENT_OPENED: 'INCIDENT_OPENED',
  SLA_WARNING: 'SLA_WARNING',
  SLA_BREACH: 'SLA_BREACH',
  ACKNOWLEDGEMENT_EXPIRED: 'ACKNOWLEDGEMENT_EXPIRED',
  MANUAL: 'MANUAL',
} as const
export type EscalationReason = keyof typeof EscalationReason
registerEnumType(EscalationReason, {
  name: 'EscalationReason',
  description: 'Why an escalation began.',
  valuesConfig: {
    INCIDENT_OPENED: { description: 'The incident opened, or opened again.' },
    SLA_WARNING: { description: 'The time to answer was running out, and nobody was being paged.' },
    SLA_BREACH: { description: 'A promise was broken, and nobody was being paged.' },
    ACKNOWLEDGEMENT_EXPIRED: { description: 'The acknowledgement ran out before work was done.' },
    MANUAL: { description: 'Somebody asked for it.' },
  },
})

export const EscalationChangeKind = {
  STARTED: 'STARTED',
  STEPPED: 'STEPPED',
  REACHED_NOBODY: 'REACHED_NOBODY',
  ACKNOWLEDGED: 'ACKNOWLEDGED',
  EXPIRED: 'EXPIRED',
  EXHAUSTED: 'EXHAUSTED',
  STOPPED: 'STOPPED',
  REBASED: 'REBASED',
} as const
export type EscalationChangeKind = keyof typeof EscalationChangeKind
registerEnumType(EscalationChangeKind, {
  name: 'EscalationChangeKind',
  description: 'What happened to an escalation.',
  valuesConfig: {
    STARTED: { description: 'It began; its first step follows.' },
    STEPPED: { description: 'A step told somebody.' },
    REACHED_NOBODY: { description: 'A step found nobody to tell; the next one follows at once.' },
    ACKNOWLEDGED: { description: 'Somebody answered, and it ended.' },
    EXPIRED: { description: 'The acknowledgement that had ended it ran out.' },
    EXHAUSTED: { description: 'It came to its end without an answer; the admins are told.' },
    STOPPED: { description: 'It ended because nobody needs to be paged by it any more.' },
    REBASED: { description: 'It goes on with a newer version of its policy.' },
  },
})
