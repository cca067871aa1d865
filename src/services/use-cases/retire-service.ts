import { updateRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { conflict } from '../../errors/desk-error.js'
import { idBytes } from '../../ids/type-id.js'
import { ServiceEntity } from '../services.entity.js'
import type { RetireServiceInput } from '../services.inputs.js'
import { dependentsInUse, lockService } from '../services.store.js'

/**
 * Takes a service out of the lists. The rooms that use services answer the entry, and refuse while theirs are in
 * use. @throws NOT_FOUND; CONFLICT with `users`, the ids of what uses it
 */
export async function retireService(work: Work, { id }: RetireServiceInput) {
  const service = await lockService(work, id)
  const dependents = await dependentsInUse(work, id)
  if (dependents.length > 0)
    throw conflict('Other services depend on it.', { users: dependents.map((dependent) => dependent.id) })
  await updateRows(work.manager, ServiceEntity, { retiredAt: work.now }, 'id = ?', [idBytes(id)])
  work.record({
    kind: 'SERVICE_RETIRED',
    subject: id,
    summary: `${work.viewer.actor.name} retired the service ${service.name}`,
  })
  return { service: id }
}
