import { insertRows, selectRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { badInput } from '../../errors/desk-error.js'
import { idBytes } from '../../ids/type-id.js'
import { refuseInactive, requireUser, UserEntity } from '../../people/index.js'
import type { AssignIncidentRoleInput } from '../action.inputs.js'
import { IncidentRoleEntity, type IncidentEntity } from '../incident.entity.js'
import { recordEvent, roleChanged } from '../incident.events.js'
import { applyChange, lockEditable } from '../incident.store.js'

/** Parts that one person has at a time. */
export const singleRoles: ReadonlySet<string> = new Set(['COMMANDER', 'COMMUNICATIONS_LEAD', 'SCRIBE'])

/**
 * Gives somebody a part in the response, or takes it. A part of one takes it from who has it.
 * @throws NOT_FOUND, CONFLICT, INVALID_TRANSITION, BAD_USER_INPUT
 */
export async function assignIncidentRole(work: Work, input: AssignIncidentRoleInput) {
  const { id, kind, userId, remove } = input
  const incident = await lockEditable(work, id, input.expectedVersion)
  if (remove && userId == null) throw badInput(['input', 'userId'], 'must say from whom the role is taken')
  const user = userId != null ? await requireUser(work, userId, ['input', 'userId']) : null
  const holders = await selectRows(
    work.manager,
    UserEntity,
    'JOIN incident_role r ON r.userId = user.id WHERE r.incidentId = ? AND r.kind = ? ORDER BY user.id',
    [idBytes(id), kind],
  )
  const holds = holders.some((holder) => holder.id === userId)
  const leaving = remove ? holders.filter((holder) => holder.id === userId) : replaced(holders, user, kind)
  const coming = user && !remove && !holds ? user : null
  if (leaving.length === 0 && !coming) return { incident: id }
  if (coming) refuseInactive(coming, ['input', 'userId'])
  await changeHolders(work, incident, kind, leaving, coming)
  const after = await applyChange(work, incident, {})
  const { actor } = work.viewer
  if (coming) recordEvent(work, after, incident.facets, roleChanged(actor, kind, leaving[0] ?? null, coming))
  else
    for (const holder of leaving)
      recordEvent(work, after, incident.facets, roleChanged(actor, kind, holder, null))
  return { incident: id }
}

/** Who loses the role: everybody where it is freed; the one holder where a part of one is given on. */
function replaced(holders: UserEntity[], user: UserEntity | null, kind: string): UserEntity[] {
  if (!user) return holders
  return singleRoles.has(kind) ? holders.filter((holder) => holder.id !== user.id) : []
}

async function changeHolders(
  work: Work,
  { id, organizationId }: IncidentEntity,
  kind: AssignIncidentRoleInput['kind'],
  leaving: UserEntity[],
  coming: UserEntity | null,
): Promise<void> {
  if (leaving.length > 0) {
    await work.manager.query(
      'DELETE FROM incident_role WHERE incidentId = ? AND kind = ? AND userId IN (?)',
      [idBytes(id), kind, leaving.map((holder) => idBytes(holder.id))],
    )
  }
  if (coming) {
    await insertRows(work.manager, IncidentRoleEntity, [
      { incidentId: id, organizationId, kind, userId: coming.id, assignedAt: work.now },
    ])
  }
}
