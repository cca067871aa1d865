import { insertRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { badInput } from '../../errors/desk-error.js'
import { newId } from '../../ids/type-id.js'
import { changesOf } from '../changes.js'
import { recordEvent, statusUpdatePosted, updated } from '../incident.events.js'
import { applyChange, lockEditable, touchIncident } from '../incident.store.js'
import { StatusUpdateEntity } from '../response.entity.js'
import type { PostStatusUpdateInput } from '../response.inputs.js'

/** Tells an audience how the incident stands. @throws NOT_FOUND, INVALID_TRANSITION, BAD_USER_INPUT */
export async function postStatusUpdate(work: Work, input: PostStatusUpdateInput) {
  const { message, audience, nextUpdateAt = null, expectedResolutionAt = null } = input
  const incident = await lockEditable(work, input.id)
  if (nextUpdateAt && nextUpdateAt <= work.now)
    throw badInput(['input', 'nextUpdateAt'], 'must lie in the future')
  const { actor, organizationId } = work.viewer
  const id = newId('status_update')
  await insertRows(work.manager, StatusUpdateEntity, [
    {
      id,
      organizationId,
      incidentId: incident.id,
      message,
      audience,
      nextUpdateAt,
      expectedResolutionAt,
      authorKind: actor.kind,
      authorUserId: actor.userId,
      authorName: actor.name,
      postedAt: work.now,
    },
  ])
  const changes = expectedResolutionAt
    ? await changesOf(work, incident, { expectedResolutionAt }, undefined)
    : []
  const after =
    changes.length > 0
      ? await applyChange(work, incident, { expectedResolutionAt })
      : await touchIncident(work, incident)
  recordEvent(work, after, null, statusUpdatePosted(actor, { id, audience, message }))
  if (changes.length > 0) recordEvent(work, after, null, updated(actor, changes))
  return { incident: incident.id, statusUpdate: id }
}
