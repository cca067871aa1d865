import { insertRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { notFound } from '../../errors/desk-error.js'
import { newId } from '../../ids/type-id.js'
import { findOwner } from '../../incidents/index.js'
import type { AddActionItemInput } from '../action-item.inputs.js'
import { ActionItemEntity } from '../analysis.entity.js'
import { causesOf, changeAnalysis, lockDraft } from '../analysis.store.js'
import { dueTimers, timeReminder } from '../need.store.js'

/** Something to be done so that it does not come back. @throws NOT_FOUND, INVALID_TRANSITION, BAD_USER_INPUT */
export async function addActionItem(work: Work, input: AddActionItemInput) {
  const { analysisId, title, kind, priority, ownerId, dueAt = null, causeId = null, ticketUrl = null } = input
  const locked = await lockDraft(work, analysisId, null, ['input', 'analysisId'])
  const { owner } = await findOwner(work, ownerId, ['input', 'ownerId'])
  if (causeId !== null && !(await causesOf(work, analysisId)).some(({ id }) => id === causeId))
    throw notFound(['input', 'causeId'])
  const item: ActionItemEntity = {
    id: newId('action_item'),
    organizationId: work.viewer.organizationId,
    analysisId,
    title,
    kind,
    priority,
    ...owner,
    dueAt,
    state: 'OPEN',
    causeId,
    ticketUrl,
    completedAt: null,
    createdAt: work.now,
  }
  await insertRows(work.manager, ActionItemEntity, [item])
  await timeReminder(work, dueTimers.actionItem, item.id, dueAt)
  await changeAnalysis(work, locked, {}, 'added a follow-up action to the analysis')
  return { analysis: analysisId, actionItem: item.id }
}
