import { insertRows, selectRow, selectRows, updateRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { conflict, DeskError } from '../../errors/desk-error.js'
import { clearTimer } from '../../engine/timers.js'
import { idBytes } from '../../ids/type-id.js'
import { AnalysisNeedEntity, AnalysisReviewEntity, AnalysisVersionEntity } from '../analysis.entity.js'
import type { PublishAnalysisInput } from '../analysis.inputs.js'
import { changeAnalysis, lockAnalysis } from '../analysis.store.js'
import { documentsOf } from '../document.reads.js'
import { dueTimers } from '../need.store.js'
import { stillToApprove } from '../reviewing.js'

/**
 * Freezes what all reviewers have approved as one version, which nothing changes any more.
 * @throws NOT_FOUND; INVALID_TRANSITION where it is not in review; CONFLICT with `reviewers` whose approval is missing
 */
export async function publishAnalysis(work: Work, { id }: PublishAnalysisInput) {
  const locked = await lockAnalysis(work, id)
  const { analysis, incidents } = locked
  if (analysis.state !== 'IN_REVIEW')
    throw new DeskError('INVALID_TRANSITION', 'Only what is in review can be published.', {
      from: analysis.state,
      allowed: analysis.state === 'PUBLISHED' ? ['amendAnalysis'] : ['submitAnalysis'],
    })
  const { manager, now } = work
  const said = await selectRows(manager, AnalysisReviewEntity, 'WHERE analysisId = ?', [idBytes(id)])
  const last = await selectRow(
    manager,
    AnalysisVersionEntity,
    'WHERE analysisId = ? ORDER BY version DESC LIMIT 1',
    [idBytes(id)],
  )
  const missing = stillToApprove(analysis.reviewerIds, said, last?.version ?? 0)
  if (missing.length > 0)
    throw conflict('Not all of its reviewers have approved of it.', { reviewers: missing })
  const published = { state: 'PUBLISHED' as const, publishedAt: now }
  const { version, organizationId } = await changeAnalysis(work, locked, published, 'published the analysis')
  const [markdown = ''] = await documentsOf(work, [id])
  await insertRows(manager, AnalysisVersionEntity, [
    { analysisId: id, version, organizationId, publishedAt: now, markdown },
  ])
  const ids = incidents.map((incident) => idBytes(incident.id))
  await updateRows(manager, AnalysisNeedEntity, { met: true }, 'incidentId IN (?)', [ids])
  await clearTimer(work, dueTimers.analysis, id)
  return { analysis: id }
}
