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

/** Who answers which entry of the log, inside the transaction that records it, in this order. */
export const reactions: Readonly<Record<string, readonly Reaction[]>> = {
  TEAM_RETIRED: [refuseRetiringOwner, refuseRetiringTeam],
  SERVICE_CHANGED: [followServiceToItsTeam],
  SERVICE_RETIRED: [refuseRetiringService],
  STATUS_CHANGED: [timeHold, timeClosing, endAlerts],
  NOTE_ADDED: [timeClosing],
  STATUS_UPDATE_POSTED: [timeClosing],
  TASK_CHANGED: [timeClosing],
  OWNER_CHANGED: [timeClosing],
  ROLE_CHANGED: [timeClosing],
  LINKED: [timeClosing],
  UPDATED: [timeClosing],
  RECLASSIFIED: [timeClosing],
}
