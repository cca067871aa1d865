import { updateRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { idBytes } from '../../ids/type-id.js'
import { OnCallScheduleEntity } from '../on-call.entity.js'
import type { RetireOnCallScheduleInput } from '../on-call.inputs.js'
import { lockSchedule } from '../schedule.store.js'

/**
 * Takes a schedule out of the lists; its feeds answer no more. The rooms that page through schedules answer the entry,
 * and refuse while theirs are in use. @throws NOT_FOUND, FORBIDDEN; CONFLICT with `users`
 */
export async function retireOnCallSchedule(work: Work, { id }: RetireOnCallScheduleInput) {
  const schedule = await lockSchedule(work, id)
  await updateRows(work.manager, OnCallScheduleEntity, { retiredAt: work.now }, 'id = ?', [idBytes(id)])
  work.record({
    kind: 'ON_CALL_SCHEDULE_RETIRED',
    subject: id,
    summary: `${work.viewer.actor.name} retired the on-call schedule ${schedule.name}`,
  })
  return { onCallSchedule: id }
}
