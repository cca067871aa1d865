export { AlertEntity } from './alert.entity.js'
export { endAlerts } from './alert.reactions.js'
export { alertById } from './alert.reads.js'
export { AlertChangedResolver, AlertResolver, IncidentAlertsResolver } from './alert.resolver.js'
