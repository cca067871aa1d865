export { slaClockById } from './clock.reads.js'
export {
  IncidentClocksResolver,
  SlaChangedResolver,
  SlaClockResolver,
  SlaSegmentResolver,
} from './clock.resolver.js'
export { moveClocks } from './move-clocks.js'
export { recomputeClocks, type Recomputed } from './recompute.js'
export { slaPolicyById } from './policy.reads.js'
export { SlaForecastResolver, SlaPolicyResolver } from './policy.resolver.js'
export { SlaClockEntity, SlaCourseEntity, SlaPolicyEntity, SlaPolicyTermsEntity } from './sla.entity.js'
export {
  followCalendar,
  refuseRetiringCalendar,
  refuseRetiringPolicyOwner,
  slaTimers,
} from './sla.reactions.js'
export { createSlaPolicy } from './use-cases/create-sla-policy.js'
export { updateSlaPolicy } from './use-cases/update-sla-policy.js'
