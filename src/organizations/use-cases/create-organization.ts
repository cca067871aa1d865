import { insertRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { startLog } from '../../log/log.store.js'
import { OrganizationEntity } from '../organization.entity.js'

const day = 86_400_000

/** Sets up the organisation that `work` acts in, with its log and the documented defaults. */
export async function createOrganization(work: Work, input: { name: string; timeZone: string }) {
  const id = work.viewer.organizationId
  await insertRows(work.manager, OrganizationEntity, [
    { id, ...input, createdAt: work.now, reopenWindow: 14 * day, closeAfter: 7 * day },
  ])
  await startLog(work.manager, id)
  work.record({ kind: 'ORGANIZATION_CREATED', subject: id, summary: `${input.name} was set up`, data: input })
  return { organization: id }
}
