import { Foundation1795410000000 } from './20261123T0500-foundation.js'
import { Incidents1795410600000 } from './20261123T0510-incidents.js'
import { StandardClassification1795413600000 } from './20261123T0600-standard-classification.js'
import { Imports1795417200000 } from './20261123T0700-imports.js'
import { Access1795428000000 } from './20261123T1000-access.js'
import { Alerts1795439400000 } from './20261123T1310-alerts.js'
import { Calendars1795446000000 } from './20261123T1500-calendars.js'
import { ServiceLevels1795446600000 } from './20261123T1510-service-levels.js'
import { Timers1795447200000 } from './20261123T1520-timers.js'
import { Escalation1795447800000 } from './20261123T1530-escalation.js'
import { OnCall1795448400000 } from './20261123T1540-on-call.js'
import { Notifications1795449000000 } from './20261123T1550-notifications.js'
import { Analyses1795449600000 } from './20261123T1600-analyses.js'
import { SearchText1795449900000 } from './20261123T1605-search-text.js'
import { Articles1795450200000 } from './20261123T1610-articles.js'
import { Preparedness1795450800000 } from './20261123T1620-preparedness.js'
import { Metrics1795451400000 } from './20261123T1630-metrics.js'
import { Settings1796049600000 } from './20261130T1440-settings.js'

/** All migrations, oldest first. They only ever grow in number: what has run somewhere is never changed. */
export const migrations = [
  Foundation1795410000000,
  Incidents1795410600000,
  StandardClassification1795413600000,
  Imports1795417200000,
  Access1795428000000,
  Alerts1795439400000,
  Calendars1795446000000,
  ServiceLevels1795446600000,
  Timers1795447200000,
  Escalation1795447800000,
  OnCall1795448400000,
  Notifications1795449000000,
  Analyses1795449600000,
  SearchText1795449900000,
  Articles1795450200000,
  Preparedness1795450800000,
  Metrics1795451400000,
  Settings1796049600000,
]
