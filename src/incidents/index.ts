export {
  ClassificationResolver,
  IncidentEventResolver,
  LinkedResolver,
  OwnerChangedResolver,
  RoleChangedResolver,
  StatusUpdatePostedResolver,
  TaskChangedResolver,
  TimelineResolver,
  WatchersChangedResolver,
} from './event.resolver.js'
export { eventById } from './event.reads.js'
export * as incidentEventTypes from './event.types.js'
export { IncidentMutations } from './incident-mutations.resolver.js'
export {
  IncidentEntity,
  IncidentLabelEntity,
  IncidentRoleEntity,
  IncidentServiceEntity,
  IncidentWatcherEntity,
} from './incident.entity.js'
export { refuseRetiringService, refuseRetiringTeam } from './incident.reactions.js'
export { incidentById, statusUpdateById, taskById } from './incident.reads.js'
export { IncidentResolver, IncidentRoleResolver } from './incident.resolver.js'
export { incidentTimers, timeClosing, timeHold } from './incident.timers.js'
export { LiveResolver } from './live.resolver.js'
export {
  IncidentTaskResolver,
  OwnedIncidentsResolver,
  ServiceIncidentsResolver,
  StatusUpdateResolver,
} from './related.resolver.js'
export { IncidentTaskEntity, StatusUpdateEntity } from './response.entity.js'
export { ResponseMutations } from './response-mutations.resolver.js'
export { StatusBoardResolver } from './status-board.resolver.js'
