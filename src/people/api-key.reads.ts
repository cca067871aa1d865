import { ApiKeyEntity } from '../access/api-key.entity.js'
import type { Context, LoaderDefinition } from '../access/context.js'
import { byId } from '../access/loaders.js'
import { atLeast } from '../access/rights.js'
import { selectRows } from '../database/rows.js'
import { idBytes } from '../ids/type-id.js'

const most = 1_000
const anyKey = byId('api_key', ApiKeyEntity)

/** Keys by id; only admins see another key than the one they came with. */
export const apiKeyById: LoaderDefinition<string, ApiKeyEntity | null> = {
  name: anyKey.name,
  read: async (context, ids) => {
    const { role, apiKeyId } = context.viewer
    const rows = await anyKey.read(context, ids)
    return rows.map((row) => (row && (atLeast(role, 'ADMIN') || row.id === apiKeyId) ? row : null))
  },
}

/** The organisation's keys, ended ones too, newest first, as many as one answer can hold. */
export function apiKeysOf({ manager, viewer }: Context): Promise<ApiKeyEntity[]> {
  return selectRows(
    manager,
    ApiKeyEntity,
    `WHERE organizationId = ? ORDER BY createdAt DESC, id DESC LIMIT ${most}`,
    [idBytes(viewer.organizationId)],
  )
}
