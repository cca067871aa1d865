import type { EntityManager } from 'typeorm'
import { insertRows, selectRows } from '../database/rows.js'
import type { Work } from '../database/work.js'
import { idBytes } from '../ids/type-id.js'
import { ImportedEntity, type ImportedKind } from './imports.entity.js'

/** Notes what came in; the database refuses to note the same twice. */
export async function noteImported(
  work: Work,
  source: string,
  kind: ImportedKind,
  things: { externalId: string; id: string; digest?: Buffer }[],
): Promise<void> {
  const { organizationId } = work.viewer
  await insertRows(
    work.manager,
    ImportedEntity,
    things.map(({ externalId, id, digest }) => ({
      organizationId,
      source,
      kind,
      externalId,
      subjectId: idBytes(id),
      digest: digest ?? null,
    })),
  )
}

/** Which of these came in before, by their names there. */
export async function importedBefore(
  work: Work,
  source: string,
  kind: ImportedKind,
  externalIds: string[],
): Promise<Map<string, ImportedEntity>> {
  const { organizationId } = work.viewer
  const rows = await selectRows(
    work.manager,
    ImportedEntity,
    'WHERE organizationId = ? AND source = ? AND kind = ? AND externalId IN (?)',
    [idBytes(organizationId), source, kind, externalIds],
  )
  return new Map(rows.map((row) => [row.externalId, row]))
}

/** All of a kind that came in before. */
export function allImported(
  manager: EntityManager,
  organizationId: string,
  source: string,
  kind: ImportedKind,
): Promise<ImportedEntity[]> {
  return selectRows(manager, ImportedEntity, 'WHERE organizationId = ? AND source = ? AND kind = ?', [
    idBytes(organizationId),
    source,
    kind,
  ])
}
