import type { Work } from '../database/work.js'
import { promisedFacets, type Facets, type Promised } from './facets.js'
import type { IncidentEntity } from './incident.entity.js'
import { storeChanges } from './incident.rows.js'
import { lockLinked } from './incident.store.js'

export type { Promised }

/**
 * Notes on an incident how its promises stand, for filters and lists. Nothing of its own changes, so its version stays.
 * Answers it as it then stands, beside its facets as they were.
 */
export async function notePromises(
  work: Work,
  id: string,
  promised: Promised,
): Promise<{ incident: IncidentEntity; before: Facets }> {
  const incident = await lockLinked(work, id)
  if (!incident) throw new Error('promises on an incident that is not there')
  const before = incident.facets
  const { nextBreachAt: _was, slaBreached: _had, ...others } = before
  const facets: Facets = { ...others, ...promisedFacets(promised) }
  const isNoted =
    incident.slaBreached === promised.slaBreached &&
    incident.nextBreachAt?.getTime() === promised.nextBreachAt?.getTime() &&
    JSON.stringify(facets) === JSON.stringify(before)
  if (isNoted) return { incident, before }
  await storeChanges(work, incident, { ...promised, facets })
  return { incident: { ...incident, ...promised, facets }, before }
}
