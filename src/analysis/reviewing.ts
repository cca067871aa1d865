import type { AnalysisReviewEntity } from './analysis.entity.js'

type Said = Pick<AnalysisReviewEntity, 'reviewerId' | 'verdict' | 'version'>

/**
 * The reviewers whose last word is not APPROVED, or who have said nothing, since the version that was last published
 * (0: none): what was said of that one says nothing of the next (semantics §8).
 */
export function stillToApprove(
  reviewerIds: readonly string[],
  said: readonly Said[],
  published: number,
): string[] {
  const words = said.filter(({ version }) => version > published).sort((a, b) => a.version - b.version)
  return reviewerIds.filter(
    (id) => words.filter(({ reviewerId }) => reviewerId === id).at(-1)?.verdict !== 'APPROVED',
  )
}

/** Nobody approves of what they wrote alone. */
export const isOnlyAuthor = (userId: string, authorIds: readonly string[]) =>
  authorIds.length === 1 && authorIds[0] === userId
