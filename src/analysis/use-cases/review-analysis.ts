import { insertRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { DeskError } from '../../errors/desk-error.js'
import { newId } from '../../ids/type-id.js'
import { AnalysisReviewEntity, type AnalysisEntity } from '../analysis.entity.js'
import type { ReviewAnalysisInput } from '../analysis.inputs.js'
import { changeAnalysis, lockAnalysis } from '../analysis.store.js'

/**
 * One of its reviewers says whether it may be published; who asks for changes gives it back to its authors.
 * @throws NOT_FOUND; FORBIDDEN for who is not asked; INVALID_TRANSITION where it is not in review
 */
export async function reviewAnalysis(work: Work, { id, verdict, comment = null }: ReviewAnalysisInput) {
  const { userId, name } = work.viewer.actor
  const reviewer = ({ reviewerIds }: AnalysisEntity) => reviewerIds.find((each) => each === userId) ?? null
  const locked = await lockAnalysis(work, id, null, ['input', 'id'], reviewer)
  const { analysis } = locked
  if (userId === null) throw new DeskError('FORBIDDEN', `${name} is a program, which reviews nothing.`)
  if (analysis.state !== 'IN_REVIEW')
    throw new DeskError('INVALID_TRANSITION', 'It is not in review.', {
      from: analysis.state,
      allowed: analysis.state === 'PUBLISHED' ? ['amendAnalysis'] : ['submitAnalysis'],
    })
  const asks = verdict === 'CHANGES_REQUESTED'
  const { version } = await changeAnalysis(
    work,
    locked,
    { state: asks ? 'DRAFT' : 'IN_REVIEW' },
    asks ? 'asked for changes to the analysis' : 'approved of the analysis',
    comment,
  )
  const { organizationId } = work.viewer
  await insertRows(work.manager, AnalysisReviewEntity, [
    {
      id: newId('analysis_review'),
      organizationId,
      analysisId: id,
      version,
      reviewerId: userId,
      verdict,
      comment,
      at: work.now,
    },
  ])
  return { analysis: id }
}
