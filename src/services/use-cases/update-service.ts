import { updateRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { badInputs, type FieldFault } from '../../errors/desk-error.js'
import { idBytes } from '../../ids/type-id.js'
import { ServiceEntity } from '../services.entity.js'
import type { UpdateServiceInput } from '../services.inputs.js'
import { dependencyIds, lockService, replaceDependencies, requireReferences } from '../services.store.js'

/** Changes what is given; `dependsOnIds` replaces all. @throws NOT_FOUND, BAD_USER_INPUT */
export async function updateService(work: Work, { id, ...input }: UpdateServiceInput) {
  const { name, description, categoryId, ownerTeamId, criticality, maintenance } = await lockService(work, id)
  refuseFaults({ id, ...input })
  await requireReferences(work, {
    // A category that was retired since may stay.
    categoryId: input.categoryId === categoryId ? null : input.categoryId,
    ownerTeamId: input.ownerTeamId === ownerTeamId ? null : input.ownerTeamId,
    dependsOnIds: input.dependsOnIds,
  })
  if (input.ownerTeamId !== undefined) work.permit({ teams: [input.ownerTeamId] })
  const needed = await dependencyIds(work, id)
  const after = {
    name: input.name ?? name,
    description: given(input.description, description),
    categoryId: given(input.categoryId, categoryId),
    ownerTeamId: given(input.ownerTeamId, ownerTeamId),
    criticality: given(input.criticality, criticality),
    maintenance: input.maintenance ?? maintenance,
  }
  const dependsOnIds = input.dependsOnIds === undefined ? needed : [...new Set(input.dependsOnIds)]
  await updateRows(work.manager, ServiceEntity, after, 'id = ?', [idBytes(id)])
  if (input.dependsOnIds !== undefined) await replaceDependencies(work, id, dependsOnIds)
  work.record({
    kind: 'SERVICE_CHANGED',
    subject: id,
    summary: `${work.viewer.actor.name} changed the service ${name}`,
    data: {
      before: {
        name,
        description,
        categoryId,
        ownerTeamId,
        criticality,
        maintenance,
        dependsOnIds: needed,
      },
      after: { ...after, dependsOnIds },
    },
  })
  return { service: id }
}

/** Left out: as before; null: cleared. */
function given<T>(value: T | undefined, before: T): T {
  return value === undefined ? before : value
}

function refuseFaults(input: UpdateServiceInput): void {
  const faults: FieldFault[] = []
  for (const field of ['name', 'maintenance'] as const) {
    if (input[field] === null) faults.push({ path: ['input', field], message: 'cannot be cleared' })
  }
  const self = input.dependsOnIds?.indexOf(input.id) ?? -1
  if (self >= 0)
    faults.push({ path: ['input', 'dependsOnIds', self], message: 'a service cannot depend on itself' })
  if (faults.length > 0) throw badInputs(faults)
}
