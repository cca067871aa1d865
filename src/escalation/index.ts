export { EscalationEntity, EscalationNoticeEntity } from './escalation.entity.js'
export { followClock, followStatus, pageForOpened, refuseRetiringTarget } from './escalation.reactions.js'
export { escalationById, escalationPolicyById } from './escalation.reads.js'
export {
  EscalationChangedResolver,
  EscalationNoticeResolver,
  EscalationResolver,
  IncidentEscalationsResolver,
} from './escalation.resolver.js'
export { escalationTimers } from './escalation.timers.js'
export { keepLease } from './keep-lease.js'
export { EscalationPolicyEntity, EscalationPolicyVersionEntity } from './policy.entity.js'
export {
  EscalationPolicyResolver,
  EscalationStepResolver,
  OrganizationEscalationResolver,
  ServiceEscalationResolver,
} from './policy.resolver.js'
export { createEscalationPolicy } from './use-cases/create-escalation-policy.js'
export { escalateIncident } from './use-cases/escalate-incident.js'
export { setServiceEscalationPolicy } from './use-cases/set-service-escalation-policy.js'
export { updateResponseSettings } from './use-cases/update-response-settings.js'
export { EscalationPreviewResolver } from './preview.resolver.js'
