import { selectRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { idBytes } from '../../ids/type-id.js'
import type { ResolveIncidentInput } from '../action.inputs.js'
import { changeStatus } from '../change-status.js'
import { IncidentEntity } from '../incident.entity.js'
import { lockIncident } from '../incident.store.js'
import { moves, refuseInstant } from '../lifecycle.js'
import { sees } from '../visibility.js'

/**
 * Service is restored, now or at `resolvedAt`. Open children that the viewer may see are resolved with it, each with
 * an entry of its own; not when it was resolved already, for then they were reopened on purpose.
 * @throws NOT_FOUND, CONFLICT, INVALID_TRANSITION, BAD_USER_INPUT
 */
export async function resolveIncident(
  work: Work,
  { id, expectedVersion, resolution, resolvedAt }: ResolveIncidentInput,
) {
  const incident = await lockIncident(work, id, expectedVersion)
  if (resolvedAt && incident.status !== 'RESOLVED') {
    refuseInstant(resolvedAt, ['input', 'resolvedAt'], { now: work.now, after: mustFollow(incident) })
  }
  await resolveWithChildren(work, incident, resolution, resolvedAt ?? work.now)
  return { incident: id }
}

/** A resolution counts from the opening, so it lies after that, and after all that is known to have come since. */
function mustFollow(incident: IncidentEntity): (Date | null)[] {
  const { startedAt, openedAt, acknowledgedAt, mitigatedAt, reopenedAt } = incident
  return [startedAt, openedAt, acknowledgedAt, mitigatedAt, reopenedAt]
}

async function resolveWithChildren(
  work: Work,
  incident: IncidentEntity,
  resolution: string,
  at: Date,
): Promise<void> {
  if (incident.status === 'RESOLVED') {
    await changeStatus(work, incident, moves.resolve, { note: resolution })
    return
  }
  await changeStatus(work, incident, moves.resolve, {
    note: resolution,
    occurredAt: at,
    changes: { resolution },
  })
  const children = await selectRows(
    work.manager,
    IncidentEntity,
    'WHERE parentId = ? AND open ORDER BY id FOR UPDATE',
    [idBytes(incident.id)],
  )
  // What was said of a restricted incident is for its readers, who need not be those of its children.
  const told = incident.restricted ? `Resolved with INC-${incident.number}.` : resolution
  for (const child of children.filter(({ facets }) => sees(work.viewer, facets))) {
    const latest = mustFollow(child).reduce<Date>(
      (latest, time) => (time && time > latest ? time : latest),
      at,
    )
    await resolveWithChildren(work, child, told, latest)
  }
}
