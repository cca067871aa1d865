import type { Work } from '../../database/work.js'
import { idBytes } from '../../ids/type-id.js'
import { CauseEntity } from '../analysis.entity.js'
import type { RemoveCauseInput } from '../cause.inputs.js'
import { causesOf, changeAnalysis, lockDraft, requirePart } from '../analysis.store.js'
import { withThoseBelow } from '../causes.js'

/** Takes a cause away with those that explain only it. @throws NOT_FOUND, INVALID_TRANSITION */
export async function removeCause(work: Work, { id }: RemoveCauseInput) {
  const { analysisId } = await requirePart(work, 'cause', CauseEntity, id)
  const locked = await lockDraft(work, analysisId)
  const gone = withThoseBelow(await causesOf(work, analysisId), id).map(idBytes)
  await work.manager.query('DELETE FROM cause WHERE id IN (?)', [gone])
  await work.manager.query('UPDATE action_item SET causeId = NULL WHERE causeId IN (?)', [gone])
  await changeAnalysis(work, locked, {}, 'took a cause out of the analysis')
  return { analysis: analysisId }
}
