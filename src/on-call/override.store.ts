import { insertRows } from '../database/rows.js'
import type { Work } from '../database/work.js'
import { newId } from '../ids/type-id.js'
import { OnCallScheduleEntity, ShiftOverrideEntity } from './on-call.entity.js'

/** Somebody takes a stretch, from whoever has it or from one person. Answers its id. */
export async function addOverride(
  work: Work,
  schedule: OnCallScheduleEntity,
  {
    userId,
    name,
    replacesId,
    from,
    to,
  }: Pick<ShiftOverrideEntity, 'userId' | 'replacesId' | 'from' | 'to'> & {
    name: string
  },
): Promise<string> {
  const id = newId('shift_override')
  const { organizationId, actor } = work.viewer
  const override = { scheduleId: schedule.id, userId, replacesId, from, to }
  await insertRows(work.manager, ShiftOverrideEntity, [
    { id, organizationId, ...override, addedAt: work.now, removedAt: null },
  ])
  work.record({
    kind: 'SHIFT_OVERRIDDEN',
    subject: schedule.id,
    summary: `${actor.name} gave ${name} a shift of ${schedule.name}`,
    data: { overrideId: id, ...override },
  })
  return id
}
