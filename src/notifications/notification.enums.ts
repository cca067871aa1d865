import { registerEnumType } from 'type-graphql'

export const NotificationState = {
  PENDING: 'PENDING',
  SENT: 'SENT',
  FAILED: 'FAILED',
  SUPPRESSED: 'SUPPRESSED',
} as const
export type NotificationState = keyof typeof NotificationState
registerEnumType(NotificationState, {
  name: 'NotificationState',
  description: 'How a message to somebody stands.',
  valuesConfig: {
    PENDING: { description: 'It waits for its time, or to be tried again.' },
    SENT: { description: 'The receiver took it.' },
    FAILED: { description: 'It did not go through and is tried no more, unless by hand.' },
    SUPPRESSED: { description: 'Nobody needed it any more before it went out.' },
  },
})

export const NotificationCause = {
  PAGE: 'PAGE',
  STATUS_UPDATE: 'STATUS_UPDATE',
  WATCHED_CHANGE: 'WATCHED_CHANGE',
  LADDER_EXHAUSTED: 'LADDER_EXHAUSTED',
  ANALYSIS_DUE: 'ANALYSIS_DUE',
  ACTION_ITEM_DUE: 'ACTION_ITEM_DUE',
  FEEDBACK_REQUEST: 'FEEDBACK_REQUEST',
  CONTACT_PROBLEM: 'CONTACT_PROBLEM',
  CONTACT_VERIFICATION: 'CONTACT_VERIFICATION',
} as const
export type NotificationCause = keyof typeof NotificationCause
registerEnumType(NotificationCause, {
  name: 'NotificationCause',
  description: 'Why somebody is told.',
  valuesConfig: {
    PAGE: { description: 'A ladder asks them to take an incident on.' },
    STATUS_UPDATE: { description: 'Somebody said how an incident stands.' },
    WATCHED_CHANGE: { description: 'The status or priority of an incident that they watch changed.' },
    LADDER_EXHAUSTED: { description: 'Nobody answered a ladder to its end.' },
    ANALYSIS_DUE: { description: 'An analysis is due.' },
    ACTION_ITEM_DUE: { description: 'A follow-up action is due.' },
    FEEDBACK_REQUEST: { description: 'They are asked how an incident went.' },
    CONTACT_PROBLEM: { description: 'Somebody who should be told cannot be reached.' },
    CONTACT_VERIFICATION: { description: 'A code that proves that messages arrive at an address.' },
  },
})
