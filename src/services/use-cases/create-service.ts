import { insertRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { newId } from '../../ids/type-id.js'
import { ServiceEntity } from '../services.entity.js'
import type { CreateServiceInput } from '../services.inputs.js'
import { replaceDependencies, requireReferences } from '../services.store.js'

/** Adds a service. @throws NOT_FOUND for what it names; FORBIDDEN outside one's team; BAD_USER_INPUT for a retired category */
export async function createService(work: Work, input: CreateServiceInput) {
  await requireReferences(work, input)
  work.permit({ teams: [input.ownerTeamId ?? null] })
  const id = newId('service')
  const service = {
    name: input.name,
    description: input.description ?? null,
    categoryId: input.categoryId ?? null,
    ownerTeamId: input.ownerTeamId ?? null,
    criticality: input.criticality ?? null,
    maintenance: false,
  }
  const dependsOnIds = [...new Set(input.dependsOnIds)]
  const { organizationId, actor } = work.viewer
  await insertRows(work.manager, ServiceEntity, [{ id, organizationId, ...service }])
  await replaceDependencies(work, id, dependsOnIds)
  work.record({
    kind: 'SERVICE_CREATED',
    subject: id,
    summary: `${actor.name} added the service ${service.name}`,
    data: { ...service, dependsOnIds },
  })
  return { service: id }
}
