import type { Context } from '../access/context.js'
import { settingById } from '../access/loaders.js'
import { selectRows } from '../database/rows.js'
import { idBytes } from '../ids/type-id.js'
import { CategoryEntity, PriorityRuleEntity } from './classification.entity.js'
import type { CategoryKind } from './classification.types.js'
import { wholeMatrix, type PriorityRule } from './priority-matrix.js'

export const categoryById = settingById('category', CategoryEntity)

/** The categories of one kind or of all, in the order in which people are offered them. */
export function listCategories(
  context: Context,
  kind: CategoryKind | null,
  includeRetired: boolean,
): Promise<CategoryEntity[]> {
  const organization = idBytes(context.viewer.organizationId)
  return selectRows(
    context.manager,
    CategoryEntity,
    `WHERE organizationId = ?${kind ? ' AND kind = ?' : ''}${includeRetired ? '' : ' AND NOT retired'}
     ORDER BY FIELD(kind, 'INCIDENT_TYPE', 'TECHNICAL', 'SERVICE'), position, name, id`,
    kind ? [organization, kind] : [organization],
  )
}

/** The nine rules as they stand now, the worst first. */
export async function priorityMatrix(context: Context): Promise<PriorityRule[]> {
  return wholeMatrix(
    await selectRows(context.manager, PriorityRuleEntity, 'WHERE organizationId = ?', [
      idBytes(context.viewer.organizationId),
    ]),
  )
}
