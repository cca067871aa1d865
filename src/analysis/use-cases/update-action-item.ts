import { updateRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { badInputs } from '../../errors/desk-error.js'
import { idBytes } from '../../ids/type-id.js'
import { findOwner } from '../../incidents/index.js'
import type { UpdateActionItemInput } from '../action-item.inputs.js'
import { isOver } from '../action-items.js'
import { ActionItemEntity } from '../analysis.entity.js'
import { lockAnalysis, recordAnalysis, refreshSearchText, requirePart } from '../analysis.store.js'
import { dueTimers, timeReminder } from '../need.store.js'

/**
 * Changes what is given, whatever the state of the analysis: the work goes on after it is published, and what was
 * published stays as it was. @throws NOT_FOUND, BAD_USER_INPUT
 */
export async function updateActionItem(work: Work, { id, ownerId, ...input }: UpdateActionItemInput) {
  const { analysisId, ownerUserId: doer } = await requirePart(work, 'action_item', ActionItemEntity, id)
  const locked = await lockAnalysis(work, analysisId, null, ['input', 'id'], () => doer)
  const before = await requirePart(work, 'action_item', ActionItemEntity, id)
  const faults = (['title', 'priority', 'state'] as const)
    .filter((field) => input[field] === null)
    .map((field) => ({ path: ['input', field], message: 'cannot be cleared' }))
  if (faults.length > 0) throw badInputs(faults)
  const { ownerUserId, ownerTeamId } = before
  const state = input.state ?? before.state
  const present = { ownerUserId, ownerTeamId }
  const { owner } =
    ownerId === undefined
      ? { owner: present }
      : await findOwner(work, ownerId, ['input', 'ownerId'], ownerUserId)
  const after = {
    title: input.title ?? before.title,
    priority: input.priority ?? before.priority,
    ...owner,
    dueAt: input.dueAt === undefined ? before.dueAt : input.dueAt,
    state,
    ticketUrl: input.ticketUrl === undefined ? before.ticketUrl : input.ticketUrl,
    completedAt: isOver(state) ? (before.completedAt ?? work.now) : null,
  }
  await updateRows(work.manager, ActionItemEntity, after, 'id = ?', [idBytes(id)])
  await timeReminder(work, dueTimers.actionItem, id, isOver(state) ? null : after.dueAt)
  if (after.title !== before.title) await refreshSearchText(work, locked.analysis)
  recordAnalysis(work, locked, whatWith(before, after))
  return { actionItem: id }
}

function whatWith(before: ActionItemEntity, { state }: Pick<ActionItemEntity, 'state'>): string {
  if (state === before.state || !isOver(state)) return 'changed a follow-up action of the analysis'
  return state === 'DONE'
    ? 'did a follow-up action of the analysis'
    : 'gave up a follow-up action of the analysis'
}
