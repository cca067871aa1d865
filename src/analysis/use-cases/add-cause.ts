import { insertRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { notFound } from '../../errors/desk-error.js'
import { newId } from '../../ids/type-id.js'
import { CauseEntity } from '../analysis.entity.js'
import type { AddCauseInput } from '../cause.inputs.js'
import { causesOf, changeAnalysis, lockDraft } from '../analysis.store.js'
import { requireEvidence } from '../evidence.js'

/** Another answer to 'why', of the analysis or of one of its causes. @throws NOT_FOUND, INVALID_TRANSITION */
export async function addCause(work: Work, input: AddCauseInput) {
  const { analysisId, kind, category, statement, explainsId = null, evidenceIds } = input
  const locked = await lockDraft(work, analysisId, null, ['input', 'analysisId'])
  const causes = await causesOf(work, analysisId)
  if (explainsId !== null && !causes.some(({ id }) => id === explainsId))
    throw notFound(['input', 'explainsId'])
  const evidence = await requireEvidence(work, locked.incidents, evidenceIds ?? [])
  const { organizationId } = work.viewer
  const cause = { id: newId('cause'), organizationId, analysisId, kind, category, statement, explainsId }
  await insertRows(work.manager, CauseEntity, [{ ...cause, evidenceIds: evidence }])
  await changeAnalysis(work, locked, {}, 'added a cause to the analysis')
  return { analysis: analysisId, cause: cause.id }
}
