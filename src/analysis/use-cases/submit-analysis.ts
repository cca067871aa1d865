import type { Work } from '../../database/work.js'
import { badInput, DeskError } from '../../errors/desk-error.js'
import { refuseInactive, requireUsers } from '../../people/index.js'
import type { SubmitAnalysisInput } from '../analysis.inputs.js'
import { changeAnalysis, lockAnalysis } from '../analysis.store.js'
import { amongReaders } from '../recipients.js'
import { isOnlyAuthor } from '../reviewing.js'

/**
 * Asks for reviews of a draft, or of others of what is in review.
 * @throws NOT_FOUND; INVALID_TRANSITION where it is published; BAD_USER_INPUT for who is its only author, has left or
 * may not see it
 */
export async function submitAnalysis(work: Work, { id, reviewerIds }: SubmitAnalysisInput) {
  const locked = await lockAnalysis(work, id)
  const { analysis, incidents } = locked
  if (analysis.state === 'PUBLISHED')
    throw new DeskError('INVALID_TRANSITION', 'It is published already.', {
      from: analysis.state,
      allowed: ['amendAnalysis'],
    })
  const path = (index: number) => ['input', 'reviewerIds', index]
  const reviewers = await requireUsers(work, reviewerIds, path)
  const seeing = await amongReaders(work, incidents, reviewerIds)
  for (const [index, reviewer] of reviewers.entries()) {
    refuseInactive(reviewer, path(index))
    if (isOnlyAuthor(reviewer.id, analysis.authorIds)) throw badInput(path(index), 'is its only author')
    if (!seeing.includes(reviewer.id)) throw badInput(path(index), 'may not see all of its incidents')
  }
  const changes = { state: 'IN_REVIEW' as const, reviewerIds: [...new Set(reviewerIds)] }
  await changeAnalysis(work, locked, changes, 'asked for a review of the analysis')
  return { analysis: id }
}
