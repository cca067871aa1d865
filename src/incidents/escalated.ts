import type { Work } from '../database/work.js'
import type { Facets } from './facets.js'
import type { IncidentEntity } from './incident.entity.js'
import { storeChanges } from './incident.rows.js'
import { withReaders } from './readers.js'

/** How paging for an incident stands, as its row keeps it. */
export type Escalated = Pick<IncidentEntity, 'escalated' | 'acknowledgementExpiresAt' | 'acknowledgementLeft'>

/**
 * Notes on a locked incident how paging stands, for filters, and lets whoever was paged read it where it is
 * restricted. Nothing of its own changes, so its version stays. Answers it as it then stands.
 */
export async function noteEscalated(
  work: Work,
  incident: IncidentEntity,
  changes: Partial<Escalated>,
): Promise<IncidentEntity> {
  const changed = { ...incident, ...changes }
  const { escalated: _was, ...others } = incident.facets
  const facets: Facets = { ...others, ...(changed.escalated && { escalated: true }) }
  const after = await withReaders(work, { ...changed, facets }, incident)
  const told = JSON.stringify(after.facets.readers) !== JSON.stringify(incident.facets.readers)
  const flips = changed.escalated !== incident.escalated || told
  const stored: Partial<IncidentEntity> = flips ? { ...changes, facets: after.facets } : changes
  const isStored = Object.entries(stored).every(
    ([name, value]) => value === incident[name as keyof IncidentEntity],
  )
  if (!isStored) await storeChanges(work, incident, stored)
  return flips ? after : { ...changed, facets: incident.facets }
}
