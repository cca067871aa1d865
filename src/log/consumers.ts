import type { EntityManager } from 'typeorm'
import { insertRows, selectRow, updateRows } from '../database/rows.js'
import type { Work } from '../database/work.js'
import { badInput, notFound } from '../errors/desk-error.js'
import { idBytes } from '../ids/type-id.js'
import { LogConsumerEntity } from './log.entity.js'

/** A reader that has not been seen for this long is forgotten, in milliseconds. */
const remembered = 30 * 86_400_000
const where = 'organizationId = ? AND principal = ? AND name = ?'
const placeOf = ({ viewer }: Work, name: string) => [idBytes(viewer.organizationId), viewer.principal, name]

async function lockConsumer(work: Work, name: string): Promise<LogConsumerEntity | null> {
  const row = await selectRow(
    work.manager,
    LogConsumerEntity,
    `WHERE ${where} FOR UPDATE`,
    placeOf(work, name),
  )
  return row && row.seenAt.getTime() > work.now.getTime() - remembered ? row : null
}

/**
 * Where a named reader goes on: where it stood, or at `sequence` if it is new. Positions are bookmarks, not
 * changes of the desk: they leave no entry in the log that they are positions of.
 * @throws BAD_USER_INPUT where the name reads another filter
 */
export async function enterConsumer(
  work: Work,
  input: { name: string; filterHash: string; sequence: number },
): Promise<{ sequence: number }> {
  const known = await lockConsumer(work, input.name)
  if (known) {
    if (known.filterHash !== input.filterHash)
      throw badInput(['consumer'], 'reads another filter: use another name')
    await updateRows(work.manager, LogConsumerEntity, { seenAt: work.now }, where, placeOf(work, input.name))
    return { sequence: known.sequence }
  }
  const { organizationId, principal } = work.viewer
  await insertRows(
    work.manager,
    LogConsumerEntity,
    [{ organizationId, principal, ...input, seenAt: work.now }],
    'ON DUPLICATE KEY UPDATE filterHash = VALUES(filterHash), sequence = VALUES(sequence), seenAt = VALUES(seenAt)',
  )
  return { sequence: input.sequence }
}

/** A named reader has dealt with everything up to `sequence`; it never moves back. @throws NOT_FOUND */
export async function moveConsumer(work: Work, name: string, sequence: number): Promise<number> {
  const known = await lockConsumer(work, name)
  if (!known) throw notFound(['input', 'consumer'])
  const furthest = Math.max(known.sequence, sequence)
  await updateRows(
    work.manager,
    LogConsumerEntity,
    { sequence: furthest, seenAt: work.now },
    where,
    placeOf(work, name),
  )
  return furthest
}

/** Forgets readers that have not been seen for 30 days. */
export async function forgetOldConsumers(manager: EntityManager, now: Date): Promise<void> {
  await manager.query('DELETE FROM log_consumer WHERE seenAt < ? LIMIT 10000', [
    new Date(now.getTime() - remembered),
  ])
}
