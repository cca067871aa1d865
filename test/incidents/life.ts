import type { IncidentStatus } from '../../src/incidents/incident.enums.js'
import type { Hand } from '../harness/hand.js'

/** What people can ask of an incident's status, and from where: the table of semantics §2, by verb. */
export const verbs = {
  acknowledge: { to: 'ACKNOWLEDGED', from: ['OPEN'] },
  start: { to: 'IN_PROGRESS', from: ['OPEN', 'ACKNOWLEDGED', 'ON_HOLD', 'MITIGATED'] },
  hold: { to: 'ON_HOLD', from: ['OPEN', 'ACKNOWLEDGED', 'IN_PROGRESS', 'MITIGATED'] },
  mitigate: { to: 'MITIGATED', from: ['OPEN', 'ACKNOWLEDGED', 'IN_PROGRESS', 'ON_HOLD'] },
  resolve: { to: 'RESOLVED', from: ['OPEN', 'ACKNOWLEDGED', 'IN_PROGRESS', 'ON_HOLD', 'MITIGATED'] },
  closeIncident: { to: 'CLOSED', from: ['RESOLVED'] },
  reopen: { to: 'IN_PROGRESS', from: ['RESOLVED', 'CLOSED'] },
  cancel: { to: 'CANCELED', from: ['OPEN', 'ACKNOWLEDGED', 'IN_PROGRESS', 'ON_HOLD'] },
} as const satisfies Record<string, { to: IncidentStatus; from: readonly IncidentStatus[] }>
export type Verb = keyof typeof verbs
export const everyVerb = Object.keys(verbs) as Verb[]

/** Where an incident can go, as semantics §2 lists it; OPEN comes back only when an acknowledgement runs out. */
export const ways: Record<IncidentStatus, IncidentStatus[]> = {
  OPEN: ['ACKNOWLEDGED', 'IN_PROGRESS', 'ON_HOLD', 'MITIGATED', 'RESOLVED', 'CANCELED'],
  ACKNOWLEDGED: ['IN_PROGRESS', 'ON_HOLD', 'MITIGATED', 'RESOLVED', 'CANCELED'],
  IN_PROGRESS: ['ON_HOLD', 'MITIGATED', 'RESOLVED', 'CANCELED'],
  ON_HOLD: ['IN_PROGRESS', 'MITIGATED', 'RESOLVED', 'CANCELED'],
  MITIGATED: ['IN_PROGRESS', 'ON_HOLD', 'RESOLVED'],
  RESOLVED: ['IN_PROGRESS', 'CLOSED'],
  CLOSED: ['IN_PROGRESS'],
  CANCELED: [],
}
export const everyStatus = Object.keys(ways) as IncidentStatus[]

/** What comes of asking: the status moves, somebody takes note of what is so, or it is refused. */
export function outcome(verb: Verb, from: IncidentStatus): 'moves' | 'noted' | 'refused' {
  const sources: readonly IncidentStatus[] = verbs[verb].from
  if (sources.includes(from)) return 'moves'
  if (verbs[verb].to === from) return 'noted'
  return verb === 'acknowledge' && from !== 'CANCELED' ? 'noted' : 'refused'
}

const paths: Record<IncidentStatus, Verb[]> = {
  OPEN: [],
  ACKNOWLEDGED: ['acknowledge'],
  IN_PROGRESS: ['start'],
  ON_HOLD: ['hold'],
  MITIGATED: ['mitigate'],
  RESOLVED: ['resolve'],
  CLOSED: ['resolve', 'closeIncident'],
  CANCELED: ['cancel'],
}

/** A new incident, brought into this status. */
export async function incidentIn(status: IncidentStatus, hand: Hand): Promise<string> {
  const id = await hand.open()
  for (const verb of paths[status]) await hand[verb](id)
  return id
}
