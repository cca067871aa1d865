import type { EntityManager } from 'typeorm'
import { LostRace } from '../database/lost-race.js'
import { insertRows } from '../database/rows.js'
import type { Journal } from '../database/transact.js'
import { idBytes, prefixOf } from '../ids/type-id.js'
import { LogEntryEntity, LogHeadEntity } from './log.entity.js'

/** A new organisation's log begins before 1. */
export async function startLog(manager: EntityManager, organizationId: string): Promise<void> {
  await insertRows(manager, LogHeadEntity, [{ organizationId, sequence: 0, number: 0, settings: 0 }])
}

/** Of an organisation's settings: it grows with each transaction that changes some. */
export async function settingsVersion(manager: EntityManager, organizationId: string): Promise<number> {
  const rows = await manager.query<{ settings: number }[]>(
    'SELECT settings FROM log_head WHERE organizationId = ?',
    [idBytes(organizationId)],
  )
  return Number(rows[0]?.settings ?? 0)
}

/**
 * Appends what a transaction recorded. Allots sequence and numbers in one UPDATE whose lock is held from here
 * to the commit, so commit order is log order and neither has gaps. Answers the last sequence.
 * @throws LostRace where settings have changed since the transaction has read them
 */
export async function appendToLog(
  manager: EntityManager,
  organizationId: string,
  journal: Journal,
  recordedAt: Date,
): Promise<number> {
  const organization = idBytes(organizationId)
  const { version, changes } = journal.settings
  const head = await manager.query<{ affectedRows: number; insertId: number }>(
    `UPDATE log_head SET number = number + ?, sequence = LAST_INSERT_ID(sequence + ?), settings = settings + ?
     WHERE organizationId = ? AND settings = COALESCE(?, settings)`,
    [journal.numbered.length, journal.entries.length, Number(changes), organization, version],
  )
  if (head.affectedRows !== 1) {
    if (version !== null) throw new LostRace('Settings have changed.')
    throw new Error('the organisation has no log')
  }
  const last = Number(head.insertId)
  if (journal.numbered.length > 0) {
    const rows = await manager.query<{ number: number }[]>(
      'SELECT number FROM log_head WHERE organizationId = ?',
      [organization],
    )
    let number = (rows[0]?.number ?? 0) - journal.numbered.length
    for (const assign of journal.numbered) await assign((number += 1))
  }
  const first = last - journal.entries.length + 1
  await insertRows(
    manager,
    LogEntryEntity,
    journal.entries.map((entry, index) => ({
      organizationId,
      sequence: first + index,
      id: entry.id,
      kind: entry.kind,
      subjectKind: prefixOf(entry.subject) ?? '',
      subjectId: idBytes(entry.subject),
      summary: entry.summary.slice(0, 1000),
      actorKind: entry.actor.kind,
      actorUserId: entry.actor.userId,
      actorName: entry.actor.name,
      occurredAt: entry.occurredAt,
      recordedAt,
      data: entry.data as Record<string, unknown>,
      before: entry.before ?? null,
      after: entry.after,
    })),
  )
  return last
}
