export { onCallAt, refuseSpan, shiftsOf } from './coverage.reads.js'
export { readFeed } from './feeds.js'
export {
  CalendarFeedEntity,
  OnCallScheduleEntity,
  OnCallScheduleVersionEntity,
  RotationEntity,
  ShiftOverrideEntity,
} from './on-call.entity.js'
export { OnCallMutations } from './on-call-mutations.resolver.js'
export { refuseRetiringScheduleOwner } from './on-call.reactions.js'
export {
  calendarFeedById,
  onCallScheduleById,
  rotationById,
  schedulesInUse,
  shiftOverrideById,
} from './on-call.reads.js'
export { OnCallScheduleType } from './on-call.types.js'
export { requireSchedule } from './schedule.store.js'
export {
  FeedScheduleResolver,
  OnCallScheduleResolver,
  RotationResolver,
  ShiftOverrideResolver,
  ShiftResolver,
  UserShiftsResolver,
} from './schedule.resolver.js'
export { createCalendarFeed } from './use-cases/create-calendar-feed.js'
export { createOnCallSchedule } from './use-cases/create-on-call-schedule.js'
export { overrideShift } from './use-cases/override-shift.js'
