import type { Severity } from '../classification/index.js'
import type { ServiceHealth } from '../services/index.js'
import type { IncidentStatus } from './incident.enums.js'

const ladder = ['OPERATIONAL', 'DEGRADED', 'PARTIAL_OUTAGE', 'MAJOR_OUTAGE'] as const
const rank: Record<Severity, number> = { LOW: 1, MEDIUM: 2, HIGH: 3 }

/** The worst over the open incidents of a service; what is mitigated counts one better. Maintenance wins. */
export function healthOf(
  maintenance: boolean,
  incidents: readonly { severity: Severity; status: IncidentStatus }[],
): keyof typeof ServiceHealth {
  if (maintenance) return 'MAINTENANCE'
  const worst = Math.max(
    0,
    ...incidents.map(({ severity, status }) => rank[severity] - (status === 'MITIGATED' ? 1 : 0)),
  )
  return ladder[worst] ?? 'MAJOR_OUTAGE'
}
