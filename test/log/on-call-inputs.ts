import { createCalendarFeed, createOnCallSchedule, overrideShift } from '../../src/on-call/index.js'
import type { TestDesk } from '../harness/desk.js'

/** An input for each use case of schedules. */
export function onCallInputs(desk: TestDesk): Record<string, () => Promise<object> | object> {
  const userId = desk.admin.actor.userId as string
  const scheduleId = async () =>
    (await desk.do(createOnCallSchedule, { name: 'Days', timeZone: 'UTC', rotations: [] })).onCallSchedule
  const soon = () => ({ from: desk.clock.in(60_000), to: desk.clock.in(120_000) })
  return {
    createCalendarFeed: () => ({ userId }),
    createOnCallSchedule: () => ({ name: 'Nights', timeZone: 'UTC', rotations: [] }),
    updateOnCallSchedule: async () => ({ id: await scheduleId(), timeZone: 'Europe/Berlin' }),
    retireOnCallSchedule: async () => ({ id: await scheduleId() }),
    overrideShift: async () => ({ scheduleId: await scheduleId(), userId, ...soon() }),
    removeShiftOverride: async () => ({
      id: (await desk.do(overrideShift, { scheduleId: await scheduleId(), userId, ...soon() })).override,
    }),
    revokeCalendarFeed: async () => ({ id: (await desk.do(createCalendarFeed, { userId })).feed }),
    swapShifts: async () => {
      const other = (await desk.hire('Swap')).id
      const rotation = { name: 'Days', participantIds: [userId, other], startsAt: desk.clock.now(), every: 1 }
      const { onCallSchedule } = await desk.do(createOnCallSchedule, {
        name: 'Swaps',
        timeZone: 'UTC',
        rotations: [{ ...rotation, unit: 'DAYS' }],
      })
      const span = (hours: number) => ({
        from: desk.clock.in(hours * 3_600_000),
        to: desk.clock.in((hours + 1) * 3_600_000),
      })
      return {
        scheduleId: onCallSchedule,
        first: { userId, ...span(1) },
        second: { userId: other, ...span(25) },
      }
    },
  }
}
