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
  stillSeen,
} from './event.resolver.js'
export { facetsAsked } from './asked-facets.js'
export { changeStatus } from './change-status.js'
export { noteEscalated, type Escalated } from './escalated.js'
export type { StatusChangeData } from './incident.events.js'
export { fulfils, noConditions, type Conditions } from './conditions.js'
export { IncidentConditionsResolver } from './conditions.resolver.js'
export { conditionsOf } from './conditions.store.js'
export { IncidentConditionsInput, IncidentConditionsType } from './conditions.types.js'
export type { Facets } from './facets.js'
export { eventById } from './event.reads.js'
export * as incidentEventTypes from './event.types.js'
export { IncidentMutations } from './incident-mutations.resolver.js'
export {
  IncidentEntity,
  IncidentLabelEntity,
  IncidentReaderEntity,
  IncidentRoleEntity,
  IncidentServiceEntity,
  IncidentWatcherEntity,
} from './incident.entity.js'
export {
  classificationOf,
  opened,
  ownerChanged,
  recordEvent,
  reclassified,
  updated,
} from './incident.events.js'
export { IncidentRoleKind, IncidentStatus, type HoldReason } from './incident.enums.js'
export { OpenIncidentInput } from './incident.inputs.js'
export { refuseRetiringService, refuseRetiringTeam } from './incident.reactions.js'
export { incidentById, statusUpdateById, taskById } from './incident.reads.js'
export { IncidentResolver, IncidentRoleResolver } from './incident.resolver.js'
export { readIncident } from './incident.rows.js'
export {
  applyChange,
  insertIncident,
  lockIncident,
  lockLinked,
  lockOpen,
  teamsOf,
  touchIncident,
} from './incident.store.js'
export { IncidentConnection, IncidentOwner, IncidentType } from './incident.types.js'
export { incidentTimers, timeClosing, timeHold } from './incident.timers.js'
export { notePromises, type Promised } from './promises.js'
export { isOpen, moves, type Move } from './lifecycle.js'
export type { IncidentChange } from './incident-reader.js'
export { followIncidents } from './live.js'
export { LiveResolver } from './live.resolver.js'
export {
  IncidentTaskResolver,
  OwnedIncidentsResolver,
  ServiceIncidentsResolver,
  StatusUpdateResolver,
} from './related.resolver.js'
export { findOwner } from './references.js'
export { revalidated } from './revalidated.js'
export { searchTextOfIncident } from './search.js'
export { IncidentTaskEntity, StatusUpdateEntity } from './response.entity.js'
export { ResponseMutations } from './response-mutations.resolver.js'
export { followServiceToItsTeam } from './service-teams.js'
export { filterSql } from './filter.js'
export { IncidentFilter } from './filter.inputs.js'
export { boardFigures, type StatusBoard } from './status-board.reads.js'
export { StatusBoardType } from './status-board.types.js'
export { StatusBoardResolver } from './status-board.resolver.js'
export { acknowledgeIncident } from './use-cases/acknowledge-incident.js'
export { addIncidentNote } from './use-cases/add-incident-note.js'
export { addIncidentTask } from './use-cases/add-incident-task.js'
export { assignIncident } from './use-cases/assign-incident.js'
export { assignIncidentRole, singleRoles } from './use-cases/assign-incident-role.js'
export { cancelIncident } from './use-cases/cancel-incident.js'
export { closeIncident } from './use-cases/close-incident.js'
export { closeQuietIncident } from './use-cases/close-quiet-incident.js'
export { completeIncidentTask } from './use-cases/complete-incident-task.js'
export { holdIncident } from './use-cases/hold-incident.js'
export { mergeIncident } from './use-cases/merge-incident.js'
export { mitigateIncident } from './use-cases/mitigate-incident.js'
export { openIncident } from './use-cases/open-incident.js'
export { postStatusUpdate } from './use-cases/post-status-update.js'
export { removeIncidentTask } from './use-cases/remove-incident-task.js'
export { reopenIncident } from './use-cases/reopen-incident.js'
export { resolveIncident } from './use-cases/resolve-incident.js'
export { resumeIncident } from './use-cases/resume-incident.js'
export { startIncident } from './use-cases/start-incident.js'
export { unwatchIncident } from './use-cases/unwatch-incident.js'
export { updateIncident } from './use-cases/update-incident.js'
export { updateIncidentTask } from './use-cases/update-incident-task.js'
export { watchIncident } from './use-cases/watch-incident.js'
export { partOfVisible, sees, visibleTo, type Condition } from './visibility.js'
