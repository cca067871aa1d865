import { endAlerts } from './alerts/index.js'
import { askForAnalysis } from './analysis/index.js'
import type { Reaction } from './database/work.js'
import {
  followClock,
  followStatus,
  keepLease,
  pageForOpened,
  refuseRetiringTarget,
} from './escalation/index.js'
import { askForFeedback } from './feedback/index.js'
import {
  followServiceToItsTeam,
  refuseRetiringService,
  refuseRetiringTeam,
  timeClosing,
  timeHold,
} from './incidents/index.js'
import { tellOfPriority, tellOfStatus, tellOfStatusUpdate } from './notifications/index.js'
import { refuseRetiringScheduleOwner } from './on-call/index.js'
import { applyPlans, refuseRetiringAtHand, refuseRetiringPlanned } from './preparedness/index.js'
import { refuseRetiringOwner } from './services/index.js'
import { followCalendar, moveClocks, refuseRetiringCalendar, refuseRetiringPolicyOwner } from './sla/index.js'

/** Who answers which entry of the log, inside the transaction that records it, in this order. */
export const reactions: Readonly<Record<string, readonly Reaction[]>> = {
  TEAM_RETIRED: [
    refuseRetiringScheduleOwner,
    refuseRetiringOwner,
    refuseRetiringTeam,
    refuseRetiringPolicyOwner,
    refuseRetiringTarget,
    refuseRetiringPlanned,
  ],
  SERVICE_CHANGED: [followServiceToItsTeam],
  SERVICE_RETIRED: [refuseRetiringService],
  ON_CALL_SCHEDULE_RETIRED: [refuseRetiringTarget, refuseRetiringPlanned],
  ARTICLE_RETIRED: [refuseRetiringAtHand],
  BUSINESS_CALENDAR_CHANGED: [followCalendar],
  BUSINESS_CALENDAR_RETIRED: [refuseRetiringCalendar],
  OPENED: [moveClocks, applyPlans, pageForOpened],
  SLA_CHANGED: [followClock],
  STATUS_CHANGED: [
    timeHold,
    timeClosing,
    endAlerts,
    moveClocks,
    followStatus,
    keepLease,
    tellOfStatus,
    askForAnalysis,
    askForFeedback,
  ],
  NOTE_ADDED: [timeClosing, keepLease],
  STATUS_UPDATE_POSTED: [timeClosing, moveClocks, keepLease, tellOfStatusUpdate],
  TASK_CHANGED: [timeClosing, keepLease],
  OWNER_CHANGED: [timeClosing, moveClocks, keepLease],
  ROLE_CHANGED: [timeClosing, keepLease],
  LINKED: [timeClosing],
  UPDATED: [timeClosing, moveClocks, keepLease],
  RECLASSIFIED: [timeClosing, moveClocks, keepLease, tellOfPriority],
}
