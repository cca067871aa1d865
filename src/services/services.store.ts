import { requireCategory } from '../classification/index.js'
import { insertRows, selectRow, selectRows } from '../database/rows.js'
import type { Work } from '../database/work.js'
import { notFound } from '../errors/desk-error.js'
import { idBytes, isId } from '../ids/type-id.js'
import { requireTeam } from '../people/index.js'
import { ServiceDependencyEntity, ServiceEntity } from './services.entity.js'

type Path = (string | number)[]

/** The service that the viewer wants to change, locked. @throws NOT_FOUND, also for a retired one; FORBIDDEN */
export async function lockService(
  work: Work,
  id: string,
  path: Path = ['input', 'id'],
): Promise<ServiceEntity> {
  const service = isId('service', id)
    ? await selectRow(
        work.manager,
        ServiceEntity,
        'WHERE id = ? AND organizationId = ? AND retiredAt IS NULL FOR UPDATE',
        [idBytes(id), idBytes(work.viewer.organizationId)],
      )
    : null
  if (!service) throw notFound(path)
  work.permit({ teams: [service.ownerTeamId] })
  return service
}

/**
 * Services by id; none of them can be retired before the work is done. The lock is shared, so that incidents of
 * one service are opened side by side. Those that are `present` already may be retired.
 * @throws NOT_FOUND with the path of the first that is not there
 */
export async function requireServices(
  work: Work,
  ids: readonly string[],
  pathOf: (index: number) => Path,
  present: readonly string[] = [],
) {
  const known = ids.filter((id) => isId('service', id))
  const rows =
    known.length > 0
      ? await selectRows(
          work.manager,
          ServiceEntity,
          'WHERE id IN (?) AND organizationId = ? ORDER BY id LOCK IN SHARE MODE',
          [known.map(idBytes), idBytes(work.viewer.organizationId)],
        )
      : []
  const found = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id, index) => {
    const service = found.get(id)
    if (!service || (service.retiredAt && !present.includes(id))) throw notFound(pathOf(index))
    return service
  })
}

/** Checks what an input names. @throws NOT_FOUND; BAD_USER_INPUT for a retired category */
export async function requireReferences(
  work: Work,
  named: { categoryId?: string | null; ownerTeamId?: string | null; dependsOnIds?: string[] | null },
): Promise<void> {
  if (named.categoryId != null)
    await requireCategory(work, named.categoryId, 'SERVICE', ['input', 'categoryId'])
  if (named.ownerTeamId != null) await requireTeam(work, named.ownerTeamId, ['input', 'ownerTeamId'])
  await requireServices(work, named.dependsOnIds ?? [], (index) => ['input', 'dependsOnIds', index])
}

/** The ids of what a service depends on. */
export async function dependencyIds(work: Work, serviceId: string): Promise<string[]> {
  const rows = await selectRows(work.manager, ServiceDependencyEntity, 'WHERE serviceId = ?', [
    idBytes(serviceId),
  ])
  return rows.map(({ dependsOnId }) => dependsOnId)
}

/** The service depends on these from now on, and on no other. */
export async function replaceDependencies(work: Work, serviceId: string, ids: readonly string[]) {
  const { organizationId } = work.viewer
  await work.manager.query('DELETE FROM service_dependency WHERE serviceId = ?', [idBytes(serviceId)])
  await insertRows(
    work.manager,
    ServiceDependencyEntity,
    ids.map((dependsOnId) => ({ serviceId, dependsOnId, organizationId })),
  )
}

/** The services that are not retired and depend on this one, by name. */
export function dependentsInUse(work: Work, id: string): Promise<ServiceEntity[]> {
  return selectRows(
    work.manager,
    ServiceEntity,
    `JOIN service_dependency ON service_dependency.serviceId = service.id
     WHERE service_dependency.dependsOnId = ? AND service.retiredAt IS NULL ORDER BY service.name, service.id`,
    [idBytes(id)],
  )
}

/** The services that are not retired and belong to the team, by name. */
export function servicesOwnedBy(work: Work, teamId: string): Promise<ServiceEntity[]> {
  return selectRows(
    work.manager,
    ServiceEntity,
    'WHERE ownerTeamId = ? AND organizationId = ? AND retiredAt IS NULL ORDER BY name, id',
    [idBytes(teamId), idBytes(work.viewer.organizationId)],
  )
}
