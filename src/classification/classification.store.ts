import { insertRows, selectRow } from '../database/rows.js'
import { selectSettings } from '../database/settings.js'
import type { Work } from '../database/work.js'
import { badInput, notFound } from '../errors/desk-error.js'
import { idBytes, isId } from '../ids/type-id.js'
import { CategoryEntity, PriorityRuleEntity } from './classification.entity.js'
import type { CategoryKind, Priority, Severity, Urgency } from './classification.types.js'
import { firstPriority, type PriorityRule } from './priority-matrix.js'

type Path = (string | number)[]

/** The category, locked until the end of the work; retired ones too. @throws NOT_FOUND */
export async function lockCategory(work: Work, id: string): Promise<CategoryEntity> {
  const category = isId('category', id)
    ? await selectRow(work.manager, CategoryEntity, 'WHERE id = ? AND organizationId = ? FOR UPDATE', [
        idBytes(id),
        idBytes(work.viewer.organizationId),
      ])
    : null
  if (!category) throw notFound(['input', 'id'])
  return category
}

/** A category of this kind, or of any, that may be chosen. @throws NOT_FOUND; BAD_USER_INPUT for a retired one */
export async function requireCategory(
  work: Work,
  id: string,
  kind: CategoryKind | null,
  path: Path,
): Promise<CategoryEntity> {
  const category = isId('category', id)
    ? await selectRow(work.manager, CategoryEntity, 'WHERE id = ? AND organizationId = ?', [
        idBytes(id),
        idBytes(work.viewer.organizationId),
      ])
    : null
  if (!category || (kind !== null && category.kind !== kind)) throw notFound(path)
  if (category.retired) throw badInput(path, 'is retired and cannot be chosen any more')
  return category
}

/** What a severity and an urgency give in this organisation now. */
export async function priorityFor(work: Work, severity: Severity, urgency: Urgency): Promise<Priority> {
  const [rule] = await selectSettings(
    work.manager,
    PriorityRuleEntity,
    'WHERE organizationId = ? AND severity = ? AND urgency = ?',
    [idBytes(work.viewer.organizationId), severity, urgency],
  )
  return rule?.priority ?? firstPriority(severity, urgency)
}

/** Writes rules of the matrix over those that are there. */
export async function putPriorityRules(work: Work, rules: readonly PriorityRule[]): Promise<void> {
  const { organizationId } = work.viewer
  await insertRows(
    work.manager,
    PriorityRuleEntity,
    rules.map(({ severity, urgency, priority }) => ({ organizationId, severity, urgency, priority })),
    'ON DUPLICATE KEY UPDATE priority = VALUES(priority)',
  )
}

/** The place behind all categories of this kind. */
export async function nextPosition(work: Work, kind: CategoryKind): Promise<number> {
  const [row] = await work.manager.query<{ last: number | null }[]>(
    'SELECT MAX(position) AS last FROM category WHERE organizationId = ? AND kind = ?',
    [idBytes(work.viewer.organizationId), kind],
  )
  return (row?.last ?? 0) + 1
}

/** The lists that every organisation starts from. */
export function standardCategories(
  work: Work,
): Promise<Pick<CategoryEntity, 'kind' | 'key' | 'name' | 'description' | 'position'>[]> {
  return work.manager.query('SELECT kind, `key`, name, description, position FROM standard_category')
}
