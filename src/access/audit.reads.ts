import type { EntityManager } from 'typeorm'
import { readPage } from '../connections/keyset.js'
import type { Page, PageInput } from '../connections/page.js'
import { selectRows } from '../database/rows.js'
import { idBytes } from '../ids/type-id.js'
import { AuditEntryEntity } from './audit.entity.js'
import type { Context } from './context.js'
import { byId } from './loaders.js'

/** Only for admins; for all others there is none. What is refused is written down without an entry in the log. */
export const auditEntryById = byId(
  'audit_entry',
  AuditEntryEntity,
  ({ viewer }) => ({ sql: viewer.role === 'ADMIN' ? 'TRUE' : 'FALSE', parameters: [] }),
  ({ primary }) => primary,
)

export interface AuditFilter {
  actorId?: string | null
  action?: string | null
  from?: Date | null
  to?: Date | null
}

/** Calls of mutations, newest first. */
export function pageOfAudit(
  { primary, viewer }: Context,
  page: PageInput,
  { actorId, action, from, to }: AuditFilter,
): Promise<Page<AuditEntryEntity>> {
  const conditions: [sql: string, value: unknown][] = [['organizationId = ?', idBytes(viewer.organizationId)]]
  if (actorId != null) conditions.push(['principal = ?', asWord(actorId)])
  if (action != null) conditions.push(['action = ?', asWord(action)])
  if (from) conditions.push(['at >= ?', from])
  if (to) conditions.push(['at < ?', to])
  return readPage(
    primary,
    {
      entity: AuditEntryEntity,
      where: conditions.map(([sql]) => sql).join(' AND '),
      parameters: conditions.map(([, value]) => value),
      order: [
        { sql: 'at', value: (row) => row.at, kind: 'instant', descending: true },
        { sql: 'id', value: (row) => idBytes(row.id), kind: 'id', descending: true },
      ],
    },
    page,
  )
}

/** From `from` on, until before `to`; null: without end on that side. */
export interface AuditSpan {
  from: Date | null
  to: Date | null
}

/** The entries of an organisation, oldest first, read by so many: what is held does not grow with the audit. */
export async function* auditInOrder(
  manager: EntityManager,
  organizationId: string,
  { from, to }: AuditSpan,
  size = 1_000,
): AsyncGenerator<AuditEntryEntity[]> {
  const ended: [sql: string, parameters: Date[]] = to ? ['AND at < ?', [to]] : ['', []]
  let at = from ?? new Date('1970-01-01T00:00:00Z')
  let id: Buffer = Buffer.alloc(16)
  for (;;) {
    const rows = await selectRows(
      manager,
      AuditEntryEntity,
      `WHERE organizationId = ? AND at >= ? ${ended[0]} AND (at > ? OR id > ?) ORDER BY at, id LIMIT ?`,
      [idBytes(organizationId), at, ...ended[1], at, id, size],
    )
    yield rows
    const last = rows.at(-1)
    if (!last || rows.length < size) return
    at = last.at
    id = idBytes(last.id)
  }
}

/** The columns are ASCII: what else is asked for names nothing. */
const asWord = (text: string) => (/^[\x21-\x7e]+$/.test(text) ? text : '')
