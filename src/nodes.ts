import { auditEntryById } from './access/audit.reads.js'
import { alertById } from './alerts/index.js'
import { actionItemById, analysisById, causeById } from './analysis/index.js'
import { businessCalendarById } from './calendars/index.js'
import type { LoaderDefinition } from './access/context.js'
import { categoryById } from './classification/index.js'
import { escalationById, escalationPolicyById } from './escalation/index.js'
import { eventById, incidentById, statusUpdateById, taskById } from './incidents/index.js'
import { articleById } from './knowledge/index.js'
import { notificationById } from './notifications/index.js'
import { calendarFeedById, onCallScheduleById, rotationById, shiftOverrideById } from './on-call/index.js'
import { organizationById } from './organizations/index.js'
import { apiKeyById, contactMethodById, teamById, userById } from './people/index.js'
import { responsePlanById } from './preparedness/index.js'
import { serviceById } from './services/index.js'
import { slaClockById, slaPolicyById } from './sla/index.js'

/** How whatever has a life of its own is fetched, by the prefix of its id. */
export const nodes: Readonly<Record<string, LoaderDefinition<string, object | null>>> = {
  action_item: actionItemById,
  alert: alertById,
  analysis: analysisById,
  api_key: apiKeyById,
  article: articleById,
  audit_entry: auditEntryById,
  business_calendar: businessCalendarById,
  calendar_feed: calendarFeedById,
  category: categoryById,
  cause: causeById,
  contact_method: contactMethodById,
  escalation: escalationById,
  escalation_policy: escalationPolicyById,
  event: eventById,
  incident: incidentById,
  incident_task: taskById,
  notification: notificationById,
  on_call_schedule: onCallScheduleById,
  organization: organizationById,
  response_plan: responsePlanById,
  rotation: rotationById,
  service: serviceById,
  shift_override: shiftOverrideById,
  sla_clock: slaClockById,
  sla_policy: slaPolicyById,
  status_update: statusUpdateById,
  team: teamById,
  user: userById,
}
