import { priorityFor } from '../../classification/index.js'
import type { Work } from '../../database/work.js'
import { newId } from '../../ids/type-id.js'
import { requireActiveUser } from '../../people/index.js'
import { opened, recordEvent } from '../incident.events.js'
import type { OpenIncidentInput } from '../incident.inputs.js'
import { insertIncident, teamsOf } from '../incident.store.js'
import { refuseInstant } from '../lifecycle.js'
import { findParent, recordParent } from '../parents.js'
import { keepInSight } from '../keep-in-sight.js'
import { checkCategories, findOwner, findServices } from '../references.js'

/** Logs an incident. Its number is allotted when the work commits. @throws NOT_FOUND, BAD_USER_INPUT */
export async function openIncident(work: Work, input: OpenIncidentInput) {
  const { actor, organizationId } = work.viewer
  if (input.startedAt) refuseInstant(input.startedAt, ['input', 'startedAt'], { now: work.now })
  await checkCategories(work, input)
  const { owner } = await findOwner(work, input.ownerId, ['input', 'ownerId'])
  const affected = await findServices(work, input.serviceIds ?? [])
  work.permit({ teams: teamsOf(owner.ownerTeamId, affected) })
  const parent = input.parentId != null ? await findParent(work, null, input.parentId) : null
  const reporter =
    input.reporterId != null
      ? {
          kind: 'USER' as const,
          userId: input.reporterId,
          name: (await requireActiveUser(work, input.reporterId, ['input', 'reporterId'])).name,
        }
      : actor
  const incident = await insertIncident(
    work,
    {
      id: newId('incident'),
      organizationId,
      title: input.title,
      description: input.description ?? null,
      status: 'OPEN',
      severity: input.severity,
      urgency: input.urgency,
      priority: input.priority ?? (await priorityFor(work, input.severity, input.urgency)),
      priorityOverridden: Boolean(input.priority),
      typeId: input.typeId ?? null,
      technicalCategoryId: input.technicalCategoryId ?? null,
      serviceCategoryId: input.serviceCategoryId ?? null,
      labels: [...new Set(input.labels ?? [])],
      links: (input.links ?? []).map(({ url, title }) => ({ url, title })),
      major: input.major ?? false,
      drill: input.drill ?? false,
      restricted: input.restricted ?? false,
      ...owner,
      reporterKind: reporter.kind,
      reporterUserId: reporter.userId,
      reporterName: reporter.name,
      reporterKeyId: reporter.kind === 'API_KEY' ? work.viewer.apiKeyId : null,
      parentId: parent?.id ?? null,
      duplicateOfId: null,
      holdReason: null,
      heldUntil: null,
      resolution: null,
      startedAt: input.startedAt ?? work.now,
      openedAt: work.now,
      expectedResolutionAt: input.expectedResolutionAt ?? null,
      acknowledgedAt: null,
      mitigatedAt: null,
      resolvedAt: null,
      closedAt: null,
      reopenedAt: null,
    },
    affected,
  )
  recordEvent(work, incident, null, opened(actor, incident))
  const seen = await keepInSight(work, incident)
  if (parent) await recordParent(work, seen, null, parent)
  return { incident: incident.id }
}
