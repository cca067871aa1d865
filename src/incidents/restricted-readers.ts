import type { EntityManager } from 'typeorm'
import type { Context } from '../access/context.js'
import type { Sight, Viewer } from '../database/work.js'
import { selectRows } from '../database/rows.js'
import { idBytes } from '../ids/type-id.js'
import type { LogEntry } from '../log/log.reads.js'
import type { LogTail } from '../log/tail.js'
import type { Facets } from './facets.js'
import { filterSql } from './filter.js'
import { IncidentEntity } from './incident.entity.js'
import type { Interest } from './matching.js'
import { isAboutAccess } from './revalidated.js'
import { readerIds } from './visibility.js'

/** All who may read some restricted incident of an organisation, as their 16 bytes, and up to which entry. */
interface Readers {
  upTo: number
  ids: Promise<ReadonlySet<string>>
}

/** By the tail that all subscribers of an organisation share. */
const known = new WeakMap<LogTail, Readers>()

/** Whether an entry is about an incident that is restricted, or was before it. */
export const isRestricted = ({ subjectKind, is, was }: LogEntry) =>
  subjectKind === 'incident' && [is, was].some((facets) => (facets as Facets | null)?.restricted)

/**
 * With which sight the viewer is to be answered after these entries: NONE for all who see nothing restricted anyway,
 * so that they share one execution. Read again when an entry about a restricted incident passes, or one that makes
 * somebody ask who saw everything until then; who follows says where they began, since nobody else may have come so far.
 */
export async function narrowedSight(
  { manager, viewer }: Context,
  tail: LogTail,
  entries: readonly LogEntry[],
  begins = 0,
): Promise<Sight> {
  if (viewer.sight !== 'OWN') return viewer.sight
  const last = Math.max(
    begins,
    entries.filter((entry) => isRestricted(entry) || isAboutAccess(entry)).at(-1)?.sequence ?? 0,
  )
  let readers = known.get(tail)
  if (!readers || readers.upTo < last) {
    readers = { upTo: last, ids: readersIn(manager, viewer.organizationId) }
    known.set(tail, readers)
    const { ids } = readers
    ids.catch(() => known.get(tail)?.ids === ids && known.delete(tail))
  }
  const named = await readers.ids
  return readerIds(viewer).some((id) => named.has(idBytes(id).toString('latin1'))) ? 'OWN' : 'NONE'
}

async function readersIn(manager: EntityManager, organizationId: string): Promise<ReadonlySet<string>> {
  const rows = await manager.query<{ readerId: Buffer }[]>(
    'SELECT DISTINCT readerId FROM incident_reader WHERE organizationId = ?',
    [idBytes(organizationId)],
  )
  return new Set(rows.map(({ readerId }) => readerId.toString('latin1')))
}

/** The restricted incidents of an interest that a viewer saw as they were before, and sees no more as they are. */
export async function lostSight(
  manager: EntityManager,
  { id, filter }: Interest,
  before: Viewer,
  after: Viewer,
): Promise<string[]> {
  const wanted = filter || id === null ? filterSql(after.organizationId, filter ?? {}) : everyKind
  const one = id === null ? null : idBytes(id)
  const saw = namedOrAll(before)
  const sees = namedOrAll(after)
  const rows = await selectRows(
    manager,
    IncidentEntity,
    `WHERE ${wanted.sql}${one ? ' AND incident.id = ?' : ''} AND incident.restricted AND ${saw.sql} AND NOT ${sees.sql} ORDER BY incident.number`,
    [...wanted.parameters, ...(one ? [one] : []), ...saw.parameters, ...sees.parameters],
  )
  return rows.map(({ id }) => id)
}

/** Who follows one incident without a filter follows it also where it is a drill. */
const everyKind = { sql: 'TRUE', parameters: [] }

/** By the teams of the viewer as they are given, not as they are by now. */
function namedOrAll(viewer: Viewer): { sql: string; parameters: unknown[] } {
  if (viewer.sight === 'ALL') return { sql: 'TRUE', parameters: [] }
  const sql =
    'EXISTS (SELECT 1 FROM incident_reader r WHERE r.incidentId = incident.id AND r.readerId IN (?))'
  return { sql, parameters: [readerIds(viewer).map(idBytes)] }
}
