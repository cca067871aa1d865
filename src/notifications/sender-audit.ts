import type { EntityManager } from 'typeorm'
import { selectRows, updateRows } from '../database/rows.js'
import type { Audit, Finding } from '../engine/duty.js'
import { idBytes } from '../ids/type-id.js'
import { lease } from './claims.js'
import { NotificationEntity } from './notification.entity.js'
import { channelNames } from './notification.events.js'

/** How late a message may be before somebody has to hear of it, in milliseconds. */
const overdue = 5 * 60_000
const most = 100

/**
 * Messages that should have gone five minutes ago and were not even tried, and claims that last longer than any can,
 * as those of a process whose clock was ahead: they are freed. What fails goes on by its own pauses.
 */
export function senderAudit(manager: EntityManager, channel: NotificationEntity['channel']): Audit {
  return async (now) => {
    const late = await selectRows(
      manager,
      NotificationEntity,
      'WHERE channel = ? AND urgent IN (0, 1) AND dueAt < ? ORDER BY dueAt LIMIT 1',
      [channel, new Date(now.getTime() - overdue)],
    )
    const stuck = await selectRows(
      manager,
      NotificationEntity,
      'WHERE channel = ? AND urgent IN (0, 1) AND dueAt > ? AND claimToken IS NOT NULL LIMIT ?',
      [channel, new Date(now.getTime() + 2 * lease), most],
    )
    for (const { id, claimToken } of stuck)
      await updateRows(
        manager,
        NotificationEntity,
        { dueAt: now, claimToken: null },
        'id = ? AND claimToken = ?',
        [idBytes(id), claimToken],
      )
    const name = channelNames[channel]
    const findings: Finding[] = stuck.map(({ id }) => ({
      key: `${id} stuck`,
      message: `the message ${id} by ${name} was stuck and is tried again`,
    }))
    for (const { id, dueAt } of late)
      findings.push({
        key: 'late',
        message: `messages by ${name} are more than five minutes late, the oldest is ${id}, due ${dueAt?.toISOString()}`,
      })
    return findings
  }
}
