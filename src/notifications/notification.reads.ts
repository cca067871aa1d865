import type { Context } from '../access/context.js'
import { byId, manyBy } from '../access/loaders.js'
import { nestedPage } from '../access/nested-pages.js'
import { atLeast } from '../access/rights.js'
import type { KeysetQuery } from '../connections/keyset.js'
import type { PageInput } from '../connections/page.js'
import { idBytes } from '../ids/type-id.js'
import { partOfVisible } from '../incidents/index.js'
import type { ContactMethodEntity } from '../people/index.js'
import { maskedAddress } from './contact-address.js'
import {
  ContactVerificationEntity,
  NotificationEntity,
  NotificationRuleEntity,
} from './notification.entity.js'

/** Those about an incident are seen with it; those about none by whom they are for, and by admins. */
export const notificationById = byId('notification', NotificationEntity, (context) => {
  const ofIncident = partOfVisible('notification')(context)
  const { viewer } = context
  if (viewer.role === 'ADMIN')
    return { sql: `(incidentId IS NULL OR ${ofIncident.sql})`, parameters: ofIncident.parameters }
  return {
    sql: `(recipientId = ? OR (incidentId IS NOT NULL AND ${ofIncident.sql}))`,
    parameters: [idBytes(viewer.actor.userId ?? nobody), ...ofIncident.parameters],
  }
})

const nobody = 'user_00000000000000000000000000'

/** The first to be used first. */
export const rulesOfUser = manyBy(
  'notification rules of user',
  NotificationRuleEntity,
  'userId',
  'delay, contactMethodId',
)

/** The code that was last sent to a contact method, while it is not verified. */
export const codesOfContact = manyBy(
  'codes of contact method',
  ContactVerificationEntity,
  'contactMethodId',
  'sentAt',
)

/** The notifications of an incident, the first first. */
export function pageOfNotifications(context: Context, incidentId: string, page: PageInput) {
  const query = (id: string): KeysetQuery<NotificationEntity> => ({
    entity: NotificationEntity,
    where: 'notification.incidentId = ? AND notification.organizationId = ?',
    parameters: [idBytes(id), idBytes(context.viewer.organizationId)],
    order: [{ sql: 'notification.id', value: (row) => idBytes(row.id), kind: 'id' }],
  })
  return nestedPage(context, 'notifications of incident', incidentId, query, page)
}

/** The address, whole for whose it is and for admins. */
export function addressFor(
  { viewer }: Context,
  ownerId: string,
  { channel, address }: Pick<ContactMethodEntity, 'channel' | 'address'>,
): string {
  const isShown = viewer.actor.userId === ownerId || atLeast(viewer.role, 'ADMIN')
  return isShown ? address : maskedAddress(channel, address)
}
