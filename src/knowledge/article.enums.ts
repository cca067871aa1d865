import { registerEnumType } from 'type-graphql'

export const ArticleKind = { RUNBOOK: 'RUNBOOK', KNOWN_ERROR: 'KNOWN_ERROR', HOW_TO: 'HOW_TO' } as const
export type ArticleKind = keyof typeof ArticleKind
registerEnumType(ArticleKind, {
  name: 'ArticleKind',
  description: 'What an article is for.',
  valuesConfig: {
    RUNBOOK: { description: 'What to do, step by step, when something happens.' },
    KNOWN_ERROR: { description: 'A fault whose cause is known, and the way around it.' },
    HOW_TO: { description: 'How something is done, whether or not anything is wrong.' },
  },
})
