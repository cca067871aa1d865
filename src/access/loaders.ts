import type { EntityManager } from 'typeorm'
import { selectRows, type EntityClass } from '../database/rows.js'
import { idBytes, isId } from '../ids/type-id.js'
import type { Context, LoaderDefinition } from './context.js'

/** More that a row must fulfil to be there for the viewer. */
export type Narrowing = (context: Context) => { sql: string; parameters: unknown[] }

/** One row for each id, of the viewer's organisation only; null for ids of nothing there. `from` is where it is read. */
export function byId<T extends { id: string; organizationId: string }>(
  prefix: string,
  entity: EntityClass<T>,
  narrowing: Narrowing = () => ({ sql: 'TRUE', parameters: [] }),
  from: (context: Context) => EntityManager = ({ manager }) => manager,
): LoaderDefinition<string, T | null> {
  return {
    name: `${prefix} by id`,
    read: async (context, ids) => {
      const known = ids.filter((id) => isId(prefix, id))
      const { sql, parameters } = narrowing(context)
      const rows =
        known.length === 0
          ? []
          : await selectRows(from(context), entity, `WHERE id IN (?) AND organizationId = ? AND ${sql}`, [
              known.map(idBytes),
              idBytes(context.viewer.organizationId),
              ...parameters,
            ])
      const found = new Map(rows.map((row) => [row.id, row]))
      return ids.map((id) => found.get(id) ?? null)
    },
  }
}

/** The same for rows of settings (src/entities.ts) that everybody may see: from memory as long as they stand. */
export function settingById<T extends { id: string; organizationId: string }>(
  prefix: string,
  entity: EntityClass<T>,
): LoaderDefinition<string, T | null> {
  const { name, read } = byId(prefix, entity)
  return {
    name,
    read: async (context, ids) => {
      if (!context.settled) return read(context, ids)
      const known = ids.filter((id) => isId(prefix, id))
      const found = await context.settled.byId(entity, context.viewer.organizationId, known)
      return ids.map((id) => found.get(id) ?? null)
    },
  }
}

/** All rows whose `column` is the id, in the order given: `manyBy('tasks', TaskEntity, 'incidentId', 'id')`. */
export function manyBy<T extends { organizationId: string }>(
  name: string,
  entity: EntityClass<T>,
  column: keyof T & string,
  order: string,
  condition = '',
): LoaderDefinition<string, T[]> {
  return {
    name,
    read: async (context, ids) => {
      const rows = await selectRows(
        context.manager,
        entity,
        `WHERE ${column} IN (?) AND organizationId = ? ${condition} ORDER BY ${order}`,
        [ids.map(idBytes), idBytes(context.viewer.organizationId)],
      )
      const groups = new Map<unknown, T[]>(ids.map((id) => [id, []]))
      for (const row of rows) groups.get(row[column])?.push(row)
      return ids.map((id) => groups.get(id) ?? [])
    },
  }
}
