import { selectRow, updateRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { notFound } from '../../errors/desk-error.js'
import { idBytes, isId } from '../../ids/type-id.js'
import { ShiftOverrideEntity } from '../on-call.entity.js'
import type { RemoveShiftOverrideInput } from '../on-call.inputs.js'
import { lockSchedule } from '../schedule.store.js'

/** Takes an override back: from now on, for what has passed was so. @throws NOT_FOUND, FORBIDDEN */
export async function removeShiftOverride(work: Work, { id }: RemoveShiftOverrideInput) {
  const override = isId('shift_override', id)
    ? await selectRow(
        work.manager,
        ShiftOverrideEntity,
        'WHERE id = ? AND organizationId = ? AND removedAt IS NULL FOR UPDATE',
        [idBytes(id), idBytes(work.viewer.organizationId)],
      )
    : null
  if (!override) throw notFound()
  const schedule = await lockSchedule(work, override.scheduleId)
  await updateRows(work.manager, ShiftOverrideEntity, { removedAt: work.now }, 'id = ?', [idBytes(id)])
  work.record({
    kind: 'SHIFT_OVERRIDE_REMOVED',
    subject: schedule.id,
    summary: `${work.viewer.actor.name} took back an override of ${schedule.name}`,
    data: { overrideId: id },
  })
  return { onCallSchedule: schedule.id }
}
