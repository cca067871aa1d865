import { endAlerts } from './alerts/index.js'
import type { Reaction } from './database/work.js'
import {
  followServiceToItsTeam,
  refuseRetiringService,
  refuseRetiringTeam,
  timeClosing,
  timeHold,
} from './incidents/index.js'
import { refuseRetiringOwner } from './services/index.js'
import { followCalendar, moveClocks, refuseRetiringCalendar, refuseRetiringPolicyOwner } from './sla/index.js'

/** Who answers which entry of the log, inside the transaction that records it, in this order. */
export const reactions: Readonly<Record<string, readonly Reaction[]>> = {
  TEAM_RETIRED: [refuseRetiringOwner, refuseRetiringTeam, refuseRetiringPolicyOwner],
  SERVICE_CHANGED: [followServiceToItsTeam],
  SERVICE_RETIRED: [refuseRetiringService],
  BUSINESS_CALENDAR_CHANGED: [followCalendar],
  BUSINESS_CALENDAR_RETIRED: [refuseRetiringCalendar],
  OPENED: [moveClocks],
  STATUS_CHANGED: [timeHold, timeClosing, endAlerts, moveClocks],
  NOTE_ADDED: [timeClosing],
  STATUS_UPDATE_POSTED: [timeClosing, moveClocks],
  TASK_CHANGED: [timeClosing],
  OWNER_CHANGED: [timeClosing, moveClocks],
  ROLE_CHANGED: [timeClosing],
  LINKED: [timeClosing],
  UPDATED: [timeClosing, moveClocks],
  RECLASSIFIED: [timeClosing, moveClocks],
}
