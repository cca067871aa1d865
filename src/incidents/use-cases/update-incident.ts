import { priorityFor } from '../../classification/index.js'
import type { Work } from '../../database/work.js'
import { badInputs, type FieldFault } from '../../errors/desk-error.js'
import { changesOf } from '../changes.js'
import type { IncidentEntity } from '../incident.entity.js'
import { classificationOf, reclassified, recordEvent, updated } from '../incident.events.js'
import type { UpdateIncidentInput } from '../incident.inputs.js'
import { applyChange, lockEditable } from '../incident.store.js'
import { refuseInstant } from '../lifecycle.js'
import { findParent, recordParent } from '../parents.js'
import { keepInSight } from '../keep-in-sight.js'
import { checkCategories, findServices } from '../references.js'

/**
 * Changes fields of an incident: one version, and an entry each for fields, classification and parent.
 * Where nothing would change nothing does. @throws NOT_FOUND, CONFLICT, INVALID_TRANSITION, BAD_USER_INPUT
 */
export async function updateIncident(work: Work, input: UpdateIncidentInput) {
  const incident = await lockEditable(work, input.id, input.expectedVersion)
  refuseFaults(work, input, incident)
  await checkCategories(work, input, incident)
  const services =
    input.serviceIds === undefined
      ? undefined
      : await findServices(work, input.serviceIds ?? [], incident.facets.services)
  const parent = input.parentId != null ? await findParent(work, incident.id, input.parentId) : null
  const fields = fieldsOf(input)
  const classification = await classificationAfter(work, input, incident)
  const reparented = input.parentId !== undefined && (parent?.id ?? null) !== incident.parentId
  const changes = await changesOf(work, incident, fields, services)
  const isReclassified = JSON.stringify(classification) !== JSON.stringify(classificationOf(incident))
  if (changes.length === 0 && !isReclassified && !reparented) return { incident: incident.id }
  const after = await applyChange(
    work,
    incident,
    {
      ...fields,
      ...classification,
      ...(reparented ? { parentId: parent?.id ?? null } : {}),
    },
    services ? { services: services.services, serviceTeams: services.serviceTeams } : incident.facets,
  )
  const { actor } = work.viewer
  if (changes.length > 0) recordEvent(work, after, incident.facets, updated(actor, changes))
  if (isReclassified) {
    recordEvent(
      work,
      after,
      incident.facets,
      reclassified(actor, classificationOf(incident), classificationOf(after)),
    )
  }
  const seen = await keepInSight(work, after)
  if (reparented) await recordParent(work, seen, incident, parent)
  return { incident: incident.id }
}

/** The columns that the input sets as they stand; classification, services and parent are looked after apart. */
function fieldsOf(input: UpdateIncidentInput): Partial<IncidentEntity> {
  const { title, description, startedAt, expectedResolutionAt, major, restricted, labels, links } = input
  const fields = {
    title,
    description,
    startedAt,
    expectedResolutionAt,
    major,
    restricted,
    labels: labels === undefined ? undefined : [...new Set(labels ?? [])],
    links:
      links === undefined ? undefined : (links ?? []).map((link) => ({ url: link.url, title: link.title })),
  }
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

/** The priority follows the matrix of today, unless it was or is set by hand; null gives it back. */
async function classificationAfter(work: Work, input: UpdateIncidentInput, incident: IncidentEntity) {
  const now = classificationOf(incident)
  const severity = input.severity ?? incident.severity
  const urgency = input.urgency ?? incident.urgency
  const moved = severity !== incident.severity || urgency !== incident.urgency || input.priority === null
  const overridden = input.priority ? true : input.priority === null ? false : incident.priorityOverridden
  const derived = moved && !overridden ? await priorityFor(work, severity, urgency) : incident.priority
  return {
    ...now,
    severity,
    urgency,
    priority: input.priority ?? derived,
    priorityOverridden: overridden,
    typeId: input.typeId === undefined ? now.typeId : input.typeId,
    technicalCategoryId:
      input.technicalCategoryId === undefined ? now.technicalCategoryId : input.technicalCategoryId,
    serviceCategoryId:
      input.serviceCategoryId === undefined ? now.serviceCategoryId : input.serviceCategoryId,
  }
}

function refuseFaults(work: Work, input: UpdateIncidentInput, incident: IncidentEntity): void {
  const faults: FieldFault[] = []
  for (const field of ['title', 'severity', 'urgency', 'startedAt', 'major', 'restricted'] as const) {
    if (input[field] === null) faults.push({ path: ['input', field], message: 'cannot be cleared' })
  }
  if (faults.length > 0) throw badInputs(faults)
  if (input.startedAt) {
    const before = [incident.mitigatedAt, incident.resolvedAt]
    refuseInstant(input.startedAt, ['input', 'startedAt'], { now: work.now, before })
  }
}
