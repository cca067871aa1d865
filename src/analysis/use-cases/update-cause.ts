import { updateRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { badInput, notFound } from '../../errors/desk-error.js'
import { idBytes } from '../../ids/type-id.js'
import { CauseEntity } from '../analysis.entity.js'
import type { UpdateCauseInput } from '../cause.inputs.js'
import { causesOf, changeAnalysis, lockDraft, requirePart } from '../analysis.store.js'
import { wouldCircle } from '../causes.js'
import { requireEvidence } from '../evidence.js'

/** Changes what is given of a cause. @throws NOT_FOUND, INVALID_TRANSITION; BAD_USER_INPUT where it would explain itself */
export async function updateCause(work: Work, { id, evidenceIds, ...input }: UpdateCauseInput) {
  const { analysisId } = await requirePart(work, 'cause', CauseEntity, id)
  const locked = await lockDraft(work, analysisId)
  const causes = await causesOf(work, analysisId)
  const before = causes.find((cause) => cause.id === id)
  if (!before) throw notFound()
  const { explainsId } = input
  if (explainsId != null && !causes.some((cause) => cause.id === explainsId))
    throw notFound(['input', 'explainsId'])
  if (explainsId != null && wouldCircle(causes, id, explainsId))
    throw badInput(['input', 'explainsId'], 'would make the cause explain itself')
  const changes: Partial<CauseEntity> = {
    kind: input.kind ?? before.kind,
    category: input.category ?? before.category,
    statement: input.statement ?? before.statement,
    explainsId: explainsId === undefined ? before.explainsId : explainsId,
    evidenceIds: evidenceIds
      ? await requireEvidence(work, locked.incidents, evidenceIds)
      : before.evidenceIds,
  }
  await updateRows(work.manager, CauseEntity, changes, 'id = ?', [idBytes(id)])
  await changeAnalysis(work, locked, {}, 'changed a cause in the analysis')
  return { analysis: analysisId, cause: id }
}
