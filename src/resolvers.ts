import type { NonEmptyArray } from 'type-graphql'
import { AuditResolver } from './access/audit.resolver.js'
import * as alerts from './alerts/index.js'
import * as analysis from './analysis/index.js'
import * as calendars from './calendars/index.js'
import * as classification from './classification/index.js'
import * as escalation from './escalation/index.js'
import * as feedback from './feedback/index.js'
import * as incidents from './incidents/index.js'
import * as metrics from './metrics/index.js'
import * as knowledge from './knowledge/index.js'
import * as notifications from './notifications/index.js'
import * as onCall from './on-call/index.js'
import { OrganizationResolver } from './organizations/index.js'
import * as people from './people/index.js'
import * as preparedness from './preparedness/index.js'
import * as search from './search/index.js'
import * as services from './services/index.js'
import * as sla from './sla/index.js'

/** Everything that answers a field. */
export const resolvers: NonEmptyArray<new () => object> = [
  AuditResolver,
  OrganizationResolver,
  people.ActorResolver,
  people.ApiKeyResolver,
  people.TeamMembershipResolver,
  people.TeamResolver,
  people.UserResolver,
  people.ViewerResolver,
  calendars.BusinessCalendarResolver,
  calendars.OrganizationCalendarResolver,
  classification.CategoryResolver,
  classification.PriorityMatrixResolver,
  classification.SetPriorityRulePayloadResolver,
  services.ServiceResolver,
  services.TeamServicesResolver,
  onCall.FeedScheduleResolver,
  onCall.OnCallMutations,
  onCall.OnCallScheduleResolver,
  onCall.RotationResolver,
  onCall.ShiftOverrideResolver,
  onCall.ShiftResolver,
  onCall.UserShiftsResolver,
  incidents.ClassificationResolver,
  incidents.IncidentConditionsResolver,
  incidents.IncidentEventResolver,
  incidents.IncidentMutations,
  incidents.IncidentResolver,
  incidents.IncidentRoleResolver,
  incidents.IncidentTaskResolver,
  incidents.LinkedResolver,
  incidents.LiveResolver,
  incidents.OwnedIncidentsResolver,
  incidents.OwnerChangedResolver,
  incidents.ResponseMutations,
  incidents.RoleChangedResolver,
  incidents.ServiceIncidentsResolver,
  incidents.StatusBoardResolver,
  incidents.StatusUpdatePostedResolver,
  incidents.StatusUpdateResolver,
  incidents.TaskChangedResolver,
  incidents.TimelineResolver,
  incidents.WatchersChangedResolver,
  notifications.ContactMethodResolver,
  notifications.IncidentNotificationsResolver,
  notifications.NotificationChangedResolver,
  notifications.NotificationMutations,
  notifications.NotificationResolver,
  notifications.NotificationRuleResolver,
  notifications.NotifiedResolver,
  notifications.UserRulesResolver,
  alerts.AlertChangedResolver,
  alerts.AlertResolver,
  alerts.IncidentAlertsResolver,
  sla.BoardClocksResolver,
  sla.IncidentClocksResolver,
  sla.SlaAlertResolver,
  sla.SlaChangedResolver,
  sla.SlaClockResolver,
  sla.SlaForecastResolver,
  sla.SlaPolicyResolver,
  sla.SlaSegmentResolver,
  escalation.EscalationPreviewResolver,
  escalation.EscalationChangedResolver,
  escalation.EscalationNoticeResolver,
  escalation.EscalationPolicyResolver,
  escalation.EscalationResolver,
  escalation.EscalationStepResolver,
  escalation.IncidentEscalationsResolver,
  escalation.OrganizationEscalationResolver,
  escalation.ServiceEscalationResolver,
  analysis.ActionItemResolver,
  analysis.AnalysisChangedResolver,
  analysis.AnalysisFactsResolver,
  analysis.AnalysisMutations,
  analysis.AnalysisResolver,
  analysis.AnalysisReviewResolver,
  analysis.CauseResolver,
  analysis.IncidentAnalysisResolver,
  analysis.NarrativeEntryResolver,
  analysis.NotificationAnalysisResolver,
  analysis.OrganizationAnalysisResolver,
  metrics.MetricsFiguresResolver,
  metrics.MetricsResolver,
  metrics.OnCallLoadResolver,
  knowledge.ArticleResolver,
  knowledge.ArticleVersionResolver,
  knowledge.IncidentArticlesResolver,
  preparedness.DrillResponderResolver,
  preparedness.IncidentDrillResolver,
  preparedness.IncidentPlansResolver,
  preparedness.PlannedRoleResolver,
  preparedness.ResponsePlanResolver,
  search.IncidentSimilarResolver,
  search.SearchResolver,
  feedback.FeedbackResolver,
  feedback.IncidentFeedbackResolver,
]
