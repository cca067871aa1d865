import { registerEnumType } from 'type-graphql'

export const AnalysisState = { DRAFT: 'DRAFT', IN_REVIEW: 'IN_REVIEW', PUBLISHED: 'PUBLISHED' } as const
export type AnalysisState = keyof typeof AnalysisState
registerEnumType(AnalysisState, {
  name: 'AnalysisState',
  description: 'How far an analysis is.',
  valuesConfig: {
    DRAFT: { description: 'Its authors write it.' },
    IN_REVIEW: { description: 'Its reviewers read it; nothing is changed meanwhile.' },
    PUBLISHED: { description: 'It stands as it is; amending it makes a draft one version further.' },
  },
})

export const LessonKind = {
  WENT_WELL: 'WENT_WELL',
  WENT_BADLY: 'WENT_BADLY',
  GOT_LUCKY: 'GOT_LUCKY',
} as const
export type LessonKind = keyof typeof LessonKind
registerEnumType(LessonKind, {
  name: 'LessonKind',
  description: 'What kind of thing was learnt.',
  valuesConfig: {
    WENT_WELL: { description: 'To be kept.' },
    WENT_BADLY: { description: 'To be changed.' },
    GOT_LUCKY: { description: 'Not to be relied upon.' },
  },
})

export const CauseKind = { ROOT: 'ROOT', CONTRIBUTING: 'CONTRIBUTING', TRIGGER: 'TRIGGER' } as const
export type CauseKind = keyof typeof CauseKind
registerEnumType(CauseKind, {
  name: 'CauseKind',
  description: 'What part a cause had.',
  valuesConfig: {
    ROOT: { description: 'Without it nothing would have happened.' },
    CONTRIBUTING: { description: 'It made it likelier, worse or longer.' },
    TRIGGER: { description: 'It set it off.' },
  },
})

export const CauseCategory = {
  PEOPLE: 'PEOPLE',
  PROCESS: 'PROCESS',
  TECHNOLOGY: 'TECHNOLOGY',
  ENVIRONMENT: 'ENVIRONMENT',
  THIRD_PARTY: 'THIRD_PARTY',
  UNKNOWN: 'UNKNOWN',
} as const
export type CauseCategory = keyof typeof CauseCategory
registerEnumType(CauseCategory, {
  name: 'CauseCategory',
  description: 'Where a cause lies.',
  valuesConfig: {
    PEOPLE: { description: 'In what people knew, or how many they were; never whose fault it was.' },
    PROCESS: { description: 'In how work is done.' },
    TECHNOLOGY: { description: 'In software or hardware.' },
    ENVIRONMENT: { description: 'In power, cooling, weather, load.' },
    THIRD_PARTY: { description: 'At a supplier.' },
    UNKNOWN: { description: 'Not known.' },
  },
})

export const ActionItemState = {
  OPEN: 'OPEN',
  IN_PROGRESS: 'IN_PROGRESS',
  DONE: 'DONE',
  WONT_DO: 'WONT_DO',
} as const
export type ActionItemState = keyof typeof ActionItemState
registerEnumType(ActionItemState, {
  name: 'ActionItemState',
  description: 'How far a follow-up action is.',
  valuesConfig: {
    OPEN: { description: 'Nobody has begun.' },
    IN_PROGRESS: { description: 'Somebody works on it.' },
    DONE: { description: 'It is done.' },
    WONT_DO: { description: 'It was decided not to do it.' },
  },
})

export const ActionItemKind = {
  PREVENT: 'PREVENT',
  DETECT: 'DETECT',
  MITIGATE: 'MITIGATE',
  PROCESS: 'PROCESS',
} as const
export type ActionItemKind = keyof typeof ActionItemKind
registerEnumType(ActionItemKind, {
  name: 'ActionItemKind',
  description: 'What a follow-up action is for.',
  valuesConfig: {
    PREVENT: { description: 'That it does not happen again.' },
    DETECT: { description: 'That it is noticed sooner.' },
    MITIGATE: { description: 'That it hurts less.' },
    PROCESS: { description: 'That people work together better.' },
  },
})

export const ReviewVerdict = { APPROVED: 'APPROVED', CHANGES_REQUESTED: 'CHANGES_REQUESTED' } as const
export type ReviewVerdict = keyof typeof ReviewVerdict
registerEnumType(ReviewVerdict, {
  name: 'ReviewVerdict',
  description: 'What a reviewer says.',
  valuesConfig: {
    APPROVED: { description: 'It may be published.' },
    CHANGES_REQUESTED: { description: 'Something has to be changed first.' },
  },
})
