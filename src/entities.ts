import { ApiKeyEntity, ApiKeySecretEntity } from './access/api-key.entity.js'
import { AuditEntryEntity } from './access/audit.entity.js'
import { AlertEntity } from './alerts/index.js'
import { analysisEntities } from './analysis/index.js'
import { BusinessCalendarEntity, BusinessCalendarVersionEntity } from './calendars/index.js'
import { CategoryEntity, PriorityRuleEntity } from './classification/index.js'
import { IdempotencyKeyEntity } from './database/idempotency.js'
import { TimerEntity } from './engine/timer.entity.js'
import { ImportedEntity } from './imports/index.js'
import * as escalation from './escalation/index.js'
import { FeedbackEntity } from './feedback/index.js'
import * as incidents from './incidents/index.js'
import * as knowledge from './knowledge/index.js'
import { LogConsumerEntity, LogEntryEntity, LogHeadEntity } from './log/log.entity.js'
import { notificationEntities } from './notifications/index.js'
import * as onCall from './on-call/index.js'
import { OrganizationEntity } from './organizations/index.js'
import { ContactMethodEntity, TeamEntity, TeamMembershipEntity, UserEntity } from './people/index.js'
import { AppliedPlanEntity, ResponsePlanEntity } from './preparedness/index.js'
import { ServiceDependencyEntity, ServiceEntity } from './services/index.js'
import * as sla from './sla/index.js'

const { NotificationRuleEntity, ...otherNotificationEntities } = notificationEntities

/** How an organisation has set up its desk, as far as its log tells of it. */
const loggedSettings = [
  BusinessCalendarEntity,
  BusinessCalendarVersionEntity,
  CategoryEntity,
  ContactMethodEntity,
  escalation.EscalationPolicyEntity,
  escalation.EscalationPolicyVersionEntity,
  NotificationRuleEntity,
  onCall.OnCallScheduleEntity,
  onCall.OnCallScheduleVersionEntity,
  onCall.RotationEntity,
  onCall.ShiftOverrideEntity,
  OrganizationEntity,
  PriorityRuleEntity,
  ResponsePlanEntity,
  ServiceDependencyEntity,
  ServiceEntity,
  sla.SlaPolicyEntity,
  sla.SlaPolicyTermsEntity,
  TeamEntity,
  TeamMembershipEntity,
  UserEntity,
]

/** What transactions read of these they may keep for a version of the settings (decision 0014). */
export const settingsEntities = [...loggedSettings, otherNotificationEntities.SigningKeyEntity]

/**
 * Tables whose rows change only together with an entry of their organisation's log: what was read of them stays so
 * until there is one, and may be kept (decision 0012). Held by test/log/every-use-case.test.ts.
 */
export const loggedEntities = [
  ...loggedSettings,
  AlertEntity,
  ...Object.values(analysisEntities),
  AppliedPlanEntity,
  knowledge.ArticleCategoryEntity,
  knowledge.ArticleEntity,
  knowledge.ArticleServiceEntity,
  knowledge.ArticleVersionEntity,
  escalation.EscalationEntity,
  escalation.EscalationNoticeEntity,
  FeedbackEntity,
  knowledge.IncidentArticleEntity,
  incidents.IncidentEntity,
  incidents.IncidentLabelEntity,
  incidents.IncidentReaderEntity,
  incidents.IncidentRoleEntity,
  incidents.IncidentServiceEntity,
  incidents.IncidentTaskEntity,
  incidents.IncidentWatcherEntity,
  incidents.StatusUpdateEntity,
  LogEntryEntity,
  LogHeadEntity,
  sla.SlaClockEntity,
  sla.SlaCourseEntity,
]

/** Others: bookmarks, claims, secrets, what was refused. An answer for which they were read is never kept. */
const otherEntities = [
  ApiKeyEntity,
  ApiKeySecretEntity,
  AuditEntryEntity,
  IdempotencyKeyEntity,
  ImportedEntity,
  LogConsumerEntity,
  ...Object.values(otherNotificationEntities),
  onCall.CalendarFeedEntity,
  TimerEntity,
]

/** Every table of the desk. */
export const entities = [...loggedEntities, ...otherEntities]
