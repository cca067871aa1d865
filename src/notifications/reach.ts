import type { EntityManager } from 'typeorm'
import { selectRows } from '../database/rows.js'
import { idBytes } from '../ids/type-id.js'
import { ContactMethodEntity } from '../people/index.js'
import { NotificationRuleEntity } from './notification.entity.js'
import { waysFor } from './ways.js'

/** How long after a page the first message of it goes to each of the people, in milliseconds; those who cannot be reached are left out. */
export async function firstWays(
  manager: EntityManager,
  userIds: readonly string[],
): Promise<Map<string, number>> {
  if (userIds.length === 0) return new Map()
  const ids = [userIds.map(idBytes)]
  const methods = await selectRows(manager, ContactMethodEntity, 'WHERE userId IN (?) AND verified', ids)
  const rules = await selectRows(manager, NotificationRuleEntity, 'WHERE userId IN (?)', ids)
  const found = new Map<string, number>()
  for (const id of userIds) {
    const isOwn = ({ userId }: { userId: string }) => userId === id
    const delays = waysFor(methods.filter(isOwn), rules.filter(isOwn), true).map(({ delay }) => delay)
    if (delays.length > 0) found.set(id, Math.min(...delays))
  }
  return found
}
