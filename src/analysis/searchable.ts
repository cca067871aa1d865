import { searchTextOf } from '../text/search-text.js'
import type { ActionItemEntity, AnalysisEntity, CauseEntity } from './analysis.entity.js'

type Written = Pick<
  AnalysisEntity,
  'title' | 'summary' | 'impact' | 'detection' | 'response' | 'lessonsLearned' | 'narrative'
>

/** All that is written in an analysis, as it is found by. */
export const searchTextFor = (
  { title, summary, impact, detection, response, lessonsLearned, narrative }: Written,
  causes: readonly Pick<CauseEntity, 'statement'>[] = [],
  items: readonly Pick<ActionItemEntity, 'title'>[] = [],
): string =>
  searchTextOf(
    title,
    summary,
    impact,
    detection,
    response,
    ...lessonsLearned.map(({ text }) => text),
    ...causes.map(({ statement }) => statement),
    ...items.map((item) => item.title),
    ...narrative.map(({ text }) => text),
  )
