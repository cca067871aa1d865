import type { Context } from '../access/context.js'
import { selectRow } from '../database/rows.js'
import { selectSettings } from '../database/settings.js'
import type { Work } from '../database/work.js'
import { idBytes, isId } from '../ids/type-id.js'
import { OrganizationEntity } from './organization.entity.js'

/** Only the viewer's own organisation can be looked up. */
export const organizationById = {
  name: 'organization by id',
  read: async (context: Context, ids: readonly string[]): Promise<(OrganizationEntity | null)[]> => {
    const own = await selectRow(context.manager, OrganizationEntity, 'WHERE id = ?', [
      idBytes(context.viewer.organizationId),
    ])
    return ids.map((id) => (isId('organization', id) && own?.id === id ? own : null))
  },
}

/** The organisation in which the work is done, with its settings as they stand in this transaction. */
export async function ownOrganization(work: Work): Promise<Readonly<OrganizationEntity>> {
  const [row] = await selectSettings(work.manager, OrganizationEntity, 'WHERE id = ?', [
    idBytes(work.viewer.organizationId),
  ])
  if (!row) throw new Error('the organisation is gone')
  return row
}
