import type { Context } from '../access/context.js'
import { nestedPage } from '../access/nested-pages.js'
import { readPage, type KeyColumn, type KeysetQuery } from '../connections/keyset.js'
import { mapPage, type Page, type PageInput } from '../connections/page.js'
import { selectRows } from '../database/rows.js'
import { idBytes, isId } from '../ids/type-id.js'
import { logCursor } from '../log/cursor.js'
import { LogEntryEntity } from '../log/log.entity.js'
import { opened, type LogEntry } from '../log/log.reads.js'
import { eventTypes } from './event.types.js'
import type { IncidentEventKind, TimelineOrder } from './event.enums.js'
import { notOfHidden, partOfVisible } from './visibility.js'

/** Events of incidents by id; entries about other things are internal and never shown. */
export const eventById = {
  name: 'event by id',
  read: async (context: Context, ids: readonly string[]): Promise<(LogEntry | null)[]> => {
    const known = ids.filter((id) => isId('event', id))
    const { sql, parameters } = partOfVisible('log_entry', 'subjectId')(context)
    const rows =
      known.length > 0
        ? await selectRows(
            context.manager,
            LogEntryEntity,
            `WHERE id IN (?) AND organizationId = ? AND subjectKind = 'incident' AND ${sql}`,
            [known.map(idBytes), idBytes(context.viewer.organizationId), ...parameters],
          )
        : []
    const found = new Map(rows.filter(({ kind }) => eventTypes.has(kind)).map((row) => [row.id, opened(row)]))
    return ids.map((id) => found.get(id) ?? null)
  },
}

const sequence = (descending: boolean): KeyColumn<LogEntryEntity> => ({
  sql: 'sequence',
  value: (row) => row.sequence,
  kind: 'number',
  descending,
})

const byOccurrence: KeyColumn<LogEntryEntity>[] = [
  { sql: 'occurredAt', value: (row) => row.occurredAt, kind: 'instant' },
  sequence(false),
]

function kindsSql(kinds: IncidentEventKind[] | null | undefined): { sql: string; parameters: unknown[] } {
  return kinds && kinds.length > 0
    ? { sql: ' AND kind IN (?)', parameters: [kinds] }
    : { sql: '', parameters: [] }
}

/** What filters ask of an entry, which only those who follow the log need (bench: timeline). */
const filterable = ['before', 'after']

/** Everything that happened to one incident, oldest first. */
export async function timelinePage(
  context: Context,
  incidentId: string,
  page: PageInput,
  kinds: IncidentEventKind[] | null | undefined,
  orderBy: TimelineOrder,
): Promise<Page<LogEntry>> {
  const chosen = kindsSql(kinds)
  const query = (id: string): KeysetQuery<LogEntryEntity> => ({
    entity: LogEntryEntity,
    where: `subjectId = ?${chosen.sql}`,
    parameters: [idBytes(id), ...chosen.parameters],
    without: filterable,
    order: orderBy === 'OCCURRED' ? byOccurrence : [sequence(false)],
  })
  return mapPage(await nestedPage(context, 'timeline', incidentId, query, page, [kinds, orderBy]), opened)
}

/** The organisation's log of incidents, newest first. */
export async function pageOfEvents(
  context: Context,
  page: PageInput,
  kinds: IncidentEventKind[] | null | undefined,
  since: Date | null | undefined,
): Promise<Page<LogEntry>> {
  const chosen = kindsSql(kinds)
  const shown = notOfHidden(context.viewer, 'subjectId')
  const query: KeysetQuery<LogEntryEntity> = {
    entity: LogEntryEntity,
    where: `organizationId = ? AND subjectKind = 'incident'${chosen.sql}${since ? ' AND recordedAt >= ?' : ''} AND ${shown.sql}`,
    parameters: [
      idBytes(context.viewer.organizationId),
      ...chosen.parameters,
      ...(since ? [since] : []),
      ...shown.parameters,
    ],
    without: filterable,
    order: [sequence(true)],
  }
  return mapPage(await readPage(context.manager, query, page), opened)
}

export const cursorOf = (entry: Pick<LogEntryEntity, 'organizationId' | 'sequence'>) =>
  logCursor(entry.organizationId, entry.sequence)
