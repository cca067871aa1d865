import type { Context } from '../access/context.js'
import { manyBy, settingById } from '../access/loaders.js'
import { readPage } from '../connections/keyset.js'
import type { PageInput } from '../connections/page.js'
import { idBytes, isId } from '../ids/type-id.js'
import { containing } from '../people/index.js'
import { ServiceDependencyEntity, ServiceEntity } from './services.entity.js'

export const serviceById = settingById('service', ServiceEntity)
/** Those that are not retired, by name. */
export const servicesOfTeam = manyBy(
  'services of team',
  ServiceEntity,
  'ownerTeamId',
  'name, id',
  'AND retiredAt IS NULL',
)
export const dependenciesOfService = manyBy(
  'dependencies of service',
  ServiceDependencyEntity,
  'serviceId',
  'dependsOnId',
)
export const dependentsOfService = manyBy(
  'dependents of service',
  ServiceDependencyEntity,
  'dependsOnId',
  'serviceId',
)

/** The services with these ids that are not retired, by name. */
export async function servicesInUse(context: Context, ids: readonly string[]): Promise<ServiceEntity[]> {
  const services = (await context.load(serviceById).loadMany([...ids])) as (ServiceEntity | null)[]
  return services
    .filter((service): service is ServiceEntity => service?.retiredAt === null)
    .sort((one, other) => one.name.localeCompare(other.name))
}

export interface ServiceSearch {
  search?: string | null
  /** The id of a category. */
  category?: string | null
}

/** The services that are not retired, by name. A category that is not there has none. */
export function pageOfServices(context: Context, page: PageInput, { search, category }: ServiceSearch) {
  const conditions = ['organizationId = ? AND retiredAt IS NULL']
  const parameters: unknown[] = [idBytes(context.viewer.organizationId)]
  if (search) {
    conditions.push('name LIKE ?')
    parameters.push(containing(search))
  }
  if (category != null) {
    const known = isId('category', category)
    conditions.push(known ? 'categoryId = ?' : 'FALSE')
    if (known) parameters.push(idBytes(category))
  }
  return readPage<ServiceEntity>(
    context.manager,
    {
      entity: ServiceEntity,
      where: conditions.join(' AND '),
      parameters,
      order: [
        { sql: 'service.name', value: (row) => row.name, kind: 'text' },
        { sql: 'service.id', value: (row) => idBytes(row.id), kind: 'id' },
      ],
    },
    page,
  )
}
