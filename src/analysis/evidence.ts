import type { Work } from '../database/work.js'
import { notFound } from '../errors/desk-error.js'
import { idBytes, idText, isId } from '../ids/type-id.js'
import type { IncidentEntity } from '../incidents/index.js'

/** Entries of the log by id, each once: all of these incidents. @throws NOT_FOUND with the path of the first that is not */
export async function requireEvidence(
  { manager }: Work,
  incidents: readonly IncidentEntity[],
  ids: readonly string[],
  pathOf: (index: number) => (string | number)[] = (index) => ['input', 'evidenceIds', index],
): Promise<string[]> {
  const known = ids.filter((id) => isId('event', id))
  const rows =
    known.length > 0
      ? await manager.query<{ id: Buffer }[]>(
          'SELECT id FROM log_entry WHERE id IN (?) AND subjectId IN (?)',
          [known.map(idBytes), incidents.map(({ id }) => idBytes(id))],
        )
      : []
  const found = new Set(rows.map(({ id }) => idText('event', id)))
  const missing = ids.findIndex((id) => !found.has(id))
  if (missing >= 0) throw notFound(pathOf(missing))
  return [...new Set(ids)]
}
