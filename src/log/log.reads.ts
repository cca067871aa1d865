import type { EntityManager } from 'typeorm'
import { selectRow, selectRows } from '../database/rows.js'
import type { Actor } from '../database/work.js'
import { idBytes, idText } from '../ids/type-id.js'
import { LogEntryEntity } from './log.entity.js'

/**
 * An entry as it is read: what it is about as a TypeID, and what changed lying open beside it, `before` and `after`
 * in its words. What filters can ask of the subject is therefore called `was` (null: as it is) and `is`.
 */
export interface LogEntry extends Omit<LogEntryEntity, 'before' | 'after'> {
  subject: string
  actor: Actor
  was: object | null
  is: object | null
}

/**
 * The log knows no kinds: whoever shows an entry asks `data` in the words of the room that recorded it. Done to the
 * row itself: copying it by spreading costs more than reading it (bench: timeline).
 */
export function opened(row: LogEntryEntity): LogEntry {
  const { data, before, after, actorKind, actorUserId, actorName } = row
  const entry = Object.assign(row, {
    before: undefined,
    after: undefined,
    was: before ?? null,
    is: after ?? null,
    subject: idText(row.subjectKind, row.subjectId),
    actor: { kind: actorKind, userId: actorUserId, name: actorName },
  })
  const open = entry as unknown as Record<string, unknown>
  for (const name of Object.keys(data)) open[name] ??= data[name]
  return entry
}

/** At most `limit` entries after a position, in log order, gapless. */
export async function entriesAfter(
  manager: EntityManager,
  organizationId: string,
  sequence: number,
  limit: number,
): Promise<LogEntry[]> {
  const rows = await selectRows(
    manager,
    LogEntryEntity,
    'WHERE organizationId = ? AND sequence > ? ORDER BY sequence LIMIT ?',
    [idBytes(organizationId), sequence, limit],
  )
  return rows.map(opened)
}

/** The sequence of the newest entry; 0 where nothing has happened. */
export async function headOf(manager: EntityManager, organizationId: string): Promise<number> {
  const rows = await manager.query<{ sequence: number }[]>(
    'SELECT sequence FROM log_head WHERE organizationId = ?',
    [idBytes(organizationId)],
  )
  return Number(rows[0]?.sequence ?? 0)
}

/** The newest entry about a subject before a position, or null. */
export async function entryBefore(
  manager: EntityManager,
  subject: string,
  sequence: number,
): Promise<LogEntry | null> {
  const row = await selectRow(
    manager,
    LogEntryEntity,
    'WHERE subjectId = ? AND sequence < ? ORDER BY sequence DESC LIMIT 1',
    [idBytes(subject), sequence],
  )
  return row && opened(row)
}
