import { insertRows, selectRow, selectRows, updateRows } from '../database/rows.js'
import type { Work } from '../database/work.js'
import { idBytes, isId } from '../ids/type-id.js'
import { EscalationEntity, EscalationNoticeEntity } from './escalation.entity.js'

/**
 * The escalations of an incident, newest first, locked. Whoever changes one has locked the incident before: all that
 * happens to its ladders happens one after the other.
 */
export function lockEscalations(work: Work, incidentId: string): Promise<EscalationEntity[]> {
  return selectRows(
    work.manager,
    EscalationEntity,
    'WHERE incidentId = ? ORDER BY startedAt DESC, id DESC FOR UPDATE',
    [idBytes(incidentId)],
  )
}

/** To which incident an escalation belongs; null for none of the organisation's. */
export async function incidentOf(work: Work, escalationId: string): Promise<string | null> {
  if (!isId('escalation', escalationId)) return null
  const row = await selectRow(work.manager, EscalationEntity, 'WHERE id = ? AND organizationId = ?', [
    idBytes(escalationId),
    idBytes(work.viewer.organizationId),
  ])
  return row?.incidentId ?? null
}

/** Stores a new escalation with these changes. Answers it so. */
export async function insertEscalation(
  work: Work,
  escalation: EscalationEntity,
  changes: Partial<EscalationEntity> = {},
): Promise<EscalationEntity> {
  const stored = { ...escalation, ...changes }
  await insertRows(work.manager, EscalationEntity, [stored])
  return stored
}

export async function changeEscalation(
  work: Work,
  escalation: EscalationEntity,
  changes: Partial<EscalationEntity>,
): Promise<EscalationEntity> {
  await updateRows(work.manager, EscalationEntity, changes, 'id = ?', [idBytes(escalation.id)])
  return { ...escalation, ...changes }
}

/**
 * Writes down who is told at the step on which an escalation stands; those who were told at it already are left out,
 * and nobody was of a new one. Answers the ids of the others.
 */
export async function insertNotices(
  work: Work,
  { id: escalationId, incidentId, position, round }: EscalationEntity,
  isNew: boolean,
  userIds: readonly string[],
): Promise<string[]> {
  const { organizationId } = work.viewer
  const told = isNew
    ? []
    : await selectRows(
        work.manager,
        EscalationNoticeEntity,
        'WHERE escalationId = ? AND round = ? AND position = ?',
        [idBytes(escalationId), round, position],
      )
  const fresh = userIds.filter((userId) => told.every((notice) => notice.userId !== userId))
  await insertRows(
    work.manager,
    EscalationNoticeEntity,
    fresh.map((userId) => ({
      escalationId,
      round,
      position,
      userId,
      organizationId,
      incidentId,
      at: work.now,
    })),
  )
  return fresh
}

/** Whether somebody is being paged for an incident. */
export async function hasActive(work: Work, incidentId: string): Promise<boolean> {
  const rows = await work.manager.query<unknown[]>(
    "SELECT 1 FROM escalation WHERE incidentId = ? AND state = 'ACTIVE' LIMIT 1",
    [idBytes(incidentId)],
  )
  return rows.length > 0
}
