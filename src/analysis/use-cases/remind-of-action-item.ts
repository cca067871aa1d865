import { selectRow } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { idBytes } from '../../ids/type-id.js'
import { ActionItemEntity } from '../analysis.entity.js'
import { findAnalysis } from '../analysis.store.js'
import { isOver } from '../action-items.js'
import { dueTimers } from '../need.store.js'
import { aboveKeepersOf, keepersOf } from '../recipients.js'
import { remind } from '../remind.js'

/** A follow-up action is due that is not done: whoever owns it is reminded; where nobody does, who wrote the analysis. */
export async function remindOfActionItem(
  work: Work,
  { subject: actionItemId }: { subject: string },
): Promise<void> {
  const item = await selectRow(work.manager, ActionItemEntity, 'WHERE id = ?', [idBytes(actionItemId)])
  if (!item || isOver(item.state) || item.dueAt === null) return
  const found = await findAnalysis(work, item.analysisId)
  const [first, ...others] = found?.incidents ?? []
  if (!found || !first) return
  const keepers = await keepersOf(work, item)
  await remind(work, {
    cause: 'ACTION_ITEM_DUE',
    timer: dueTimers.actionItem,
    subject: actionItemId,
    incidents: [first, ...others],
    analysisId: item.analysisId,
    actionItemId,
    dueAt: item.dueAt,
    name: `The follow-up action “${item.title}”`,
    keepers: keepers.length > 0 ? keepers : found.analysis.authorIds,
    above: () => aboveKeepersOf(work, item),
  })
}
