import type { Context } from '../access/context.js'
import { byId } from '../access/loaders.js'
import { nestedPage } from '../access/nested-pages.js'
import type { KeysetQuery } from '../connections/keyset.js'
import type { PageInput } from '../connections/page.js'
import { idBytes } from '../ids/type-id.js'
import { partOfVisible } from '../incidents/index.js'
import { AlertEntity } from './alert.entity.js'

export const alertById = byId('alert', AlertEntity, partOfVisible('alert'))

/** The alerts of an incident, first noticed first. */
export function pageOfAlerts(context: Context, incidentId: string, page: PageInput) {
  const query = (id: string): KeysetQuery<AlertEntity> => ({
    entity: AlertEntity,
    where: 'alert.incidentId = ? AND alert.organizationId = ?',
    parameters: [idBytes(id), idBytes(context.viewer.organizationId)],
    order: [
      { sql: 'alert.firstAt', value: ({ firstAt }) => firstAt, kind: 'instant' },
      { sql: 'alert.id', value: ({ id: alert }) => idBytes(alert), kind: 'id' },
    ],
  })
  return nestedPage(context, 'alerts of incident', incidentId, query, page)
}
