import type { Work } from '../../database/work.js'
import { badInput } from '../../errors/desk-error.js'
import { requireActiveUser } from '../../people/index.js'
import { refuseSpan, shiftsOf } from '../coverage.reads.js'
import type { ShiftSpanInput, SwapShiftsInput } from '../on-call.inputs.js'
import { addOverride } from '../override.store.js'
import { lockSchedule } from '../schedule.store.js'

/**
 * Two people take each other's shifts: two overrides, or none. Each must be on call for all of what they give, and the
 * stretches must not meet. @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT
 */
export async function swapShifts(work: Work, { scheduleId, first, second }: SwapShiftsInput) {
  const schedule = await lockSchedule(work, scheduleId, ['input', 'scheduleId'])
  const people = {
    first: await requireActiveUser(work, first.userId, ['input', 'first', 'userId']),
    second: await requireActiveUser(work, second.userId, ['input', 'second', 'userId']),
  }
  if (first.userId === second.userId) throw badInput(['input', 'second', 'userId'], 'must be somebody else')
  for (const [side, span] of [
    ['first', first],
    ['second', second],
  ] as const) {
    refuseSpan(span.from, span.to, ['input', side])
    if (span.from < work.now) throw badInput(['input', side, 'from'], 'must not lie in the past')
    await refuseWhereNotOnCall(work, scheduleId, span, side)
  }
  if (first.from < second.to && second.from < first.to)
    throw badInput(['input', 'second'], 'must not overlap with the first')
  const give = ({ from, to, userId }: ShiftSpanInput, taker: { id: string; name: string }) =>
    addOverride(work, schedule, { userId: taker.id, name: taker.name, replacesId: userId, from, to })
  const overrides = [await give(first, people.second), await give(second, people.first)]
  return { onCallSchedule: scheduleId, overrides }
}

async function refuseWhereNotOnCall(
  work: Work,
  scheduleId: string,
  { userId, from, to }: ShiftSpanInput,
  side: string,
): Promise<void> {
  const covered = await shiftsOf(work.manager, work.viewer.organizationId, [scheduleId], from, to)
  const { shifts = [], gaps = [] } = covered.get(scheduleId) ?? {}
  if (gaps.length > 0 || shifts.some((shift) => shift.userId !== userId))
    throw badInput(['input', side], 'must be a stretch in which that person is on call throughout')
}
