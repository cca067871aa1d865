import type { Work } from '../database/work.js'
import {
  applyChange,
  classificationOf,
  type IncidentEntity,
  ownerChanged,
  reclassified,
  recordEvent,
  updated,
} from '../incidents/index.js'
import type { Directory } from './directory.js'
import { categoryOf, ownerOf } from './named.js'
import type { Row } from './servicenow-row.js'

/** Gives an incident the labels, the classification and the owner of a row; what is so already stays. */
export async function updateFrom(
  work: Work,
  incident: IncidentEntity,
  row: Row,
  directory: Directory,
): Promise<IncidentEntity> {
  return assign(work, await describe(work, incident, row, directory), row, directory)
}

async function describe(
  work: Work,
  incident: IncidentEntity,
  row: Row,
  directory: Directory,
): Promise<IncidentEntity> {
  const { severity, urgency, priority, labels } = row
  const classification = {
    severity,
    urgency,
    priority,
    priorityOverridden: priority !== directory.priorityFor(severity, urgency),
    // Unknown is not none: what was known before stays.
    technicalCategoryId: categoryOf(directory, row) ?? incident.technicalCategoryId,
  }
  const isReclassified = Object.entries(classification).some(
    ([field, value]) => incident[field as keyof typeof classification] !== value,
  )
  const [before, after] = [incident.labels.join(', '), labels.join(', ')]
  if (!isReclassified && before === after) return incident
  const changes = { ...(isReclassified ? classification : {}), ...(before === after ? {} : { labels }) }
  const changed = await applyChange(work, incident, changes)
  const { actor } = work.viewer
  if (before !== after) {
    recordEvent(work, changed, incident.facets, updated(actor, [{ field: 'labels', before, after }]))
  }
  if (isReclassified) {
    const event = reclassified(actor, classificationOf(incident), classificationOf(changed))
    recordEvent(work, changed, incident.facets, event)
  }
  return changed
}

async function assign(
  work: Work,
  incident: IncidentEntity,
  row: Row,
  directory: Directory,
): Promise<IncidentEntity> {
  const next = ownerOf(directory, row)
  const from = incident.ownerUserId ?? incident.ownerTeamId
  if (!next || next.named.id === from) return incident
  const assigned = await applyChange(work, incident, next.owner)
  recordEvent(work, assigned, incident.facets, ownerChanged(work.viewer.actor, from, next.named, null))
  return assigned
}
