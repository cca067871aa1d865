import { insertRows, selectRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { badInput } from '../../errors/desk-error.js'
import { idBytes } from '../../ids/type-id.js'
import { UserEntity } from '../../people/index.js'
import type { MergeIncidentInput } from '../action.inputs.js'
import { changeStatus } from '../change-status.js'
import { changesOf } from '../changes.js'
import { IncidentWatcherEntity, type IncidentEntity } from '../incident.entity.js'
import { linked, recordEvent, updated, watchersChanged } from '../incident.events.js'
import { applyChange, lockIncident, touchIncident } from '../incident.store.js'
import { isOpen, merge, refuseMove } from '../lifecycle.js'
import { findServices } from '../references.js'

/**
 * The first becomes a canceled duplicate of the second, which gets its watchers, services and labels. Asked for
 * again, it only remembers who asked.
 * @throws NOT_FOUND, CONFLICT, INVALID_TRANSITION; BAD_USER_INPUT where the target is not open, or itself
 */
export async function mergeIncident(work: Work, { id, intoId, expectedVersion }: MergeIncidentInput) {
  const { duplicate, target } = await lockBoth(work, id, intoId, expectedVersion)
  if (id === intoId) throw badInput(['input', 'intoId'], 'cannot be the incident itself')
  if (duplicate.duplicateOfId === intoId) {
    await changeStatus(work, duplicate, merge)
    return { incident: id, into: intoId }
  }
  if (duplicate.status === 'CANCELED') refuseMove(merge, duplicate, work.now, 0)
  if (!isOpen(target.status)) throw badInput(['input', 'intoId'], `must be open, and is ${target.status}`)
  const { actor } = work.viewer
  const note = `duplicate of INC-${target.number}`
  const canceled = await changeStatus(work, duplicate, merge, { note, changes: { duplicateOfId: target.id } })
  recordEvent(
    work,
    canceled,
    null,
    linked(actor, 'DUPLICATE', target, `merged the incident into INC-${target.number}`),
  )
  const watchers = await moveWatchers(work, duplicate, target)
  const after = await takeOver(work, duplicate, target)
  recordEvent(
    work,
    after,
    null,
    linked(actor, 'DUPLICATE', duplicate, `merged INC-${duplicate.number} into the incident`),
  )
  if (watchers.length > 0) recordEvent(work, after, target.facets, watchersChanged(actor, watchers, []))
  return { incident: id, into: intoId }
}

/** In the order of their ids, so that two merges across each other do not wait in a circle. */
async function lockBoth(work: Work, id: string, intoId: string, expectedVersion?: number | null) {
  const lockTarget = () => lockIncident(work, intoId, null, ['input', 'intoId'])
  const early = intoId < id ? await lockTarget() : null
  const duplicate = await lockIncident(work, id, expectedVersion)
  return { duplicate, target: early ?? (await lockTarget()) }
}

async function moveWatchers(
  work: Work,
  duplicate: IncidentEntity,
  target: IncidentEntity,
): Promise<UserEntity[]> {
  const watching = (incident: IncidentEntity) =>
    selectRows(
      work.manager,
      UserEntity,
      'JOIN incident_watcher w ON w.userId = user.id WHERE w.incidentId = ?',
      [idBytes(incident.id)],
    )
  const present = new Set((await watching(target)).map(({ id }) => id))
  const coming = (await watching(duplicate)).filter(({ id }) => !present.has(id))
  const { organizationId } = work.viewer
  await insertRows(
    work.manager,
    IncidentWatcherEntity,
    coming.map(({ id }) => ({ incidentId: target.id, userId: id, organizationId })),
  )
  return coming
}

/** The target affects what the duplicate affected, and carries its labels too. */
async function takeOver(
  work: Work,
  duplicate: IncidentEntity,
  target: IncidentEntity,
): Promise<IncidentEntity> {
  const labels = [...new Set([...target.labels, ...duplicate.labels])]
  const union = [...new Set([...target.facets.services, ...duplicate.facets.services])]
  const grows = union.length > target.facets.services.length
  const services = grows ? await findServices(work, union, union) : undefined
  const changes = await changesOf(work, target, { labels }, services)
  if (changes.length === 0) {
    return touchIncident(work, target)
  }
  const affected = services
    ? { services: services.services, serviceTeams: services.serviceTeams }
    : target.facets
  const after = await applyChange(work, target, { labels }, affected)
  recordEvent(work, after, target.facets, updated(work.viewer.actor, changes))
  return after
}
