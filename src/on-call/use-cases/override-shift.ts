import type { Work } from '../../database/work.js'
import { badInput } from '../../errors/desk-error.js'
import { requireActiveUser, requireUser } from '../../people/index.js'
import { refuseSpan } from '../coverage.reads.js'
import type { OverrideShiftInput } from '../on-call.inputs.js'
import { addOverride } from '../override.store.js'
import { lockSchedule } from '../schedule.store.js'

/** Somebody takes a stretch; what of it has passed stays as it was. @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT */
export async function overrideShift(work: Work, input: OverrideShiftInput) {
  const { scheduleId, userId, replacesUserId = null, from, to } = input
  const schedule = await lockSchedule(work, scheduleId, ['input', 'scheduleId'])
  refuseSpan(from, to, ['input'])
  if (to <= work.now) throw badInput(['input', 'to'], 'must lie in the future')
  const { name } = await requireActiveUser(work, userId, ['input', 'userId'])
  if (replacesUserId !== null) await requireUser(work, replacesUserId, ['input', 'replacesUserId'])
  if (replacesUserId === userId) throw badInput(['input', 'replacesUserId'], 'cannot be the same person')
  const override = await addOverride(work, schedule, { userId, name, replacesId: replacesUserId, from, to })
  return { onCallSchedule: scheduleId, override }
}
